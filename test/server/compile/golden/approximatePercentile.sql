-- mysql
SELECT MAX(`md:n`), MIN(CASE WHEN `md:upTo` > FLOOR(0.9e0 * (`md:n` - 1)) THEN `md:value` END), MIN(CASE WHEN `md:upTo` > CEILING(0.9e0 * (`md:n` - 1)) THEN `md:value` END)
FROM (SELECT `md:value`, SUM(`md:count`) OVER ( ORDER BY `md:value`) AS `md:upTo`, SUM(`md:count`) OVER () AS `md:n`
FROM (SELECT CASE WHEN `t0`.`first_response_seconds` > 0 THEN EXP((FLOOR(LN(`t0`.`first_response_seconds`) / 0.01980262729617973e0) + 0.5e0) * 0.01980262729617973e0) WHEN `t0`.`first_response_seconds` < 0 THEN -EXP((FLOOR(LN(-`t0`.`first_response_seconds`) / 0.01980262729617973e0) + 0.5e0) * 0.01980262729617973e0) WHEN `t0`.`first_response_seconds` = 0 THEN 0e0 END AS `md:value`, COUNT(`t0`.`first_response_seconds`) AS `md:count`
FROM `tickets` AS `t0`
GROUP BY `md:value`) AS `counts`) AS `ranked`
HAVING COUNT(*) > 0;
-- []

-- mariadb
SELECT MAX(`md:n`), MIN(CASE WHEN `md:upTo` > FLOOR(0.9e0 * (`md:n` - 1)) THEN `md:value` END), MIN(CASE WHEN `md:upTo` > CEILING(0.9e0 * (`md:n` - 1)) THEN `md:value` END)
FROM (SELECT `md:value`, SUM(`md:count`) OVER ( ORDER BY `md:value`) AS `md:upTo`, SUM(`md:count`) OVER () AS `md:n`
FROM (SELECT CASE WHEN `t0`.`first_response_seconds` > 0 THEN EXP((FLOOR(LN(`t0`.`first_response_seconds`) / 0.01980262729617973e0) + 0.5e0) * 0.01980262729617973e0) WHEN `t0`.`first_response_seconds` < 0 THEN -EXP((FLOOR(LN(-`t0`.`first_response_seconds`) / 0.01980262729617973e0) + 0.5e0) * 0.01980262729617973e0) WHEN `t0`.`first_response_seconds` = 0 THEN 0e0 END AS `md:value`, COUNT(`t0`.`first_response_seconds`) AS `md:count`
FROM `tickets` AS `t0`
GROUP BY `md:value`) AS `counts`) AS `ranked`
GROUP BY NULL;
-- []

-- tidb
SELECT APPROX_PERCENTILE(`t0`.`first_response_seconds`, 90)
FROM `tickets` AS `t0`
HAVING COUNT(*) > 0;
-- []

-- starrocks, doris
SELECT PERCENTILE_APPROX(`t0`.`first_response_seconds`, 0.9)
FROM `tickets` AS `t0`
HAVING COUNT(*) > 0;
-- []

-- clickhouse
SELECT quantileExactInclusive(0.9)(toFloat64(`t0`.`first_response_seconds`))
FROM `tickets` AS `t0`
HAVING COUNT(*) > 0;
-- []

-- duckdb
SELECT quantile_cont(CAST("t0"."first_response_seconds" AS DOUBLE), 0.9)
FROM "tickets" AS "t0"
HAVING COUNT(*) > 0;
-- []
