-- mysql
SELECT CONVERT(`t0`.`channel` USING utf8mb4) COLLATE utf8mb4_0900_bin AS `md:0`, COUNT(*), COUNT(DISTINCT CONVERT(`t0`.`agent` USING utf8mb4) COLLATE utf8mb4_0900_bin)
FROM `tickets` AS `t0`
GROUP BY `md:0` WITH ROLLUP
LIMIT 200001;
-- []

-- mariadb
SELECT CONVERT(`t0`.`channel` USING utf8mb4) COLLATE utf8mb4_nopad_bin AS `md:0`, COUNT(*), COUNT(DISTINCT CONVERT(`t0`.`agent` USING utf8mb4) COLLATE utf8mb4_nopad_bin)
FROM `tickets` AS `t0`
GROUP BY `md:0` WITH ROLLUP
LIMIT 200001;
-- []

-- tidb
SELECT CONVERT(`t0`.`channel` USING utf8mb4) COLLATE utf8mb4_0900_bin AS `md:0`, COUNT(DISTINCT CONVERT(`t0`.`agent` USING utf8mb4) COLLATE utf8mb4_0900_bin)
FROM `tickets` AS `t0`
GROUP BY `md:0`
LIMIT 100001;
-- []
SELECT COUNT(DISTINCT CONVERT(`t0`.`agent` USING utf8mb4) COLLATE utf8mb4_0900_bin)
FROM `tickets` AS `t0`
HAVING COUNT(*) > 0;
-- []

-- starrocks, doris
SELECT `t0`.`channel` AS `md:0`, COUNT(DISTINCT `t0`.`agent`)
FROM `tickets` AS `t0`
GROUP BY `md:0`
LIMIT 100001;
-- []
SELECT COUNT(DISTINCT `t0`.`agent`)
FROM `tickets` AS `t0`
HAVING COUNT(*) > 0;
-- []

-- clickhouse
SELECT toString(`t0`.`channel`) AS `md:0`, COUNT(DISTINCT toString(`t0`.`agent`))
FROM `tickets` AS `t0`
GROUP BY `md:0`
LIMIT 100001;
-- []
SELECT COUNT(DISTINCT toString(`t0`.`agent`))
FROM `tickets` AS `t0`
HAVING COUNT(*) > 0;
-- []

-- duckdb
SELECT CAST("t0"."channel" AS VARCHAR) AS "md:0", COUNT(*), COUNT(DISTINCT CAST("t0"."agent" AS VARCHAR))
FROM "tickets" AS "t0"
GROUP BY ROLLUP ("md:0")
LIMIT 200001;
-- []
