import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, describe, expect, it } from "vitest";
import { moduleEntries, unpackInHost } from "./packed.ts";

const packed = unpackInHost(["@types/react", "@types/react-dom"]);
const entries = moduleEntries(packed.manifest);
const imported = importInNode();
const typeErrors = disagreements();

afterAll(() => packed.remove());

describe("the packed package", () => {
  it.each(entries)("%s imports in plain Node", (entry) => {
    expect(imported[entry]).toEqual({ names: expect.any(Array) });
  });

  it.each(entries)("%s exports exactly the values that its types promise", (entry) => {
    expect(typeErrors.filter((line) => line.startsWith(fileOf(entry)))).toEqual([]);
  });

  it("its types name no problem outside its own entries", () => {
    expect(typeErrors.filter((line) => !entries.some((entry) => line.startsWith(fileOf(entry))))).toEqual([]);
  });

  it("every style sheet in its exports holds styles", () => {
    const targets = Object.values(packed.manifest.exports).map((target) => (typeof target === "string" ? target : target.default));
    const sheets = targets.filter((target) => target.endsWith(".css"));
    expect(sheets).toEqual(["./dist/styles/index.css"]);
    for (const sheet of sheets) expect(readFileSync(join(packed.root, sheet), "utf8")).toMatch(/\{[^}]+:[^}]+\}/);
  });

  it("its style sheet can be imported for its effect by a host whose compiler looks at such imports", () => {
    writeFileSync(join(packed.host, "sheets.ts"), 'import "metricdeck/styles.css";\nimport "metricdeck/nothing.css";\n');
    expect(compile(["sheets.ts"], "--noUncheckedSideEffectImports")).toEqual([
      "sheets.ts(2,8): error TS2882: Cannot find module or type declarations for side-effect import of 'metricdeck/nothing.css'.",
    ]);
  });

  it("holds no tests, stories or sources", () => {
    const files = readdirSync(packed.root, { recursive: true, encoding: "utf8" });
    const foreign = files.filter((file) => !file.startsWith("node_modules") && /\.(?:test|stories|test-d)\.|^(?:src|test)\//.test(file));
    expect(foreign).toEqual([]);
  });

  it("publint(strict) has nothing to say", async () => {
    const { buffer: tarball } = Uint8Array.from(readFileSync(packed.tarball));
    const { messages } = await publint({ strict: true, pack: { tarball } });
    expect(messages.map((message) => formatMessage(message, packed.manifest))).toEqual([]);
  });

  it("are-the-types-wrong finds nothing wrong for ESM hosts", () => {
    const exceptSheets = Object.keys(packed.manifest.exports).filter((path) => /\.(?:css|json)$/.test(path));
    const { status, stdout } = spawnSync(
      resolve("node_modules/.bin/attw"),
      [packed.tarball, "--profile", "esm-only", "--no-color", "--exclude-entrypoints", ...exceptSheets],
      { encoding: "utf8" },
    );
    expect({ status, said: status === 0 ? "" : stdout }).toEqual({ status: 0, said: "" });
  });
});

/** By entry: the names it exports, or why Node cannot import it. */
function importInNode(): Record<string, { names: string[] } | { error: string }> {
  const script = `
    const imported = {};
    for (const entry of ${JSON.stringify(entries)}) {
      try { imported[entry] = { names: Object.keys(await import(entry)) }; }
      catch (error) { imported[entry] = { error: String(error.stack) }; }
    }
    process.stdout.write("\\n" + JSON.stringify(imported));`;
  const options = { cwd: packed.host, encoding: "utf8" } as const;
  const said = execFileSync(process.execPath, ["--input-type=module", "-e", script], options);
  return JSON.parse(said.split("\n").at(-1) ?? "");
}

/** tsc's lines where an entry's types name a value that Node did not find there, or lack one that it did. */
function disagreements(): string[] {
  for (const entry of entries) {
    const found = imported[entry];
    const names = found !== undefined && "names" in found ? found.names : [];
    const union = names.map((name) => JSON.stringify(name)).join(" | ") || "never";
    writeFileSync(
      join(packed.host, fileOf(entry)),
      `type Typed = keyof typeof import("${entry}");
       type Imported = ${union};
       export const typedButNotThere: [Exclude<Typed, Imported>] extends [never] ? true : Exclude<Typed, Imported> = true;
       export const thereButNotTyped: [Exclude<Imported, Typed>] extends [never] ? true : Exclude<Imported, Typed> = true;`,
    );
  }
  return compile(entries.map(fileOf));
}

/** What tsc says of files of a host. */
function compile(files: readonly string[], ...more: readonly string[]): string[] {
  const options = "--noEmit --strict --ignoreConfig --pretty false --module nodenext --target es2022 --jsx react-jsx";
  const { stdout } = spawnSync(resolve("node_modules/.bin/tsc"), [...options.split(" "), ...more, ...files], {
    cwd: packed.host,
    encoding: "utf8",
  });
  return stdout.split("\n").filter((line) => line !== "");
}

function fileOf(entry: string): string {
  return `${entry.replaceAll("/", "-")}.ts`;
}
