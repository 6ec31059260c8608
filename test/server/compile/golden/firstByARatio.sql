-- mysql, tidb
SELECT `md:0`, `md:m0`, `md:m1`
FROM (SELECT CONVERT(`t1`.`region` USING utf8mb4) COLLATE utf8mb4_0900_bin AS `md:0`, COUNT(CASE WHEN `t0`.`score` >= ? THEN 1 END) AS `md:m0`, COUNT(*) AS `md:m1`
FROM `feedback` AS `t0`
LEFT JOIN `tickets` AS `t1` ON `t1`.`ticket_id` = `t0`.`ticket_id`
GROUP BY `md:0`) AS `grouped` ORDER BY (`md:m0` * 1e0 / NULLIF(`md:m1`, 0)) IS NULL, (`md:m0` * 1e0 / NULLIF(`md:m1`, 0)) DESC, `md:0` IS NULL, `md:0`
LIMIT ? OFFSET ?;
-- [4,10,0]

-- mariadb
SELECT `md:0`, `md:m0`, `md:m1`
FROM (SELECT CONVERT(`t1`.`region` USING utf8mb4) COLLATE utf8mb4_nopad_bin AS `md:0`, COUNT(CASE WHEN `t0`.`score` >= ? THEN 1 END) AS `md:m0`, COUNT(*) AS `md:m1`
FROM `feedback` AS `t0`
LEFT JOIN `tickets` AS `t1` ON `t1`.`ticket_id` = `t0`.`ticket_id`
GROUP BY `md:0`) AS `grouped` ORDER BY (`md:m0` * 1e0 / NULLIF(`md:m1`, 0)) IS NULL, (`md:m0` * 1e0 / NULLIF(`md:m1`, 0)) DESC, `md:0` IS NULL, `md:0`
LIMIT ? OFFSET ?;
-- [4,10,0]

-- starrocks
SELECT `md:0`, `md:m0`, `md:m1`
FROM (SELECT `t1`.`region` AS `md:0`, COUNT(CASE WHEN `t0`.`score` >= ? THEN 1 END) AS `md:m0`, COUNT(*) AS `md:m1`
FROM `feedback` AS `t0`
LEFT JOIN `tickets` AS `t1` ON `t1`.`ticket_id` = `t0`.`ticket_id`
GROUP BY `md:0`) AS `grouped` ORDER BY (`md:m0` * 1e0 / NULLIF(`md:m1`, 0)) IS NULL, (`md:m0` * 1e0 / NULLIF(`md:m1`, 0)) DESC, `md:0` IS NULL, `md:0`
LIMIT ? OFFSET ?;
-- [4,10,0]

-- doris
SELECT `md:0`, `md:m0`, `md:m1`
FROM (SELECT `t1`.`region` AS `md:0`, COUNT(CASE WHEN `t0`.`score` >= ? THEN 1 END) AS `md:m0`, COUNT(*) AS `md:m1`
FROM `feedback` AS `t0`
LEFT JOIN `tickets` AS `t1` ON `t1`.`ticket_id` = `t0`.`ticket_id`
GROUP BY `md:0`) AS `grouped` ORDER BY (`md:m0` * 1e0 / NULLIF(`md:m1`, 0)) IS NULL, (`md:m0` * 1e0 / NULLIF(`md:m1`, 0)) DESC, `md:0` IS NULL, `md:0`
LIMIT 10 OFFSET 0;
-- [4]

-- clickhouse
SELECT `md:0`, `md:m0`, `md:m1`
FROM (SELECT toString(`t1`.`region`) AS `md:0`, COUNT(CASE WHEN `t0`.`score` >= 4 THEN 1 END) AS `md:m0`, COUNT(*) AS `md:m1`
FROM `feedback` AS `t0`
LEFT JOIN `tickets` AS `t1` ON `t1`.`ticket_id` = `t0`.`ticket_id`
GROUP BY `md:0`) AS `grouped` ORDER BY (`md:m0` * 1e0 / NULLIF(`md:m1`, 0)) IS NULL, (`md:m0` * 1e0 / NULLIF(`md:m1`, 0)) DESC, `md:0` IS NULL, `md:0`
LIMIT 10 OFFSET 0;
-- []

-- duckdb
SELECT "md:0", "md:m0", "md:m1"
FROM (SELECT CAST("t1"."region" AS VARCHAR) AS "md:0", COUNT(CASE WHEN "t0"."score" >= ? THEN 1 END) AS "md:m0", COUNT(*) AS "md:m1"
FROM "feedback" AS "t0"
LEFT JOIN "tickets" AS "t1" ON "t1"."ticket_id" = "t0"."ticket_id"
GROUP BY "md:0") AS "grouped" ORDER BY ("md:m0" * 1e0 / NULLIF("md:m1", 0)) IS NULL, ("md:m0" * 1e0 / NULLIF("md:m1", 0)) DESC, "md:0" IS NULL, "md:0"
LIMIT ? OFFSET ?;
-- [4,10,0]
