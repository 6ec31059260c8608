-- mysql, tidb
SELECT CASE WHEN (CONVERT(`t0`.`region` USING utf8mb4) COLLATE utf8mb4_0900_bin = ? OR `t0`.`region` IS NULL) THEN CONVERT(`t0`.`region` USING utf8mb4) COLLATE utf8mb4_0900_bin END AS `md:0`, CASE WHEN (CONVERT(`t0`.`region` USING utf8mb4) COLLATE utf8mb4_0900_bin = ? OR `t0`.`region` IS NULL) THEN 0 ELSE 1 END AS `md:other`, COUNT(DISTINCT CONVERT(`t0`.`agent` USING utf8mb4) COLLATE utf8mb4_0900_bin)
FROM `tickets` AS `t0`
GROUP BY `md:0`, `md:other`;
-- ["North","North"]

-- mariadb
SELECT CASE WHEN (CONVERT(`t0`.`region` USING utf8mb4) COLLATE utf8mb4_nopad_bin = ? OR `t0`.`region` IS NULL) THEN CONVERT(`t0`.`region` USING utf8mb4) COLLATE utf8mb4_nopad_bin END AS `md:0`, CASE WHEN (CONVERT(`t0`.`region` USING utf8mb4) COLLATE utf8mb4_nopad_bin = ? OR `t0`.`region` IS NULL) THEN 0 ELSE 1 END AS `md:other`, COUNT(DISTINCT CONVERT(`t0`.`agent` USING utf8mb4) COLLATE utf8mb4_nopad_bin)
FROM `tickets` AS `t0`
GROUP BY `md:0`, `md:other`;
-- ["North","North"]

-- starrocks, doris
SELECT CASE WHEN (`t0`.`region` = ? OR `t0`.`region` IS NULL) THEN `t0`.`region` END AS `md:0`, CASE WHEN (`t0`.`region` = ? OR `t0`.`region` IS NULL) THEN 0 ELSE 1 END AS `md:other`, COUNT(DISTINCT `t0`.`agent`)
FROM `tickets` AS `t0`
GROUP BY `md:0`, `md:other`;
-- ["North","North"]

-- clickhouse
SELECT CASE WHEN (toString(`t0`.`region`) = 'North' OR `t0`.`region` IS NULL) THEN toString(`t0`.`region`) END AS `md:0`, CASE WHEN (toString(`t0`.`region`) = 'North' OR `t0`.`region` IS NULL) THEN 0 ELSE 1 END AS `md:other`, COUNT(DISTINCT toString(`t0`.`agent`))
FROM `tickets` AS `t0`
GROUP BY `md:0`, `md:other`;
-- []

-- duckdb
SELECT CASE WHEN (CAST("t0"."region" AS VARCHAR) = ? OR "t0"."region" IS NULL) THEN CAST("t0"."region" AS VARCHAR) END AS "md:0", CASE WHEN (CAST("t0"."region" AS VARCHAR) = ? OR "t0"."region" IS NULL) THEN 0 ELSE 1 END AS "md:other", COUNT(DISTINCT CAST("t0"."agent" AS VARCHAR))
FROM "tickets" AS "t0"
GROUP BY "md:0", "md:other";
-- ["North","North"]
