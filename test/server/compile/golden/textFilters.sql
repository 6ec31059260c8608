-- mysql, tidb
SELECT COUNT(*)
FROM `tickets` AS `t0`
WHERE (((CONVERT(`t0`.`region` USING utf8mb4) COLLATE utf8mb4_0900_bin = ? OR `t0`.`region` IS NULL)) IS NOT TRUE AND CONVERT(`t0`.`agent` USING utf8mb4) COLLATE utf8mb4_0900_bin LIKE ? ESCAPE '|' AND (CONVERT(`t0`.`agent` USING utf8mb4) COLLATE utf8mb4_0900_bin LIKE ? ESCAPE '|') IS NOT TRUE AND (LOWER(CONVERT(`t0`.`agent` USING utf8mb4) COLLATE utf8mb4_0900_bin) LIKE ? ESCAPE '|' OR LOWER(CONVERT(`t0`.`agent` USING utf8mb4) COLLATE utf8mb4_0900_bin) LIKE ? ESCAPE '|') AND (`t0`.`urgent` <> 0))
HAVING COUNT(*) > 0;
-- ["x' OR 1=1 -- ","%50|%|_%","A%","%é|%%","é|%%"]

-- mariadb
SELECT COUNT(*)
FROM `tickets` AS `t0`
WHERE (((CONVERT(`t0`.`region` USING utf8mb4) COLLATE utf8mb4_nopad_bin = ? OR `t0`.`region` IS NULL)) IS NOT TRUE AND CONVERT(`t0`.`agent` USING utf8mb4) COLLATE utf8mb4_nopad_bin LIKE ? ESCAPE '|' AND (CONVERT(`t0`.`agent` USING utf8mb4) COLLATE utf8mb4_nopad_bin LIKE ? ESCAPE '|') IS NOT TRUE AND (LOWER(CONVERT(`t0`.`agent` USING utf8mb4) COLLATE utf8mb4_nopad_bin) LIKE ? ESCAPE '|' OR LOWER(CONVERT(`t0`.`agent` USING utf8mb4) COLLATE utf8mb4_nopad_bin) LIKE ? ESCAPE '|') AND (`t0`.`urgent` <> 0))
GROUP BY NULL;
-- ["x' OR 1=1 -- ","%50|%|_%","A%","%é|%%","é|%%"]

-- starrocks, doris
SELECT COUNT(*)
FROM `tickets` AS `t0`
WHERE (NOT COALESCE((`t0`.`region` = ? OR `t0`.`region` IS NULL), FALSE) AND LOCATE(?, `t0`.`agent`) > 0 AND NOT COALESCE(STARTS_WITH(`t0`.`agent`, ?), FALSE) AND (LOCATE(?, LOWER(`t0`.`agent`)) > 0 OR STARTS_WITH(LOWER(`t0`.`agent`), ?)) AND (`t0`.`urgent` <> 0))
HAVING COUNT(*) > 0;
-- ["x' OR 1=1 -- ","50%_","A","é%","é%"]

-- clickhouse
SELECT COUNT(*)
FROM `tickets` AS `t0`
WHERE (NOT COALESCE((toString(`t0`.`region`) = 'x\x27 OR 1\x3d1 -- ' OR `t0`.`region` IS NULL), FALSE) AND position(toString(`t0`.`agent`), '50\x25_') > 0 AND NOT COALESCE(startsWith(toString(`t0`.`agent`), 'A'), FALSE) AND (position(lowerUTF8(toString(`t0`.`agent`)), '\xc3\xa9\x25') > 0 OR startsWith(lowerUTF8(toString(`t0`.`agent`)), '\xc3\xa9\x25')) AND (`t0`.`urgent` <> 0))
HAVING COUNT(*) > 0;
-- []

-- duckdb
SELECT COUNT(*)
FROM "tickets" AS "t0"
WHERE (((CAST("t0"."region" AS VARCHAR) = ? OR "t0"."region" IS NULL)) IS NOT TRUE AND contains(CAST("t0"."agent" AS VARCHAR), ?) AND (starts_with(CAST("t0"."agent" AS VARCHAR), ?)) IS NOT TRUE AND (contains(LOWER(CAST("t0"."agent" AS VARCHAR)), ?) OR starts_with(LOWER(CAST("t0"."agent" AS VARCHAR)), ?)) AND CAST("t0"."urgent" AS BOOLEAN))
HAVING COUNT(*) > 0;
-- ["x' OR 1=1 -- ","50%_","A","é%","é%"]
