-- mysql, tidb
SELECT CASE WHEN `md:step` = 1 THEN `md:start` ELSE `md:end` END AS `md:bucket`, `md:0`, SUM(`md:step`), SUM(CASE WHEN `md:value` IS NULL THEN 0 ELSE `md:step` END)
FROM (SELECT `md:0`, `md:value`, GREATEST(`md:first`, COALESCE(LAG(`md:end`) OVER (PARTITION BY `md:0`, `md:value` ORDER BY `md:first`), 0)) AS `md:start`, `md:end`
FROM (SELECT CONVERT(`t0`.`channel` USING utf8mb4) COLLATE utf8mb4_0900_bin AS `md:0`, CASE WHEN (`t0`.`urgent` <> 0) THEN CONVERT(`t0`.`agent` USING utf8mb4) COLLATE utf8mb4_0900_bin END AS `md:value`, CASE WHEN `t0`.`created_at` < '2026-01-02 00:00:00' THEN 0 ELSE 1 + TIMESTAMPDIFF(SECOND, '2026-01-02 00:00:00', `t0`.`created_at`) DIV 86400 END AS `md:first`, MAX(CASE WHEN `t0`.`created_at` < '2025-12-28 00:00:00' THEN TIMESTAMPDIFF(SECOND, '2025-12-26 00:00:00', `t0`.`created_at`) DIV 86400 ELSE 2 END) + 1 AS `md:end`
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= '2025-12-26 00:00:00' AND `t0`.`created_at` < '2026-01-04 00:00:00' AND DAYOFYEAR(`t0`.`created_at`) > 0
GROUP BY `md:0`, `md:value`, `md:first`) AS `runs`) AS `cut`
CROSS JOIN (SELECT 1 AS `md:step`
UNION ALL SELECT -1) AS `steps`
WHERE `md:start` < `md:end`
GROUP BY `md:bucket`, `md:0`;
-- []

-- mariadb
SELECT CASE WHEN `md:step` = 1 THEN `md:start` ELSE `md:end` END AS `md:bucket`, `md:0`, SUM(`md:step`), SUM(CASE WHEN `md:value` IS NULL THEN 0 ELSE `md:step` END)
FROM (SELECT `md:0`, `md:value`, GREATEST(`md:first`, COALESCE(LAG(`md:end`) OVER (PARTITION BY `md:0`, `md:value` ORDER BY `md:first`), 0)) AS `md:start`, `md:end`
FROM (SELECT CONVERT(`t0`.`channel` USING utf8mb4) COLLATE utf8mb4_nopad_bin AS `md:0`, CASE WHEN (`t0`.`urgent` <> 0) THEN CONVERT(`t0`.`agent` USING utf8mb4) COLLATE utf8mb4_nopad_bin END AS `md:value`, CASE WHEN `t0`.`created_at` < '2026-01-02 00:00:00' THEN 0 ELSE 1 + TIMESTAMPDIFF(SECOND, '2026-01-02 00:00:00', `t0`.`created_at`) DIV 86400 END AS `md:first`, MAX(CASE WHEN `t0`.`created_at` < '2025-12-28 00:00:00' THEN TIMESTAMPDIFF(SECOND, '2025-12-26 00:00:00', `t0`.`created_at`) DIV 86400 ELSE 2 END) + 1 AS `md:end`
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= '2025-12-26 00:00:00' AND `t0`.`created_at` < '2026-01-04 00:00:00' AND DAYOFYEAR(`t0`.`created_at`) > 0
GROUP BY `md:0`, `md:value`, `md:first`) AS `runs`) AS `cut`
CROSS JOIN (SELECT 1 AS `md:step`
UNION ALL SELECT -1) AS `steps`
WHERE `md:start` < `md:end`
GROUP BY `md:bucket`, `md:0`;
-- []

-- starrocks, doris
SELECT CASE WHEN `md:step` = 1 THEN `md:start` ELSE `md:end` END AS `md:bucket`, `md:0`, SUM(`md:step`), SUM(CASE WHEN `md:value` IS NULL THEN 0 ELSE `md:step` END)
FROM (SELECT `md:0`, `md:value`, GREATEST(`md:first`, COALESCE(LAG(`md:end`) OVER (PARTITION BY `md:0`, `md:value` ORDER BY `md:first`), 0)) AS `md:start`, `md:end`
FROM (SELECT `t0`.`channel` AS `md:0`, CASE WHEN (`t0`.`urgent` <> 0) THEN `t0`.`agent` END AS `md:value`, CASE WHEN `t0`.`created_at` < '2026-01-02 00:00:00' THEN 0 ELSE 1 + TIMESTAMPDIFF(SECOND, '2026-01-02 00:00:00', `t0`.`created_at`) DIV 86400 END AS `md:first`, MAX(CASE WHEN `t0`.`created_at` < '2025-12-28 00:00:00' THEN TIMESTAMPDIFF(SECOND, '2025-12-26 00:00:00', `t0`.`created_at`) DIV 86400 ELSE 2 END) + 1 AS `md:end`
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= '2025-12-26 00:00:00' AND `t0`.`created_at` < '2026-01-04 00:00:00'
GROUP BY `md:0`, `md:value`, `md:first`) AS `runs`) AS `cut`
CROSS JOIN (SELECT 1 AS `md:step`
UNION ALL SELECT -1) AS `steps`
WHERE `md:start` < `md:end`
GROUP BY `md:bucket`, `md:0`;
-- []

-- clickhouse
SELECT CASE WHEN `md:step` = 1 THEN `md:start` ELSE `md:end` END AS `md:bucket`, `md:0`, SUM(`md:step`), SUM(CASE WHEN `md:value` IS NULL THEN 0 ELSE `md:step` END)
FROM (SELECT `md:0`, `md:value`, GREATEST(`md:first`, COALESCE(LAG(`md:end`) OVER (PARTITION BY `md:0`, `md:value` ORDER BY `md:first`), 0)) AS `md:start`, `md:end`
FROM (SELECT toString(`t0`.`channel`) AS `md:0`, CASE WHEN (`t0`.`urgent` <> 0) THEN toString(`t0`.`agent`) END AS `md:value`, CASE WHEN `t0`.`created_at` < toDateTime64('2026-01-02 00:00:00', 3, 'UTC') THEN 0 ELSE 1 + intDiv(toUnixTimestamp64Milli(toDateTime64(`t0`.`created_at`, 3, 'UTC')) - 1767312000000, 86400000) END AS `md:first`, MAX(CASE WHEN `t0`.`created_at` < toDateTime64('2025-12-28 00:00:00', 3, 'UTC') THEN intDiv(toUnixTimestamp64Milli(toDateTime64(`t0`.`created_at`, 3, 'UTC')) - 1766707200000, 86400000) ELSE 2 END) + 1 AS `md:end`
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= toDateTime64('2025-12-26 00:00:00', 3, 'UTC') AND `t0`.`created_at` < toDateTime64('2026-01-04 00:00:00', 3, 'UTC')
GROUP BY `md:0`, `md:value`, `md:first`) AS `runs`) AS `cut`
CROSS JOIN (SELECT 1 AS `md:step`
UNION ALL SELECT -1) AS `steps`
WHERE `md:start` < `md:end`
GROUP BY `md:bucket`, `md:0`;
-- []

-- duckdb
SELECT CASE WHEN "md:step" = 1 THEN "md:start" ELSE "md:end" END AS "md:bucket", "md:0", SUM("md:step"), SUM(CASE WHEN "md:value" IS NULL THEN 0 ELSE "md:step" END)
FROM (SELECT "md:0", "md:value", GREATEST("md:first", COALESCE(LAG("md:end") OVER (PARTITION BY "md:0", "md:value" ORDER BY "md:first"), 0)) AS "md:start", "md:end"
FROM (SELECT CAST("t0"."channel" AS VARCHAR) AS "md:0", CASE WHEN CAST("t0"."urgent" AS BOOLEAN) THEN CAST("t0"."agent" AS VARCHAR) END AS "md:value", CASE WHEN "t0"."created_at" < TIMESTAMP '2026-01-02 00:00:00' THEN 0 ELSE 1 + (epoch_us("t0"."created_at") - 1767312000000000) // 86400000000 END AS "md:first", MAX(CASE WHEN "t0"."created_at" < TIMESTAMP '2025-12-28 00:00:00' THEN (epoch_us("t0"."created_at") - 1766707200000000) // 86400000000 ELSE 2 END) + 1 AS "md:end"
FROM "tickets" AS "t0"
WHERE "t0"."created_at" >= TIMESTAMP '2025-12-26 00:00:00' AND "t0"."created_at" < TIMESTAMP '2026-01-04 00:00:00'
GROUP BY "md:0", "md:value", "md:first") AS "runs") AS "cut"
CROSS JOIN (SELECT 1 AS "md:step"
UNION ALL SELECT -1) AS "steps"
WHERE "md:start" < "md:end"
GROUP BY "md:bucket", "md:0";
-- []
