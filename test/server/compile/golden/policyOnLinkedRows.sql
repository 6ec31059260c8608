-- mysql, tidb
SELECT CONVERT(`t1`.`channel` USING utf8mb4) COLLATE utf8mb4_0900_bin AS `md:0`, COUNT(*)
FROM (SELECT `r`.*
FROM `feedback` AS `r`
WHERE (`r`.`ticket_id` IN (SELECT `r`.`ticket_id`
FROM `tickets` AS `r`
WHERE CONVERT(`r`.`region` USING utf8mb4) COLLATE utf8mb4_0900_bin = ?)) IS NOT TRUE) AS `t0`
LEFT JOIN (SELECT `r`.*
FROM `tickets` AS `r`
WHERE (`r`.`channel` IN (?, ?) AND CONVERT(`r`.`channel` USING utf8mb4) COLLATE utf8mb4_0900_bin IN (?, ?))) AS `t1` ON `t1`.`ticket_id` = `t0`.`ticket_id`
GROUP BY `md:0`
LIMIT 100001;
-- ["North","phone","chat","phone","chat"]

-- mariadb
SELECT CONVERT(`t1`.`channel` USING utf8mb4) COLLATE utf8mb4_nopad_bin AS `md:0`, COUNT(*)
FROM (SELECT `r`.*
FROM `feedback` AS `r`
WHERE (`r`.`ticket_id` IN (SELECT `r`.`ticket_id`
FROM `tickets` AS `r`
WHERE CONVERT(`r`.`region` USING utf8mb4) COLLATE utf8mb4_nopad_bin = ?)) IS NOT TRUE) AS `t0`
LEFT JOIN (SELECT `r`.*
FROM `tickets` AS `r`
WHERE (`r`.`channel` IN (?, ?) AND CONVERT(`r`.`channel` USING utf8mb4) COLLATE utf8mb4_nopad_bin IN (?, ?))) AS `t1` ON `t1`.`ticket_id` = `t0`.`ticket_id`
GROUP BY `md:0`
LIMIT 100001;
-- ["North","phone","chat","phone","chat"]

-- starrocks, doris
SELECT `t1`.`channel` AS `md:0`, COUNT(*)
FROM (SELECT `r`.*
FROM `feedback` AS `r`
WHERE NOT COALESCE(`r`.`ticket_id` IN (SELECT `r`.`ticket_id`
FROM `tickets` AS `r`
WHERE `r`.`region` = ?), FALSE)) AS `t0`
LEFT JOIN (SELECT `r`.*
FROM `tickets` AS `r`
WHERE `r`.`channel` IN (?, ?)) AS `t1` ON `t1`.`ticket_id` = `t0`.`ticket_id`
GROUP BY `md:0`
LIMIT 100001;
-- ["North","phone","chat"]

-- clickhouse
SELECT toString(`t1`.`channel`) AS `md:0`, COUNT(*)
FROM (SELECT `r`.*
FROM `feedback` AS `r`
WHERE NOT COALESCE(`r`.`ticket_id` IN (SELECT `r`.`ticket_id`
FROM `tickets` AS `r`
WHERE toString(`r`.`region`) = 'North'), FALSE)) AS `t0`
LEFT JOIN (SELECT `r`.*
FROM `tickets` AS `r`
WHERE toString(`r`.`channel`) IN ('phone', 'chat')) AS `t1` ON `t1`.`ticket_id` = `t0`.`ticket_id`
GROUP BY `md:0`
LIMIT 100001;
-- []

-- duckdb
SELECT CAST("t1"."channel" AS VARCHAR) AS "md:0", COUNT(*)
FROM (SELECT "r".*
FROM "feedback" AS "r"
WHERE ("r"."ticket_id" IN (SELECT "r"."ticket_id"
FROM "tickets" AS "r"
WHERE CAST("r"."region" AS VARCHAR) = ?)) IS NOT TRUE) AS "t0"
LEFT JOIN (SELECT "r".*
FROM "tickets" AS "r"
WHERE CAST("r"."channel" AS VARCHAR) IN (?, ?)) AS "t1" ON "t1"."ticket_id" = "t0"."ticket_id"
GROUP BY "md:0"
LIMIT 100001;
-- ["North","phone","chat"]
