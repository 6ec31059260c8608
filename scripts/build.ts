import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Rolldown } from "vite";
import type * as documents from "../src/document/index.ts";

type Exports = Record<string, string | { types: string; default: string }>;

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = resolve(root, "dist");
const { exports, bin } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8")) as {
  exports: Exports;
  bin: Record<string, string>;
};
const entries = Object.values(exports).flatMap((target) => (typeof target === "string" ? [] : [target.default]));
const sheets = entries.filter((entry) => entry.endsWith(".css"));
/** Exported whole, by a name: kept apart, or the bundler makes objects of them, of which a page carries every part. */
const namespaces = ["dist/query/dimensionBuilders.js", "dist/query/metricBuilders.js"];
const modules = [...entries.filter((entry) => !sheets.includes(entry)), ...Object.values(bin), ...namespaces];

rmSync(dist, { recursive: true, force: true });
await buildModules(modules);
for (const sheet of sheets) await buildSheet(sheet);
await writeSchema();
emitTypes();

/** One output file for each source file, so that a page pays for what it imports and `"use client"` stays in place. */
async function buildModules(targets: readonly string[]): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    plugins: [
      {
        name: "namespaces",
        enforce: "pre",
        resolveId: (id, importer) =>
          importer !== undefined && namespaces.map(sourceOf).includes(resolve(importer, "..", id))
            ? { id: id.replace(/\.ts$/, ".js"), external: "relative" }
            : null,
      },
    ],
    build: {
      outDir: dist,
      emptyOutDir: false,
      minify: false,
      target: "es2022",
      lib: { entry: targets.map(sourceOf), formats: ["es"] },
      rolldownOptions: {
        // Each module stays a file, so its directive stays its first line.
        checks: { moduleLevelDirective: false },
        external: (id) => builtinModules.includes(id) || /^(?:node:|[@\w])/.test(id),
        output: {
          preserveModules: true,
          preserveModulesRoot: resolve(root, "src"),
          entryFileNames: "[name].js",
        },
      },
    },
  });
}

/** One sheet with its `@import`s inlined, and types, without which a strict compiler refuses to import it. */
async function buildSheet(target: string): Promise<void> {
  const built = (await build({
    root,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    build: { write: false, cssMinify: false, rolldownOptions: { input: sourceOf(target) } },
  })) as Rolldown.RolldownOutput;
  const sheet = built.output.find(({ fileName }) => fileName.endsWith(".css"));
  if (sheet?.type !== "asset") throw new Error(`metricdeck: the build gave no style sheet for ${target}; is it empty?`);
  const file = resolve(root, target);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, sheet.source);
  writeFileSync(`${file}.d.ts`, "export {};\n");
}

/** For editors of JSON, which do not run code. */
async function writeSchema(): Promise<void> {
  const { documentJsonSchema, standardSpecs } = (await import(pathToFileURL(resolve(dist, "document/index.js")).href)) as typeof documents;
  writeFileSync(resolve(dist, "document/schema.json"), `${JSON.stringify(documentJsonSchema({ specs: standardSpecs }), null, 2)}\n`);
}

function emitTypes(): void {
  const { status } = spawnSync(resolve(root, "node_modules/.bin/tsc"), ["-p", "tsconfig.build.json"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (status !== 0) process.exit(status ?? 1);
  for (const file of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
    if (file.endsWith(".d.ts")) pointAtModules(resolve(dist, file));
  }
}

/** tsc leaves `./a.ts` in a declaration as it was written; a host's tools look for `./a.js`. */
function pointAtModules(declaration: string): void {
  const text = readFileSync(declaration, "utf8");
  writeFileSync(declaration, text.replaceAll(/((?:from|import) ?\(?"\.[^"]*)\.tsx?"/g, '$1.js"'));
}

/** `./dist/query/index.js` is built from `src/query/index.ts`. */
function sourceOf(target: string): string {
  const source = relative("dist", target).replace(/\.js$/, ".ts");
  return resolve(root, "src", source);
}
