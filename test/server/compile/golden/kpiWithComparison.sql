-- mysql, tidb
SELECT 0, COUNT(*), COUNT(CASE WHEN (`t0`.`solved_at` >= '0001-01-01 00:00:00' AND DAYOFYEAR(`t0`.`solved_at`) > 0) THEN 1 END), SUM(`t0`.`first_response_seconds`), COUNT(`t0`.`first_response_seconds`), COUNT(DISTINCT CONVERT(`t0`.`agent` USING utf8mb4) COLLATE utf8mb4_0900_bin), NULL, NULL, NULL
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= '2026-03-27 00:00:00' AND `t0`.`created_at` < '2026-04-01 00:00:00' AND DAYOFYEAR(`t0`.`created_at`) > 0
HAVING COUNT(*) > 0
UNION ALL SELECT 1, NULL, NULL, NULL, NULL, NULL, MAX(`md:n`), MIN(CASE WHEN `md:upTo` > FLOOR(0.9e0 * (`md:n` - 1)) THEN `md:value` END), MIN(CASE WHEN `md:upTo` > CEILING(0.9e0 * (`md:n` - 1)) THEN `md:value` END)
FROM (SELECT `md:value`, SUM(`md:count`) OVER ( ORDER BY `md:value`) AS `md:upTo`, SUM(`md:count`) OVER () AS `md:n`
FROM (SELECT `t0`.`first_response_seconds` AS `md:value`, COUNT(`t0`.`first_response_seconds`) AS `md:count`
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= '2026-03-27 00:00:00' AND `t0`.`created_at` < '2026-04-01 00:00:00' AND DAYOFYEAR(`t0`.`created_at`) > 0 AND `t0`.`first_response_seconds` IS NOT NULL
GROUP BY `md:value`) AS `counts`) AS `ranked`
UNION ALL SELECT 2, COUNT(*), COUNT(CASE WHEN (`t0`.`solved_at` >= '0001-01-01 00:00:00' AND DAYOFYEAR(`t0`.`solved_at`) > 0) THEN 1 END), SUM(`t0`.`first_response_seconds`), COUNT(`t0`.`first_response_seconds`), COUNT(DISTINCT CONVERT(`t0`.`agent` USING utf8mb4) COLLATE utf8mb4_0900_bin), NULL, NULL, NULL
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= '2026-03-22 00:00:00' AND `t0`.`created_at` < '2026-03-27 00:00:00'
HAVING COUNT(*) > 0
UNION ALL SELECT 3, NULL, NULL, NULL, NULL, NULL, MAX(`md:n`), MIN(CASE WHEN `md:upTo` > FLOOR(0.9e0 * (`md:n` - 1)) THEN `md:value` END), MIN(CASE WHEN `md:upTo` > CEILING(0.9e0 * (`md:n` - 1)) THEN `md:value` END)
FROM (SELECT `md:value`, SUM(`md:count`) OVER ( ORDER BY `md:value`) AS `md:upTo`, SUM(`md:count`) OVER () AS `md:n`
FROM (SELECT `t0`.`first_response_seconds` AS `md:value`, COUNT(`t0`.`first_response_seconds`) AS `md:count`
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= '2026-03-22 00:00:00' AND `t0`.`created_at` < '2026-03-27 00:00:00' AND `t0`.`first_response_seconds` IS NOT NULL
GROUP BY `md:value`) AS `counts`) AS `ranked`;
-- []

-- mariadb
SELECT 0, COUNT(*), COUNT(CASE WHEN (`t0`.`solved_at` >= '0001-01-01 00:00:00' AND DAYOFYEAR(`t0`.`solved_at`) > 0) THEN 1 END), SUM(`t0`.`first_response_seconds`), COUNT(`t0`.`first_response_seconds`), COUNT(DISTINCT CONVERT(`t0`.`agent` USING utf8mb4) COLLATE utf8mb4_nopad_bin), NULL, NULL, NULL
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= '2026-03-27 00:00:00' AND `t0`.`created_at` < '2026-04-01 00:00:00' AND DAYOFYEAR(`t0`.`created_at`) > 0
GROUP BY NULL
UNION ALL SELECT 1, NULL, NULL, NULL, NULL, NULL, MAX(`md:n`), MIN(CASE WHEN `md:upTo` > FLOOR(0.9e0 * (`md:n` - 1)) THEN `md:value` END), MIN(CASE WHEN `md:upTo` > CEILING(0.9e0 * (`md:n` - 1)) THEN `md:value` END)
FROM (SELECT `md:value`, SUM(`md:count`) OVER ( ORDER BY `md:value`) AS `md:upTo`, SUM(`md:count`) OVER () AS `md:n`
FROM (SELECT `t0`.`first_response_seconds` AS `md:value`, COUNT(`t0`.`first_response_seconds`) AS `md:count`
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= '2026-03-27 00:00:00' AND `t0`.`created_at` < '2026-04-01 00:00:00' AND DAYOFYEAR(`t0`.`created_at`) > 0 AND `t0`.`first_response_seconds` IS NOT NULL
GROUP BY `md:value`) AS `counts`) AS `ranked`
UNION ALL SELECT 2, COUNT(*), COUNT(CASE WHEN (`t0`.`solved_at` >= '0001-01-01 00:00:00' AND DAYOFYEAR(`t0`.`solved_at`) > 0) THEN 1 END), SUM(`t0`.`first_response_seconds`), COUNT(`t0`.`first_response_seconds`), COUNT(DISTINCT CONVERT(`t0`.`agent` USING utf8mb4) COLLATE utf8mb4_nopad_bin), NULL, NULL, NULL
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= '2026-03-22 00:00:00' AND `t0`.`created_at` < '2026-03-27 00:00:00'
GROUP BY NULL
UNION ALL SELECT 3, NULL, NULL, NULL, NULL, NULL, MAX(`md:n`), MIN(CASE WHEN `md:upTo` > FLOOR(0.9e0 * (`md:n` - 1)) THEN `md:value` END), MIN(CASE WHEN `md:upTo` > CEILING(0.9e0 * (`md:n` - 1)) THEN `md:value` END)
FROM (SELECT `md:value`, SUM(`md:count`) OVER ( ORDER BY `md:value`) AS `md:upTo`, SUM(`md:count`) OVER () AS `md:n`
FROM (SELECT `t0`.`first_response_seconds` AS `md:value`, COUNT(`t0`.`first_response_seconds`) AS `md:count`
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= '2026-03-22 00:00:00' AND `t0`.`created_at` < '2026-03-27 00:00:00' AND `t0`.`first_response_seconds` IS NOT NULL
GROUP BY `md:value`) AS `counts`) AS `ranked`;
-- []

-- starrocks, doris
SELECT 0, COUNT(*), COUNT(`t0`.`solved_at`), SUM(`t0`.`first_response_seconds`), COUNT(`t0`.`first_response_seconds`), COUNT(DISTINCT `t0`.`agent`), NULL, NULL, NULL
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= '2026-03-27 00:00:00' AND `t0`.`created_at` < '2026-04-01 00:00:00'
HAVING COUNT(*) > 0
UNION ALL SELECT 1, NULL, NULL, NULL, NULL, NULL, MAX(`md:n`), MIN(CASE WHEN `md:upTo` > FLOOR(0.9e0 * (`md:n` - 1)) THEN `md:value` END), MIN(CASE WHEN `md:upTo` > CEILING(0.9e0 * (`md:n` - 1)) THEN `md:value` END)
FROM (SELECT `md:value`, SUM(`md:count`) OVER ( ORDER BY `md:value`) AS `md:upTo`, SUM(`md:count`) OVER () AS `md:n`
FROM (SELECT `t0`.`first_response_seconds` AS `md:value`, COUNT(`t0`.`first_response_seconds`) AS `md:count`
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= '2026-03-27 00:00:00' AND `t0`.`created_at` < '2026-04-01 00:00:00' AND `t0`.`first_response_seconds` IS NOT NULL
GROUP BY `md:value`) AS `counts`) AS `ranked`
UNION ALL SELECT 2, COUNT(*), COUNT(`t0`.`solved_at`), SUM(`t0`.`first_response_seconds`), COUNT(`t0`.`first_response_seconds`), COUNT(DISTINCT `t0`.`agent`), NULL, NULL, NULL
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= '2026-03-22 00:00:00' AND `t0`.`created_at` < '2026-03-27 00:00:00'
HAVING COUNT(*) > 0
UNION ALL SELECT 3, NULL, NULL, NULL, NULL, NULL, MAX(`md:n`), MIN(CASE WHEN `md:upTo` > FLOOR(0.9e0 * (`md:n` - 1)) THEN `md:value` END), MIN(CASE WHEN `md:upTo` > CEILING(0.9e0 * (`md:n` - 1)) THEN `md:value` END)
FROM (SELECT `md:value`, SUM(`md:count`) OVER ( ORDER BY `md:value`) AS `md:upTo`, SUM(`md:count`) OVER () AS `md:n`
FROM (SELECT `t0`.`first_response_seconds` AS `md:value`, COUNT(`t0`.`first_response_seconds`) AS `md:count`
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= '2026-03-22 00:00:00' AND `t0`.`created_at` < '2026-03-27 00:00:00' AND `t0`.`first_response_seconds` IS NOT NULL
GROUP BY `md:value`) AS `counts`) AS `ranked`;
-- []

-- clickhouse
SELECT 0, COUNT(*) AS `md:m0`, COUNT(`t0`.`solved_at`) AS `md:m1`, SUM(`t0`.`first_response_seconds`) AS `md:m2`, COUNT(`t0`.`first_response_seconds`) AS `md:m3`, quantileExactInclusive(0.9)(toFloat64(`t0`.`first_response_seconds`)) AS `md:m4`, COUNT(DISTINCT toString(`t0`.`agent`)) AS `md:m5`
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= toDateTime64('2026-03-27 00:00:00', 3, 'UTC') AND `t0`.`created_at` < toDateTime64('2026-04-01 00:00:00', 3, 'UTC')
HAVING COUNT(*) > 0
UNION ALL SELECT 1, COUNT(*) AS `md:m0`, COUNT(`t0`.`solved_at`) AS `md:m1`, SUM(`t0`.`first_response_seconds`) AS `md:m2`, COUNT(`t0`.`first_response_seconds`) AS `md:m3`, quantileExactInclusive(0.9)(toFloat64(`t0`.`first_response_seconds`)) AS `md:m4`, COUNT(DISTINCT toString(`t0`.`agent`)) AS `md:m5`
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= toDateTime64('2026-03-22 00:00:00', 3, 'UTC') AND `t0`.`created_at` < toDateTime64('2026-03-27 00:00:00', 3, 'UTC')
HAVING COUNT(*) > 0;
-- []

-- duckdb
SELECT 0, COUNT(*), COUNT("t0"."solved_at"), SUM("t0"."first_response_seconds"), COUNT("t0"."first_response_seconds"), quantile_cont(CAST("t0"."first_response_seconds" AS DOUBLE), 0.9), COUNT(DISTINCT CAST("t0"."agent" AS VARCHAR))
FROM "tickets" AS "t0"
WHERE "t0"."created_at" >= TIMESTAMP '2026-03-27 00:00:00' AND "t0"."created_at" < TIMESTAMP '2026-04-01 00:00:00'
HAVING COUNT(*) > 0
UNION ALL SELECT 1, COUNT(*), COUNT("t0"."solved_at"), SUM("t0"."first_response_seconds"), COUNT("t0"."first_response_seconds"), quantile_cont(CAST("t0"."first_response_seconds" AS DOUBLE), 0.9), COUNT(DISTINCT CAST("t0"."agent" AS VARCHAR))
FROM "tickets" AS "t0"
WHERE "t0"."created_at" >= TIMESTAMP '2026-03-22 00:00:00' AND "t0"."created_at" < TIMESTAMP '2026-03-27 00:00:00'
HAVING COUNT(*) > 0;
-- []
