-- mysql, tidb
SELECT `t0`.`created_at`, CONVERT(`t0`.`agent` USING utf8mb4) COLLATE utf8mb4_0900_bin
FROM `tickets` AS `t0`
WHERE (`t0`.`created_at` >= ? AND DAYOFYEAR(`t0`.`created_at`) > 0) ORDER BY CONVERT(`t0`.`channel` USING utf8mb4) COLLATE utf8mb4_0900_bin IS NULL, FIELD(CONVERT(`t0`.`channel` USING utf8mb4) COLLATE utf8mb4_0900_bin, ?, ?, ?, ?) = 0, FIELD(CONVERT(`t0`.`channel` USING utf8mb4) COLLATE utf8mb4_0900_bin, ?, ?, ?, ?) DESC, CONVERT(`t0`.`channel` USING utf8mb4) COLLATE utf8mb4_0900_bin DESC, `t0`.`ticket_id`
LIMIT ? OFFSET ?;
-- ["2026-01-01 00:00:00","phone","chat","email","wechat","phone","chat","email","wechat",11,0]

-- mariadb
SELECT `t0`.`created_at`, CONVERT(`t0`.`agent` USING utf8mb4) COLLATE utf8mb4_nopad_bin
FROM `tickets` AS `t0`
WHERE (`t0`.`created_at` >= ? AND DAYOFYEAR(`t0`.`created_at`) > 0) ORDER BY CONVERT(`t0`.`channel` USING utf8mb4) COLLATE utf8mb4_nopad_bin IS NULL, FIELD(CONVERT(`t0`.`channel` USING utf8mb4) COLLATE utf8mb4_nopad_bin, ?, ?, ?, ?) = 0, FIELD(CONVERT(`t0`.`channel` USING utf8mb4) COLLATE utf8mb4_nopad_bin, ?, ?, ?, ?) DESC, CONVERT(`t0`.`channel` USING utf8mb4) COLLATE utf8mb4_nopad_bin DESC, `t0`.`ticket_id`
LIMIT ? OFFSET ?;
-- ["2026-01-01 00:00:00","phone","chat","email","wechat","phone","chat","email","wechat",11,0]

-- starrocks
SELECT `t0`.`created_at`, `t0`.`agent`
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= ?
ORDER BY `t0`.`channel` IS NULL, CASE `t0`.`channel` WHEN ? THEN 1 WHEN ? THEN 2 WHEN ? THEN 3 WHEN ? THEN 4 ELSE 0 END = 0, CASE `t0`.`channel` WHEN ? THEN 1 WHEN ? THEN 2 WHEN ? THEN 3 WHEN ? THEN 4 ELSE 0 END DESC, `t0`.`channel` DESC, `t0`.`ticket_id`
LIMIT ? OFFSET ?;
-- ["2026-01-01 00:00:00","phone","chat","email","wechat","phone","chat","email","wechat",11,0]

-- doris
SELECT `t0`.`created_at`, `t0`.`agent`
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= ?
ORDER BY `t0`.`channel` IS NULL, CASE `t0`.`channel` WHEN ? THEN 1 WHEN ? THEN 2 WHEN ? THEN 3 WHEN ? THEN 4 ELSE 0 END = 0, CASE `t0`.`channel` WHEN ? THEN 1 WHEN ? THEN 2 WHEN ? THEN 3 WHEN ? THEN 4 ELSE 0 END DESC, `t0`.`channel` DESC, `t0`.`ticket_id`
LIMIT 11 OFFSET 0;
-- ["2026-01-01 00:00:00","phone","chat","email","wechat","phone","chat","email","wechat"]

-- clickhouse
SELECT toString(toDateTime64(`t0`.`created_at`, 3, 'UTC')), toString(`t0`.`agent`)
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= toDateTime64('2026-01-01 00:00:00', 3, 'UTC') ORDER BY toString(`t0`.`channel`) IS NULL, CASE toString(`t0`.`channel`) WHEN 'phone' THEN 1 WHEN 'chat' THEN 2 WHEN 'email' THEN 3 WHEN 'wechat' THEN 4 ELSE 0 END = 0, CASE toString(`t0`.`channel`) WHEN 'phone' THEN 1 WHEN 'chat' THEN 2 WHEN 'email' THEN 3 WHEN 'wechat' THEN 4 ELSE 0 END DESC, toString(`t0`.`channel`) DESC, `t0`.`ticket_id`
LIMIT 11 OFFSET 0;
-- []

-- duckdb
SELECT "t0"."created_at", CAST("t0"."agent" AS VARCHAR)
FROM "tickets" AS "t0"
WHERE "t0"."created_at" >= CAST(? AS TIMESTAMP) ORDER BY CAST("t0"."channel" AS VARCHAR) IS NULL, CASE CAST("t0"."channel" AS VARCHAR) WHEN ? THEN 1 WHEN ? THEN 2 WHEN ? THEN 3 WHEN ? THEN 4 ELSE 0 END = 0, CASE CAST("t0"."channel" AS VARCHAR) WHEN ? THEN 1 WHEN ? THEN 2 WHEN ? THEN 3 WHEN ? THEN 4 ELSE 0 END DESC, CAST("t0"."channel" AS VARCHAR) DESC, "t0"."ticket_id"
LIMIT ? OFFSET ?;
-- ["2026-01-01 00:00:00","phone","chat","email","wechat","phone","chat","email","wechat",11,0]
