-- mysql, tidb
SELECT TIMESTAMPDIFF(SECOND, '2026-01-01 00:00:00', `t0`.`created_at`) DIV 86400 AS `md:bucket`, CONVERT(`t0`.`channel` USING utf8mb4) COLLATE utf8mb4_0900_bin AS `md:0`, SUM(`t0`.`replies`)
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= '2026-01-01 00:00:00' AND `t0`.`created_at` < '2026-01-04 00:00:00' AND `t0`.`created_at` IN (SELECT MAX(`t0`.`created_at`)
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= '2026-01-01 00:00:00' AND `t0`.`created_at` < '2026-01-04 00:00:00'
GROUP BY TIMESTAMPDIFF(SECOND, '2026-01-01 00:00:00', `t0`.`created_at`) DIV 86400)
GROUP BY `md:bucket`, `md:0`;
-- []

-- mariadb
SELECT TIMESTAMPDIFF(SECOND, '2026-01-01 00:00:00', `t0`.`created_at`) DIV 86400 AS `md:bucket`, CONVERT(`t0`.`channel` USING utf8mb4) COLLATE utf8mb4_nopad_bin AS `md:0`, SUM(`t0`.`replies`)
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= '2026-01-01 00:00:00' AND `t0`.`created_at` < '2026-01-04 00:00:00' AND `t0`.`created_at` IN (SELECT MAX(`t0`.`created_at`)
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= '2026-01-01 00:00:00' AND `t0`.`created_at` < '2026-01-04 00:00:00'
GROUP BY TIMESTAMPDIFF(SECOND, '2026-01-01 00:00:00', `t0`.`created_at`) DIV 86400)
GROUP BY `md:bucket`, `md:0`;
-- []

-- starrocks, doris
SELECT TIMESTAMPDIFF(SECOND, '2026-01-01 00:00:00', `t0`.`created_at`) DIV 86400 AS `md:bucket`, `t0`.`channel` AS `md:0`, SUM(`t0`.`replies`)
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= '2026-01-01 00:00:00' AND `t0`.`created_at` < '2026-01-04 00:00:00' AND `t0`.`created_at` IN (SELECT MAX(`t0`.`created_at`)
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= '2026-01-01 00:00:00' AND `t0`.`created_at` < '2026-01-04 00:00:00'
GROUP BY TIMESTAMPDIFF(SECOND, '2026-01-01 00:00:00', `t0`.`created_at`) DIV 86400)
GROUP BY `md:bucket`, `md:0`;
-- []

-- clickhouse
SELECT intDiv(toUnixTimestamp64Milli(toDateTime64(`t0`.`created_at`, 3, 'UTC')) - 1767225600000, 86400000) AS `md:bucket`, toString(`t0`.`channel`) AS `md:0`, SUM(`t0`.`replies`)
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= toDateTime64('2026-01-01 00:00:00', 3, 'UTC') AND `t0`.`created_at` < toDateTime64('2026-01-04 00:00:00', 3, 'UTC') AND `t0`.`created_at` IN (SELECT MAX(`t0`.`created_at`)
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= toDateTime64('2026-01-01 00:00:00', 3, 'UTC') AND `t0`.`created_at` < toDateTime64('2026-01-04 00:00:00', 3, 'UTC')
GROUP BY intDiv(toUnixTimestamp64Milli(toDateTime64(`t0`.`created_at`, 3, 'UTC')) - 1767225600000, 86400000))
GROUP BY `md:bucket`, `md:0`;
-- []

-- duckdb
SELECT (epoch_us("t0"."created_at") - 1767225600000000) // 86400000000 AS "md:bucket", CAST("t0"."channel" AS VARCHAR) AS "md:0", SUM("t0"."replies")
FROM "tickets" AS "t0"
WHERE "t0"."created_at" >= TIMESTAMP '2026-01-01 00:00:00' AND "t0"."created_at" < TIMESTAMP '2026-01-04 00:00:00' AND "t0"."created_at" IN (SELECT MAX("t0"."created_at")
FROM "tickets" AS "t0"
WHERE "t0"."created_at" >= TIMESTAMP '2026-01-01 00:00:00' AND "t0"."created_at" < TIMESTAMP '2026-01-04 00:00:00'
GROUP BY (epoch_us("t0"."created_at") - 1767225600000000) // 86400000000)
GROUP BY "md:bucket", "md:0";
-- []
