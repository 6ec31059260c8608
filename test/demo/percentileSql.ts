/**
 * A percentile of each own group, type 7 of Hyndman and Fan, in SQL of any server: between the two values about the
 * rank it weighs both by their nearness. Rows: own, value.
 * @param rows a SELECT of `own` and of `value`, none of which is NULL
 */
export function percentileSql(rows: string, p: number): string {
  const placed = `SELECT own, value, ROW_NUMBER() OVER (PARTITION BY own ORDER BY value) - 1 AS place,
    COUNT(*) OVER (PARTITION BY own) - 1 AS top FROM (${rows}) valued`;
  return `SELECT own, SUM(value * GREATEST(0e0, 1e0 - ABS(place - ${p} * top))) AS value FROM (${placed}) placed GROUP BY own`;
}
