import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import type { OutputChunk } from "rolldown";
import { afterAll, describe, expect, it } from "vitest";
import { unpackInHost } from "./packed.ts";
import { sizeCases, type SizeCase } from "./sizes.ts";

const packed = unpackInHost();
const sizes: string[] = [];
const bundles = new Map<string, Promise<OutputChunk[]>>();

afterAll(() => {
  packed.remove();
  tell(sizes);
});

describe("the size of a page", () => {
  it.each(sizeCases)("$page ($part) stays within $budget kB", async ({ page, code, part, budget, without = [], apart = [], loads }) => {
    const chunks = await chunksOf(code, part, { loads, apart });
    expect(chunks.length).toBeGreaterThan(0);
    const kilobytes = chunks.reduce((bytes, chunk) => bytes + gzipSync(chunk.code, { level: 9 }).length, 0) / 1000;
    sizes.push(`${page.padEnd(46)}${part.padEnd(7)}${kilobytes.toFixed(1).padStart(7)} of ${budget} kB`);
    const modules = chunks.flatMap(({ moduleIds }) => moduleIds);
    for (const name of without) expect(modules.filter((id) => id.includes(`/node_modules/${name}/`))).toEqual([]);
    expect(kilobytes).toBeLessThanOrEqual(budget);
  });
});

/**
 * The chunks that a bundler makes of a page for production. Vite's own bundler is asked without Vite, whose loader of
 * chunks a page has once, whatever it shows. As in a page that Vite builds, what an entry without exports shares with
 * later chunks stays in its own one, and no marks for bundlers are left.
 */
async function bundled(code: string, apart: readonly string[]): Promise<OutputChunk[]> {
  const entry = join(packed.host, "page.js");
  writeFileSync(entry, code);
  const bundle = await rolldown({
    cwd: packed.host,
    input: entry,
    platform: "browser",
    logLevel: "silent",
    preserveEntrySignatures: "exports-only",
    external: (id) => /^(?:react|react-dom|@tanstack\/react-query)(?:\/|$)/.test(id) || apart.some((name) => id.startsWith(name)),
    transform: { target: "es2022", define: { "process.env.NODE_ENV": JSON.stringify("production") } },
  });
  const { output } = await bundle.generate({ format: "es", minify: true, comments: { annotation: false } });
  await bundle.close();
  return output.filter((file) => file.type === "chunk");
}

/** Of a page's chunks those of the entry, or those that it loads later. */
async function chunksOf(
  code: string,
  part: SizeCase["part"],
  { loads, apart }: { readonly loads: readonly string[] | undefined; readonly apart: readonly string[] },
): Promise<OutputChunk[]> {
  const key = JSON.stringify([code, apart]);
  const bundle = bundles.get(key) ?? bundled(code, apart);
  bundles.set(key, bundle);
  const chunks = await bundle;
  const reachable = (starts: readonly OutputChunk[]) => {
    const seen = new Set<OutputChunk>();
    const reach = (chunk: OutputChunk | undefined) => {
      if (chunk === undefined || seen.has(chunk)) return;
      seen.add(chunk);
      for (const name of chunk.imports) reach(chunks.find(({ fileName }) => fileName === name));
    };
    starts.forEach(reach);
    return seen;
  };
  const first = reachable(chunks.filter(({ isEntry }) => isEntry));
  if (part === "first") return [...first];
  const later = loads?.map((module) => {
    const found = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(module)));
    if (found === undefined) throw new Error(`no chunk holds ${module}`);
    return found;
  });
  const loaded = reachable(later ?? chunks);
  if (part === "both") return [...new Set([...first, ...loaded])];
  return [...loaded].filter((chunk) => !first.has(chunk));
}

/** To the file that the test command prints from even when all is well, or to the screen. */
function tell(lines: readonly string[]): void {
  const text = `${lines.join("\n")}\n`;
  const file = process.env["METRICDECK_NOTES"];
  if (file === undefined) process.stdout.write(text);
  else appendFileSync(file, text);
}
