import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { mysql2Executor } from "../src/server/index.ts";
import { filledDatabase } from "../test/contract/adapters.ts";
import { tiny } from "../test/contract/data.ts";
import { attack } from "../test/server/fuzz/attack.ts";
import { hostileBodies } from "../test/server/fuzz/hostileBodies.ts";
import { engineAsked } from "./engineAsked.ts";

/** In each of them a text or a word means something else. */
const sqlModes = ["", "TRADITIONAL,ONLY_FULL_GROUP_BY", "NO_BACKSLASH_ESCAPES", "ANSI,NO_BACKSLASH_ESCAPES,HIGH_NOT_PRECEDENCE"];
const { words, dialect, start } = engineAsked();
const bodiesInAll = Number(words[0] ?? 100_000);
const atOnce = 4;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
const heapMb = () => {
  collect();
  return process.memoryUsage().heapUsed / 1024 / 1024;
};

const database = await start();
const wrong: string[] = [];
const heaps: number[] = [];
try {
  for (const [at, sqlMode] of sqlModes.entries()) {
    const pool = await filledDatabase(tiny, database.url, "fuzz");
    pool.on("connection", (connection) => void connection.query(`SET SESSION sql_mode = '${sqlMode}'`));
    const { send, outcome } = attack(tiny, mysql2Executor(pool), { compared: true, dialect });
    const bodies = hostileBodies(at + 1);
    const startedAt = performance.now();
    const count = Math.ceil(bodiesInAll / sqlModes.length);
    for (let sent = 0; sent < count; sent += atOnce) {
      const some = Array.from({ length: Math.min(atOnce, count - sent) }, () => bodies.next().value);
      // Statements that ran before on a connection may be refused there.
      for (let run = 0; run < (sent % 32 === 0 ? 3 : 1); run += 1) await Promise.all(some.map(send));
      if (Math.floor(sent / 5000) < Math.floor((sent + atOnce) / 5000)) heaps.push(heapMb());
    }
    const seconds = (performance.now() - startedAt) / 1000;
    const { answered, refused, statements } = outcome;
    const mode = sqlMode === "" ? "(no sql_mode)" : sqlMode;
    console.log(
      `${mode.padEnd(52)}${count} bodies in ${seconds.toFixed(0)} s: ${refused} refused, ${answered} answered as the memory adapter does, ` +
        `${statements} statements, ${outcome.wrong.length} wrong`,
    );
    wrong.push(...outcome.wrong);
    await pool.end();
  }
} finally {
  await database.stop();
}
console.log(`heap after collection, every 5000 bodies (MB): ${heaps.map((mb) => mb.toFixed(1)).join(" ")}`);
for (const what of wrong.slice(0, 20)) console.log(`\n${what}`);
if (wrong.length > 0) process.exitCode = 1;
