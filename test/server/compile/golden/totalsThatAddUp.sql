-- mysql
SELECT `md:0`, `md:1`, SUM(`md:rows`), SUM(`md:m0`), SUM(`md:m1`)
FROM (SELECT CONVERT(`t0`.`channel` USING utf8mb4) COLLATE utf8mb4_0900_bin AS `md:0`, CONVERT(`t0`.`region` USING utf8mb4) COLLATE utf8mb4_0900_bin AS `md:1`, COUNT(*) AS `md:rows`, COUNT(*) AS `md:m0`, SUM(`t0`.`replies`) AS `md:m1`
FROM `tickets` AS `t0`
GROUP BY `md:0`, `md:1`) AS `grouped`
GROUP BY `md:0`, `md:1` WITH ROLLUP
LIMIT 300001;
-- []

-- mariadb
SELECT `md:0`, `md:1`, SUM(`md:rows`), SUM(`md:m0`), SUM(`md:m1`)
FROM (SELECT CONVERT(`t0`.`channel` USING utf8mb4) COLLATE utf8mb4_nopad_bin AS `md:0`, CONVERT(`t0`.`region` USING utf8mb4) COLLATE utf8mb4_nopad_bin AS `md:1`, COUNT(*) AS `md:rows`, COUNT(*) AS `md:m0`, SUM(`t0`.`replies`) AS `md:m1`
FROM `tickets` AS `t0`
GROUP BY `md:0`, `md:1`) AS `grouped`
GROUP BY `md:0`, `md:1` WITH ROLLUP
LIMIT 300001;
-- []

-- tidb
SELECT CONVERT(`t0`.`channel` USING utf8mb4) COLLATE utf8mb4_0900_bin AS `md:0`, CONVERT(`t0`.`region` USING utf8mb4) COLLATE utf8mb4_0900_bin AS `md:1`, COUNT(*), SUM(`t0`.`replies`)
FROM `tickets` AS `t0`
GROUP BY `md:0`, `md:1`
LIMIT 100001;
-- []
SELECT CONVERT(`t0`.`channel` USING utf8mb4) COLLATE utf8mb4_0900_bin AS `md:0`, COUNT(*), SUM(`t0`.`replies`)
FROM `tickets` AS `t0`
GROUP BY `md:0`
LIMIT 100001;
-- []
SELECT COUNT(*), SUM(`t0`.`replies`)
FROM `tickets` AS `t0`
HAVING COUNT(*) > 0;
-- []

-- starrocks, doris
SELECT `t0`.`channel` AS `md:0`, `t0`.`region` AS `md:1`, COUNT(*), SUM(`t0`.`replies`)
FROM `tickets` AS `t0`
GROUP BY `md:0`, `md:1`
LIMIT 100001;
-- []
SELECT `t0`.`channel` AS `md:0`, COUNT(*), SUM(`t0`.`replies`)
FROM `tickets` AS `t0`
GROUP BY `md:0`
LIMIT 100001;
-- []
SELECT COUNT(*), SUM(`t0`.`replies`)
FROM `tickets` AS `t0`
HAVING COUNT(*) > 0;
-- []

-- clickhouse
SELECT toString(`t0`.`channel`) AS `md:0`, toString(`t0`.`region`) AS `md:1`, COUNT(*), SUM(`t0`.`replies`)
FROM `tickets` AS `t0`
GROUP BY `md:0`, `md:1`
LIMIT 100001;
-- []
SELECT toString(`t0`.`channel`) AS `md:0`, COUNT(*), SUM(`t0`.`replies`)
FROM `tickets` AS `t0`
GROUP BY `md:0`
LIMIT 100001;
-- []
SELECT COUNT(*), SUM(`t0`.`replies`)
FROM `tickets` AS `t0`
HAVING COUNT(*) > 0;
-- []

-- duckdb
SELECT "md:0", "md:1", SUM("md:rows"), SUM("md:m0"), SUM("md:m1")
FROM (SELECT CAST("t0"."channel" AS VARCHAR) AS "md:0", CAST("t0"."region" AS VARCHAR) AS "md:1", COUNT(*) AS "md:rows", COUNT(*) AS "md:m0", SUM("t0"."replies") AS "md:m1"
FROM "tickets" AS "t0"
GROUP BY "md:0", "md:1") AS "grouped"
GROUP BY ROLLUP ("md:0", "md:1")
LIMIT 300001;
-- []
