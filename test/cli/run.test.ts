import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { run } from "../../src/cli/run.ts";

const folder = mkdtempSync(join(tmpdir(), "metricdeck-cli-"));
writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
writeFileSync(join(folder, "wrong.js"), "export const answer = 42;");
writeFileSync(join(folder, "broken.js"), "throw new Error('out of order');");
writeFileSync(join(folder, "typed.ts"), "export const catalog: object = {};");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function said(...argv: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(argv, { folder, out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, out: out.join("\n"), err: err.join("\n") };
}

describe("run(argv)", () => {
  it("shows its help when asked, and when told nothing", async () => {
    const asked = await said("--help");
    expect([asked.code, asked.err]).toEqual([0, ""]);
    expect(asked.out).toContain("npx metricdeck introspect <mysql url>");
    const silent = await said();
    expect([silent.code, silent.out]).toEqual([2, asked.out]);
  });

  it.each([
    [["introspekt", "x"], 'metricdeck: there is no command "introspekt"; use introspect, lint or verify'],
    [["verify"], "metricdeck: verify needs the API's address"],
    [["lint"], "metricdeck: lint needs a database: mysql://user:password@host/name"],
    [
      ["introspect", "postgres://u:secret@h/d"],
      'metricdeck: "postgres://u:…@h/d" is no database; write mysql://user:password@host:3306/name',
    ],
    [["introspect", "mysql://u:secret@h"], "metricdeck: mysql://u:…@h names no database; end it with /name"],
    [["introspect", "mysql://u@h/d"], `metricdeck: mysql2 is not installed in ${folder}; run npm install mysql2`],
    [["verify", "ftp://h"], 'metricdeck: "ftp://h" is no address of an API; write https://host/metrics'],
    [["verify", "http://h", "--catalog", "no.js"], `metricdeck: there is no file ${join(folder, "no.js")}`],
    [
      ["verify", "http://h", "--catalog", "wrong.js"],
      "metricdeck: wrong.js exports no catalog; write export const catalog = …",
    ],
    [
      ["verify", "http://h", "--catalog", "broken.js"],
      `metricdeck: ${join(folder, "broken.js")} could not be read: out of order`,
    ],
    [
      ["verify", "http://h", "--catalog", "typed.ts"],
      "metricdeck: Node does not read TypeScript; npm install --save-dev tsx, or give the compiled .js file",
    ],
    [["verify", "http://h", "--at-least", "S"], 'metricdeck: "S" is no grade; use one of A, B, C, D, F'],
    [
      ["introspect", "mysql://h/d", "--token", "x"],
      "metricdeck: introspect takes no --token; it takes --out, --tables, --force, --json",
    ],
    [["lint", "mysql://h/d", "ticket"], 'metricdeck: lint takes one address, and nothing after it: "ticket"'],
    [["verify", "http://h", "--from", "2026-01-01"], "metricdeck: --from and --to go together; give both, or neither"],
    [
      ["introspect", "mysql://h/d", "--out", "wrong.js"],
      `metricdeck: ${join(folder, "wrong.js")} is a file; give --out a folder`,
    ],
    [
      ["introspect", "mysql://h/d", "--out", "wrong.js/in"],
      `metricdeck: ${join(folder, "wrong.js")} is a file; give --out a folder`,
    ],
    [
      ["lint", "mysql://h/d"],
      "metricdeck: lint compares two files with the database; give --catalog ./catalog.js --binding ./binding.js",
    ],
  ])("%j ends with 2 and says what to do", async (argv, message) => {
    expect(await said(...argv)).toEqual({ code: 2, out: "", err: message });
  });

  it("refuses options that it does not know", async () => {
    const { code, err } = await said("verify", "http://h", "--catalogue", "x");
    expect(code).toBe(2);
    expect(err).toMatch(/^metricdeck: Unknown option '--catalogue'.*see metricdeck --help$/s);
  });
});
