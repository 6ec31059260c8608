-- mysql, tidb
SELECT `md:0`, `md:m0`, `md:m1`
FROM (SELECT CONVERT(`t0`.`agent` USING utf8mb4) COLLATE utf8mb4_0900_bin AS `md:0`, SUM(`t0`.`first_response_seconds`) AS `md:m0`, COUNT(`t0`.`first_response_seconds`) AS `md:m1`
FROM `tickets` AS `t0`
GROUP BY `md:0`) AS `grouped` ORDER BY (`md:m0` * 1e0 / NULLIF(`md:m1`, 0)) IS NULL, (`md:m0` * 1e0 / NULLIF(`md:m1`, 0)) DESC, `md:0` IS NULL, `md:0`
LIMIT ? OFFSET ?;
-- [30,0]

-- mariadb
SELECT `md:0`, `md:m0`, `md:m1`
FROM (SELECT CONVERT(`t0`.`agent` USING utf8mb4) COLLATE utf8mb4_nopad_bin AS `md:0`, SUM(`t0`.`first_response_seconds`) AS `md:m0`, COUNT(`t0`.`first_response_seconds`) AS `md:m1`
FROM `tickets` AS `t0`
GROUP BY `md:0`) AS `grouped` ORDER BY (`md:m0` * 1e0 / NULLIF(`md:m1`, 0)) IS NULL, (`md:m0` * 1e0 / NULLIF(`md:m1`, 0)) DESC, `md:0` IS NULL, `md:0`
LIMIT ? OFFSET ?;
-- [30,0]

-- starrocks
SELECT `md:0`, `md:m0`, `md:m1`
FROM (SELECT `t0`.`agent` AS `md:0`, SUM(`t0`.`first_response_seconds`) AS `md:m0`, COUNT(`t0`.`first_response_seconds`) AS `md:m1`
FROM `tickets` AS `t0`
GROUP BY `md:0`) AS `grouped` ORDER BY (`md:m0` * 1e0 / NULLIF(`md:m1`, 0)) IS NULL, (`md:m0` * 1e0 / NULLIF(`md:m1`, 0)) DESC, `md:0` IS NULL, `md:0`
LIMIT ? OFFSET ?;
-- [30,0]

-- doris
SELECT `md:0`, `md:m0`, `md:m1`
FROM (SELECT `t0`.`agent` AS `md:0`, SUM(`t0`.`first_response_seconds`) AS `md:m0`, COUNT(`t0`.`first_response_seconds`) AS `md:m1`
FROM `tickets` AS `t0`
GROUP BY `md:0`) AS `grouped` ORDER BY (`md:m0` * 1e0 / NULLIF(`md:m1`, 0)) IS NULL, (`md:m0` * 1e0 / NULLIF(`md:m1`, 0)) DESC, `md:0` IS NULL, `md:0`
LIMIT 30 OFFSET 0;
-- []

-- clickhouse
SELECT `md:0`, `md:m0`, `md:m1`
FROM (SELECT toString(`t0`.`agent`) AS `md:0`, SUM(`t0`.`first_response_seconds`) AS `md:m0`, COUNT(`t0`.`first_response_seconds`) AS `md:m1`
FROM `tickets` AS `t0`
GROUP BY `md:0`) AS `grouped` ORDER BY (`md:m0` * 1e0 / NULLIF(`md:m1`, 0)) IS NULL, (`md:m0` * 1e0 / NULLIF(`md:m1`, 0)) DESC, `md:0` IS NULL, `md:0`
LIMIT 30 OFFSET 0;
-- []

-- duckdb
SELECT "md:0", "md:m0", "md:m1"
FROM (SELECT CAST("t0"."agent" AS VARCHAR) AS "md:0", SUM("t0"."first_response_seconds") AS "md:m0", COUNT("t0"."first_response_seconds") AS "md:m1"
FROM "tickets" AS "t0"
GROUP BY "md:0") AS "grouped" ORDER BY ("md:m0" * 1e0 / NULLIF("md:m1", 0)) IS NULL, ("md:m0" * 1e0 / NULLIF("md:m1", 0)) DESC, "md:0" IS NULL, "md:0"
LIMIT ? OFFSET ?;
-- [30,0]
