-- mysql, tidb
SELECT CASE WHEN `md:place` <= ? THEN `md:0` END AS `md:value`, CASE WHEN `md:place` <= ? THEN 0 ELSE 1 END AS `md:other`, SUM(`md:m0`), SUM(`md:m1`)
FROM (SELECT `md:0`, `md:m0`, `md:m1`, ROW_NUMBER() OVER (ORDER BY `md:m0` IS NULL, `md:m0` DESC, `md:0` IS NULL, `md:0`) AS `md:place`
FROM (SELECT CONVERT(`t0`.`region` USING utf8mb4) COLLATE utf8mb4_0900_bin AS `md:0`, COUNT(*) AS `md:m0`, SUM(`t0`.`replies`) AS `md:m1`
FROM `tickets` AS `t0`
GROUP BY `md:0`) AS `grouped`) AS `placed`
GROUP BY `md:value`, `md:other`;
-- [2,2]

-- mariadb
SELECT CASE WHEN `md:place` <= ? THEN `md:0` END AS `md:value`, CASE WHEN `md:place` <= ? THEN 0 ELSE 1 END AS `md:other`, SUM(`md:m0`), SUM(`md:m1`)
FROM (SELECT `md:0`, `md:m0`, `md:m1`, ROW_NUMBER() OVER (ORDER BY `md:m0` IS NULL, `md:m0` DESC, `md:0` IS NULL, `md:0`) AS `md:place`
FROM (SELECT CONVERT(`t0`.`region` USING utf8mb4) COLLATE utf8mb4_nopad_bin AS `md:0`, COUNT(*) AS `md:m0`, SUM(`t0`.`replies`) AS `md:m1`
FROM `tickets` AS `t0`
GROUP BY `md:0`) AS `grouped`) AS `placed`
GROUP BY `md:value`, `md:other`;
-- [2,2]

-- starrocks, doris
SELECT CASE WHEN `md:place` <= ? THEN `md:0` END AS `md:value`, CASE WHEN `md:place` <= ? THEN 0 ELSE 1 END AS `md:other`, SUM(`md:m0`), SUM(`md:m1`)
FROM (SELECT `md:0`, `md:m0`, `md:m1`, ROW_NUMBER() OVER (ORDER BY `md:m0` IS NULL, `md:m0` DESC, `md:0` IS NULL, `md:0`) AS `md:place`
FROM (SELECT `t0`.`region` AS `md:0`, COUNT(*) AS `md:m0`, SUM(`t0`.`replies`) AS `md:m1`
FROM `tickets` AS `t0`
GROUP BY `md:0`) AS `grouped`) AS `placed`
GROUP BY `md:value`, `md:other`;
-- [2,2]

-- clickhouse
SELECT CASE WHEN `md:place` <= 2 THEN `md:0` END AS `md:value`, CASE WHEN `md:place` <= 2 THEN 0 ELSE 1 END AS `md:other`, SUM(`md:m0`), SUM(`md:m1`)
FROM (SELECT `md:0`, `md:m0`, `md:m1`, ROW_NUMBER() OVER (ORDER BY `md:m0` IS NULL, `md:m0` DESC, `md:0` IS NULL, `md:0`) AS `md:place`
FROM (SELECT toString(`t0`.`region`) AS `md:0`, COUNT(*) AS `md:m0`, SUM(`t0`.`replies`) AS `md:m1`
FROM `tickets` AS `t0`
GROUP BY `md:0`) AS `grouped`) AS `placed`
GROUP BY `md:value`, `md:other`;
-- []

-- duckdb
SELECT CASE WHEN "md:place" <= ? THEN "md:0" END AS "md:value", CASE WHEN "md:place" <= ? THEN 0 ELSE 1 END AS "md:other", SUM("md:m0"), SUM("md:m1")
FROM (SELECT "md:0", "md:m0", "md:m1", ROW_NUMBER() OVER (ORDER BY "md:m0" IS NULL, "md:m0" DESC, "md:0" IS NULL, "md:0") AS "md:place"
FROM (SELECT CAST("t0"."region" AS VARCHAR) AS "md:0", COUNT(*) AS "md:m0", SUM("t0"."replies") AS "md:m1"
FROM "tickets" AS "t0"
GROUP BY "md:0") AS "grouped") AS "placed"
GROUP BY "md:value", "md:other";
-- [2,2]
