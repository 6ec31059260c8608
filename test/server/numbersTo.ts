/** A table in SQL of any server: `seq`, each whole number from 1 to `count`. */
export function numbersTo(count: number): string {
  const digits = `(${Array.from({ length: 10 }, (_, digit) => `SELECT ${digit} AS digit`).join(" UNION ALL ")})`;
  const places = Array.from({ length: String(count - 1).length }, (_, place) => place);
  const number = places.map((place) => `d${place}.digit * ${10 ** place}`).join(" + ");
  const tables = places.map((place) => `${digits} AS d${place}`).join(" CROSS JOIN ");
  return `(SELECT 1 + ${number} AS seq FROM ${tables} WHERE ${number} < ${count}) AS numbers`;
}
