import { createInterface } from "node:readline";
import { run } from "../../src/cli/run.ts";

// One command a line, one after the other, as many as are asked for: a process of its own for each takes longer to start
// than the command does its work.
for await (const line of createInterface({ input: process.stdin })) {
  const { folder, argv } = JSON.parse(line) as { readonly folder: string; readonly argv: readonly string[] };
  const out: string[] = [];
  const err: string[] = [];
  const print = (lines: string[]) => (text: string) => void lines.push(`${text}\n`);
  const code = await run(argv, { folder, out: print(out), err: print(err) });
  process.stdout.write(`${JSON.stringify({ code, out: out.join(""), err: err.join("") })}\n`);
}
