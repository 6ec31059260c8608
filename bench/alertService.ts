import { createPool } from "mysql2/promise";
import { randomOf } from "../test/contract/differential/random.ts";
import { killAlertService } from "../test/server/alertService/killing.ts";
import { startMariadb } from "../test/server/mariadb.ts";

// npx tsx bench/alertService.ts [kills] [seed]
const [kills = 100, seed = 1] = process.argv.slice(2).map(Number);
const database = await startMariadb();
try {
  const admin = createPool({ uri: database.url, connectionLimit: 1 });
  await admin.query("CREATE DATABASE IF NOT EXISTS metricdeck");
  await admin.end();
  const startedAt = performance.now();
  const { due, wrong, posts, again } = await killAlertService(database.url, { kills, random: randomOf(seed).next });
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0);
  console.log(`alert service killed without warning ${kills} times in ${seconds} s, seed ${seed}`);
  console.log(`notifications due                        ${due}`);
  console.log(`told otherwise than once, ids known      ${wrong.length}   (aim 0)`);
  console.log(`posts, of them sent again                ${posts}, ${again}`);
  for (const one of wrong.slice(0, 20)) console.log(`  ${one}`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  await database.stop();
}
