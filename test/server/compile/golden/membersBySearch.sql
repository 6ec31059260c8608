-- mysql, tidb
SELECT `md:value`, `md:rows`
FROM (SELECT CONVERT(`t0`.`region` USING utf8mb4) COLLATE utf8mb4_0900_bin AS `md:value`, COUNT(*) AS `md:rows`
FROM `tickets` AS `t0`
WHERE LOWER(CONVERT(`t0`.`region` USING utf8mb4) COLLATE utf8mb4_0900_bin) LIKE ? ESCAPE '|'
GROUP BY `md:value`) AS `members`
ORDER BY `md:rows` DESC, `md:value` IS NULL, `md:value`
LIMIT ? OFFSET ?;
-- ["%ly|%%",101,0]

-- mariadb
SELECT `md:value`, `md:rows`
FROM (SELECT CONVERT(`t0`.`region` USING utf8mb4) COLLATE utf8mb4_nopad_bin AS `md:value`, COUNT(*) AS `md:rows`
FROM `tickets` AS `t0`
WHERE LOWER(CONVERT(`t0`.`region` USING utf8mb4) COLLATE utf8mb4_nopad_bin) LIKE ? ESCAPE '|'
GROUP BY `md:value`) AS `members`
ORDER BY `md:rows` DESC, `md:value` IS NULL, `md:value`
LIMIT ? OFFSET ?;
-- ["%ly|%%",101,0]

-- starrocks
SELECT `md:value`, `md:rows`
FROM (SELECT `t0`.`region` AS `md:value`, COUNT(*) AS `md:rows`
FROM `tickets` AS `t0`
WHERE LOCATE(?, LOWER(`t0`.`region`)) > 0
GROUP BY `md:value`) AS `members`
ORDER BY `md:rows` DESC, `md:value` IS NULL, `md:value`
LIMIT ? OFFSET ?;
-- ["ly%",101,0]

-- doris
SELECT `md:value`, `md:rows`
FROM (SELECT `t0`.`region` AS `md:value`, COUNT(*) AS `md:rows`
FROM `tickets` AS `t0`
WHERE LOCATE(?, LOWER(`t0`.`region`)) > 0
GROUP BY `md:value`) AS `members`
ORDER BY `md:rows` DESC, `md:value` IS NULL, `md:value`
LIMIT 101 OFFSET 0;
-- ["ly%"]

-- clickhouse
SELECT `md:value`, `md:rows`
FROM (SELECT toString(`t0`.`region`) AS `md:value`, COUNT(*) AS `md:rows`
FROM `tickets` AS `t0`
WHERE position(lowerUTF8(toString(`t0`.`region`)), 'ly\x25') > 0
GROUP BY `md:value`) AS `members`
ORDER BY `md:rows` DESC, `md:value` IS NULL, `md:value`
LIMIT 101 OFFSET 0;
-- []

-- duckdb
SELECT "md:value", "md:rows"
FROM (SELECT CAST("t0"."region" AS VARCHAR) AS "md:value", COUNT(*) AS "md:rows"
FROM "tickets" AS "t0"
WHERE contains(LOWER(CAST("t0"."region" AS VARCHAR)), ?)
GROUP BY "md:value") AS "members"
ORDER BY "md:rows" DESC, "md:value" IS NULL, "md:value"
LIMIT ? OFFSET ?;
-- ["ly%",101,0]
