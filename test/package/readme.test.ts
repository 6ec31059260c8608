import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { unpackInHost } from "./packed.ts";

interface Block {
  document: string;
  /** Line of the opening fence, counted from 1. */
  line: number;
  code: string;
  /** Where the block is checked; a name after the fence (```ts catalog.ts) lets other blocks import it. */
  file: string;
}

const shownInFewerLinesThan = 40;

const ofTheHost = ["@types/react", "@types/react-dom", "@types/node", "@types/express", "express", "hono", "mysql2", "nodemailer", "@types/nodemailer", "redis", "react-router"];
const packed = unpackInHost([...ofTheHost, "@duckdb/node-api"]);
const pages = readdirSync("docs").filter((file) => file.endsWith(".md"));
const guides = ["stories/widgets", "stories/cockpit"].flatMap((folder) =>
  readdirSync(folder).filter((file) => file.endsWith(".mdx")).map((file) => `${folder}/${file}`),
);
const documents = [
  "README.md",
  "CONTRIBUTING.md",
  ...pages.map((page) => `docs/${page}`),
  ...guides,
];
const blocks = documents.flatMap((document) => blocksOf(document, readFileSync(document, "utf8")));
/** With the README's `Register` in force: what is wrong must not compile, so each expected error must be there. */
const registered = `import { AnomalyAlerts, Funnel, KpiTile, RetentionCohort, Trend, useMetrics } from "metricdeck";
import "./cockpit.tsx";
export const right = <KpiTile metric="resolutionRate" />;
// @ts-expect-error unknown metric
export const wrongTile = <KpiTile metric="resolutionrate" />;
// @ts-expect-error unknown metric in a list
export const wrongTrend = <Trend metrics={["tickets", "ticket"]} />;
// @ts-expect-error unknown metric in a list
export const wrongAlerts = <AnomalyAlerts metrics={["tickets", "ticket"]} />;
// @ts-expect-error unknown dimension
export const wrongDimension = <Trend metrics={["tickets"]} by="chanel" />;
// @ts-expect-error unknown event
export const wrongEvent = <RetentionCohort start="opend" return="opend" />;
// @ts-expect-error unknown event
export const wrongStep = <Funnel steps={["opend"]} window="P3D" />;
export function useTickets(): number | null {
  const state = useMetrics({ kind: "aggregate", metrics: ["tickets"], by: ["channel"] });
  if (state.status !== "success") return null;
  const channel: "phone" | "chat" | "email" | "wechat" | null | undefined = state.result.rows[0]?.channel;
  // @ts-expect-error not asked for
  void state.result.rows[0]?.solved;
  return channel === null ? null : (state.result.rows[0]?.tickets.value ?? null);
}`;
blocks.push({ document: "test/package/readme.test.ts", line: 0, file: "registered.tsx", code: registered });
const errors = typeErrors();

afterAll(() => packed.remove());

describe("the documents' code", () => {
  it("README.md shows code", () => {
    expect(blocks.filter(({ document }) => document === "README.md").length).toBeGreaterThan(0);
  });

  it.each(blocks)("$document:$line compiles against the packed package", ({ file }) => {
    expect(errors.filter((error) => error.file === file).map(({ message }) => message)).toEqual([]);
  });

  it.each(blocks)(`$document:$line has fewer than ${shownInFewerLinesThan} lines`, ({ code }) => {
    expect(code.split("\n").length).toBeLessThan(shownInFewerLinesThan);
  });

  it("those that ask nothing of a network or a database run as they stand", () => {
    const files = ["memory.ts", "annotated.ts", "alerting.ts"];
    const script = files.map((file) => `await import("./blocks/${file}");`).join("\n");
    writeFileSync(join(packed.host, "run.mts"), script);
    const { status, stderr } = spawnSync(resolve("node_modules/.bin/tsx"), ["run.mts"], { cwd: packed.host, encoding: "utf8" });
    expect([status, stderr]).toEqual([0, ""]);
  });

  it("every error belongs to a block", () => {
    expect(errors.filter(({ file }) => !blocks.some((block) => block.file === file))).toEqual([]);
  });
});

function blocksOf(document: string, text: string): Block[] {
  const fences = text.matchAll(/^```(tsx?)(?: +(\S+))?\n([\s\S]*?)\n```$/gm);
  return Array.from(fences, ({ index, 1: language = "ts", 2: name, 3: code = "" }) => {
    const line = text.slice(0, index).split("\n").length;
    return { document, line, code, file: name ?? `${document}-${line}.${language}` };
  });
}

/** Each block stands in its file on the lines that it has in its document, so that errors name those. */
function typeErrors(): { file: string; message: string }[] {
  for (const { file, line, code } of blocks) {
    const path = join(packed.host, "blocks", file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${"\n".repeat(line)}${code}\nexport {};\n`);
  }
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: "es2022",
    lib: ["es2023", "dom", "dom.iterable", "dom.asynciterable"],
    module: "esnext",
    moduleResolution: "bundler",
    allowImportingTsExtensions: true,
    jsx: "react-jsx",
    skipLibCheck: true,
    types: ["node"],
  };
  writeFileSync(join(packed.host, "css.d.ts"), 'declare module "*.css";\n');
  const config = { compilerOptions, include: ["blocks", "css.d.ts"] };
  writeFileSync(join(packed.host, "tsconfig.json"), JSON.stringify(config));
  if (blocks.length === 0) return [];
  const tsc = resolve("node_modules/.bin/tsc");
  const { stdout } = spawnSync(tsc, ["-p", ".", "--pretty", "false"], { cwd: packed.host, encoding: "utf8" });
  return Array.from(stdout.matchAll(/^blocks\/(.+?)\((\d+),\d+\): (.*(?:\n .*)*)|^(error .*)/gm), (match) => {
    const [, file = "", line, said, whole = ""] = match;
    const block = blocks.find((candidate) => candidate.file === file);
    return { file, message: block ? `${block.document}:${line} ${said}` : whole };
  });
}
