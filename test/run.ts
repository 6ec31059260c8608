import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 20)) {
  console.error(`metricdeck: the tests need Node 20.20 or newer, and this is ${process.version}; install a newer Node.`);
  process.exit(1);
}

const { parts } = await import("./run/parts.ts");
const { runPart } = await import("./run/runPart.ts");
const { leftOutOf, provide } = await import("./run/provide.ts");

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !parts.some((part) => part.name === name));
if (unknown.length > 0) {
  const names = parts.map(({ name }) => name).join(", ");
  console.error(`metricdeck: npm test knows no part "${unknown.join('", "')}"; its parts are ${names}.`);
  process.exit(1);
}

const chosen = wanted.length === 0 ? parts : parts.filter(({ name }) => wanted.includes(name));
const folder = mkdtempSync(join(tmpdir(), "metricdeck-test-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
const startedAt = Date.now();
const total = { passed: 0, failed: 0 };

const lacking = await provide(chosen);
const leftOut = leftOutOf(chosen, lacking, wanted);
for (const { name } of leftOut) console.log(`${name.padEnd(10)}   left out: ${lacking.get(name)}`);
await inLanes(chosen.filter((part) => !leftOut.includes(part)), Math.min(4, cpus().length + 2));

console.log(`all parts: ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

async function inLanes(queue: typeof parts, lanes: number): Promise<void> {
  const waiting = [...queue];
  const lane = async () => {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) await runAndTell(part);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

async function runAndTell(part: (typeof parts)[number]): Promise<void> {
  const { passed, problems, failed, seconds, notes, output } = await runPart(part, folder, lacking.get(part.name));
  total.passed += passed;
  total.failed += failed;
  const count = `${passed + failed} ${passed + failed === 1 ? "test" : "tests"}`;
  const verdict = failed === 0 ? "" : `   ${failed} FAILED`;
  console.log(`${part.name.padEnd(10)}${count.padStart(11)}${`${seconds.toFixed(1)} s`.padStart(10)}${verdict}`);
  if (notes !== "") console.log(notes.trimEnd().replaceAll(/^/gm, "    "));
  if (failed > 0) console.log(`${output.trimEnd()}\n${problems.map((line) => `${part.name}: ${line}\n`).join("")}`);
}
