import { parseArgs } from "node:util";
import { generateServiceData } from "./data/generate.ts";
import { connectMysql, explainMysqlError, parseMysqlUrl } from "./mysql/connect.ts";
import { loadServiceData } from "./mysql/load.ts";
import { createProgress } from "./mysql/progress.ts";

const hourMs = 3_600_000;

try {
  const { values } = parseArgs({
    options: { end: { type: "string" }, scale: { type: "string", default: "1" } },
  });
  const scale = Number(values.scale);
  if (!(scale > 0 && scale <= 20)) throw new Error(`metricdeck: --scale ${values.scale} is not between 0 and 20`);
  await load({
    end: values.end ?? new Date(Math.floor(Date.now() / hourMs) * hourMs).toISOString(),
    scale,
    url: process.env["METRICDECK_MYSQL_URL"],
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function load({ end, scale, url }: { end: string; scale: number; url: string | undefined }): Promise<void> {
  const startedAt = performance.now();
  const address = parseMysqlUrl(url);
  const connection = await connectMysql(url);
  try {
    const data = generateServiceData({ end, scale });
    const onProgress = createProgress(process.stdout, `Loading ${address.pathname.slice(1)}`);
    const tables = await loadServiceData(connection, data, { onProgress });
    for (const { name, rows } of tables) process.stdout.write(`${name.padEnd(16)}${String(rows).padStart(9)} rows\n`);
    process.stdout.write(`Data up to ${end}, loaded in ${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`);
  } catch (error) {
    throw explainMysqlError(error, address);
  } finally {
    await connection.end().catch(() => connection.destroy());
  }
}
