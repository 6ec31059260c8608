-- mysql, tidb
SELECT `md:0`, MAX(`md:n`), MIN(CASE WHEN `md:upTo` > FLOOR(0.5e0 * (`md:n` - 1)) THEN `md:value` END), MIN(CASE WHEN `md:upTo` > CEILING(0.5e0 * (`md:n` - 1)) THEN `md:value` END), MIN(CASE WHEN `md:upTo` > FLOOR(0.9e0 * (`md:n` - 1)) THEN `md:value` END), MIN(CASE WHEN `md:upTo` > CEILING(0.9e0 * (`md:n` - 1)) THEN `md:value` END)
FROM (SELECT `md:0`, `md:value`, SUM(`md:count`) OVER (PARTITION BY `md:0` ORDER BY `md:value`) AS `md:upTo`, SUM(`md:count`) OVER (PARTITION BY `md:0`) AS `md:n`
FROM (SELECT CONVERT(`t0`.`channel` USING utf8mb4) COLLATE utf8mb4_0900_bin AS `md:0`, `t0`.`first_response_seconds` AS `md:value`, COUNT(`t0`.`first_response_seconds`) AS `md:count`
FROM `tickets` AS `t0`
GROUP BY `md:0`, `md:value`) AS `counts`) AS `ranked`
GROUP BY `md:0`;
-- []

-- mariadb
SELECT `md:0`, MAX(`md:n`), MIN(CASE WHEN `md:upTo` > FLOOR(0.5e0 * (`md:n` - 1)) THEN `md:value` END), MIN(CASE WHEN `md:upTo` > CEILING(0.5e0 * (`md:n` - 1)) THEN `md:value` END), MIN(CASE WHEN `md:upTo` > FLOOR(0.9e0 * (`md:n` - 1)) THEN `md:value` END), MIN(CASE WHEN `md:upTo` > CEILING(0.9e0 * (`md:n` - 1)) THEN `md:value` END)
FROM (SELECT `md:0`, `md:value`, SUM(`md:count`) OVER (PARTITION BY `md:0` ORDER BY `md:value`) AS `md:upTo`, SUM(`md:count`) OVER (PARTITION BY `md:0`) AS `md:n`
FROM (SELECT CONVERT(`t0`.`channel` USING utf8mb4) COLLATE utf8mb4_nopad_bin AS `md:0`, `t0`.`first_response_seconds` AS `md:value`, COUNT(`t0`.`first_response_seconds`) AS `md:count`
FROM `tickets` AS `t0`
GROUP BY `md:0`, `md:value`) AS `counts`) AS `ranked`
GROUP BY `md:0`;
-- []

-- starrocks, doris
SELECT `md:0`, MAX(`md:n`), MIN(CASE WHEN `md:upTo` > FLOOR(0.5e0 * (`md:n` - 1)) THEN `md:value` END), MIN(CASE WHEN `md:upTo` > CEILING(0.5e0 * (`md:n` - 1)) THEN `md:value` END), MIN(CASE WHEN `md:upTo` > FLOOR(0.9e0 * (`md:n` - 1)) THEN `md:value` END), MIN(CASE WHEN `md:upTo` > CEILING(0.9e0 * (`md:n` - 1)) THEN `md:value` END)
FROM (SELECT `md:0`, `md:value`, SUM(`md:count`) OVER (PARTITION BY `md:0` ORDER BY `md:value`) AS `md:upTo`, SUM(`md:count`) OVER (PARTITION BY `md:0`) AS `md:n`
FROM (SELECT `t0`.`channel` AS `md:0`, `t0`.`first_response_seconds` AS `md:value`, COUNT(`t0`.`first_response_seconds`) AS `md:count`
FROM `tickets` AS `t0`
GROUP BY `md:0`, `md:value`) AS `counts`) AS `ranked`
GROUP BY `md:0`;
-- []

-- clickhouse
SELECT toString(`t0`.`channel`) AS `md:0`, quantileExactInclusive(0.5)(toFloat64(`t0`.`first_response_seconds`)), quantileExactInclusive(0.9)(toFloat64(`t0`.`first_response_seconds`))
FROM `tickets` AS `t0`
GROUP BY `md:0`;
-- []

-- duckdb
SELECT CAST("t0"."channel" AS VARCHAR) AS "md:0", quantile_cont(CAST("t0"."first_response_seconds" AS DOUBLE), 0.5), quantile_cont(CAST("t0"."first_response_seconds" AS DOUBLE), 0.9)
FROM "tickets" AS "t0"
GROUP BY "md:0";
-- []
