-- mysql, mariadb, tidb, starrocks, doris
SELECT CASE WHEN `t0`.`created_at` < '2026-03-28 23:00:00' THEN TIMESTAMPDIFF(SECOND, '2026-03-26 23:00:00', `t0`.`created_at`) DIV 86400 WHEN `t0`.`created_at` < '2026-03-29 22:00:00' THEN 2 ELSE 3 + TIMESTAMPDIFF(SECOND, '2026-03-29 22:00:00', `t0`.`created_at`) DIV 86400 END AS `md:bucket`, COUNT(*), SUM(`t0`.`replies`)
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= '2026-03-26 23:00:00' AND `t0`.`created_at` < '2026-03-31 22:00:00'
GROUP BY `md:bucket`;
-- []

-- clickhouse
SELECT CASE WHEN `t0`.`created_at` < toDateTime64('2026-03-28 23:00:00', 3, 'UTC') THEN intDiv(toUnixTimestamp64Milli(toDateTime64(`t0`.`created_at`, 3, 'UTC')) - 1774566000000, 86400000) WHEN `t0`.`created_at` < toDateTime64('2026-03-29 22:00:00', 3, 'UTC') THEN 2 ELSE 3 + intDiv(toUnixTimestamp64Milli(toDateTime64(`t0`.`created_at`, 3, 'UTC')) - 1774821600000, 86400000) END AS `md:bucket`, COUNT(*), SUM(`t0`.`replies`)
FROM `tickets` AS `t0`
WHERE `t0`.`created_at` >= toDateTime64('2026-03-26 23:00:00', 3, 'UTC') AND `t0`.`created_at` < toDateTime64('2026-03-31 22:00:00', 3, 'UTC')
GROUP BY `md:bucket`;
-- []

-- duckdb
SELECT CASE WHEN "t0"."created_at" < TIMESTAMP '2026-03-28 23:00:00' THEN (epoch_us("t0"."created_at") - 1774566000000000) // 86400000000 WHEN "t0"."created_at" < TIMESTAMP '2026-03-29 22:00:00' THEN 2 ELSE 3 + (epoch_us("t0"."created_at") - 1774821600000000) // 86400000000 END AS "md:bucket", COUNT(*), SUM("t0"."replies")
FROM "tickets" AS "t0"
WHERE "t0"."created_at" >= TIMESTAMP '2026-03-26 23:00:00' AND "t0"."created_at" < TIMESTAMP '2026-03-31 22:00:00'
GROUP BY "md:bucket";
-- []
