-- mysql, tidb
SELECT SUM(`t0`.`replies`), SUM(CASE WHEN (`t0`.`channel` <=> ? AND CONVERT(`t0`.`channel` USING utf8mb4) COLLATE utf8mb4_0900_bin = ?) THEN `t0`.`replies` END), COUNT(CASE WHEN (`t0`.`channel` <=> ? AND CONVERT(`t0`.`channel` USING utf8mb4) COLLATE utf8mb4_0900_bin = ?) THEN 1 END), SUM(CASE WHEN (`t0`.`channel` <=> ? AND CONVERT(`t0`.`channel` USING utf8mb4) COLLATE utf8mb4_0900_bin = ?) THEN `t0`.`replies` END), COUNT(CASE WHEN (`t0`.`channel` <=> ? AND CONVERT(`t0`.`channel` USING utf8mb4) COLLATE utf8mb4_0900_bin = ?) THEN 1 END)
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= '2026-01-01 00:00:00' AND `t0`.`created_at` < '2026-01-04 00:00:00'
HAVING COUNT(*) > 0;
-- ["phone","phone","phone","phone","chat","chat","chat","chat"]

-- mariadb
SELECT SUM(`t0`.`replies`), SUM(CASE WHEN (`t0`.`channel` = ? AND CONVERT(`t0`.`channel` USING utf8mb4) COLLATE utf8mb4_nopad_bin = ?) THEN `t0`.`replies` END), COUNT(CASE WHEN (`t0`.`channel` = ? AND CONVERT(`t0`.`channel` USING utf8mb4) COLLATE utf8mb4_nopad_bin = ?) THEN 1 END), SUM(CASE WHEN (`t0`.`channel` = ? AND CONVERT(`t0`.`channel` USING utf8mb4) COLLATE utf8mb4_nopad_bin = ?) THEN `t0`.`replies` END), COUNT(CASE WHEN (`t0`.`channel` = ? AND CONVERT(`t0`.`channel` USING utf8mb4) COLLATE utf8mb4_nopad_bin = ?) THEN 1 END)
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= '2026-01-01 00:00:00' AND `t0`.`created_at` < '2026-01-04 00:00:00'
GROUP BY NULL;
-- ["phone","phone","phone","phone","chat","chat","chat","chat"]

-- starrocks, doris
SELECT SUM(`t0`.`replies`), SUM(CASE WHEN `t0`.`channel` = ? THEN `t0`.`replies` END), COUNT(CASE WHEN `t0`.`channel` = ? THEN 1 END), SUM(CASE WHEN `t0`.`channel` = ? THEN `t0`.`replies` END), COUNT(CASE WHEN `t0`.`channel` = ? THEN 1 END)
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= '2026-01-01 00:00:00' AND `t0`.`created_at` < '2026-01-04 00:00:00'
HAVING COUNT(*) > 0;
-- ["phone","phone","chat","chat"]

-- clickhouse
SELECT SUM(`t0`.`replies`), SUM(CASE WHEN toString(`t0`.`channel`) = 'phone' THEN `t0`.`replies` END), COUNT(CASE WHEN toString(`t0`.`channel`) = 'phone' THEN 1 END), SUM(CASE WHEN toString(`t0`.`channel`) = 'chat' THEN `t0`.`replies` END), COUNT(CASE WHEN toString(`t0`.`channel`) = 'chat' THEN 1 END)
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= toDateTime64('2026-01-01 00:00:00', 3, 'UTC') AND `t0`.`created_at` < toDateTime64('2026-01-04 00:00:00', 3, 'UTC')
HAVING COUNT(*) > 0;
-- []

-- duckdb
SELECT SUM("t0"."replies"), SUM(CASE WHEN CAST("t0"."channel" AS VARCHAR) = ? THEN "t0"."replies" END), COUNT(CASE WHEN CAST("t0"."channel" AS VARCHAR) = ? THEN 1 END), SUM(CASE WHEN CAST("t0"."channel" AS VARCHAR) = ? THEN "t0"."replies" END), COUNT(CASE WHEN CAST("t0"."channel" AS VARCHAR) = ? THEN 1 END)
FROM "tickets" AS "t0"
WHERE "t0"."created_at" >= TIMESTAMP '2026-01-01 00:00:00' AND "t0"."created_at" < TIMESTAMP '2026-01-04 00:00:00'
HAVING COUNT(*) > 0;
-- ["phone","phone","chat","chat"]
