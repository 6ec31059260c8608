import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

interface Violation {
  file: string;
  code: string;
  /** What the linter must say; the rule's own words or the law. */
  says: string;
}

const forbidden: readonly Violation[] = [
  law("src/query/filter.ts", 'import { sum } from "../analytics/sum.ts";', "query imports nothing"),
  law("src/query/filter.ts", 'import * as v from "valibot";', "query imports nothing"),
  law("src/query/parse.ts", 'import { z } from "zod";', "query/parse.ts imports nothing but query"),
  law("src/time/zone.ts", 'import { filter } from "../query/filter.ts";', "time may import query's types"),
  law("src/analytics/sum.ts", 'import { filter } from "../query/filter.ts";', "analytics may import query's types"),
  law("src/analytics/sum.ts", 'import { parseAlertRule } from "../query/parseAlertRule.ts";', "analytics may import query's types"),
  law("src/analytics/drivers/mix.ts", 'import { useState } from "react";', "analytics may import query's types"),
  law("src/engine/plan.ts", 'import { memory } from "../adapters/memory/memory.ts";', "engine may import query"),
  law("src/selection/clause.ts", 'import { sum } from "../analytics/sum.ts";', "selection may import query only"),
  law("src/format/number.ts", 'import type { Filter } from "../query/filter.ts";', "format imports nothing"),
  law("src/theme/tokens.ts", 'import { number } from "../format/number.ts";', "theme imports nothing"),
  law("src/i18n/en.ts", 'import { tokens } from "../theme/tokens.ts";', "i18n may import format only"),
  law("src/adapters/cache.ts", 'import { sum } from "../analytics/sum.ts";', "adapters may import query, engine and time only"),
  law("src/adapters/http/batch.ts", 'import { sum } from "../../analytics/sum.ts";', "adapters may import query"),
  law("src/adapters/memory/memory.ts", 'import { useState } from "react";', "adapters/memory may import"),
  law("src/server/handler.ts", 'import { createPool } from "mysql2/promise";', "no driver"),
  law("src/server/compile/select.ts", 'import { useState } from "react";', "no React"),
  law("src/server/handler.ts", "document.title;", "no DOM"),
  law("src/cli/database.ts", 'import { createPool } from "mysql2/promise";', "drivers are the host's"),
  law("src/charts/line.ts", 'import { useState } from "react";', "React and echarts-for-react only in EChart.tsx"),
  law("src/charts/line.ts", 'import { en } from "../i18n/en.ts";', "i18n's types only"),
  law("src/charts/EChart.tsx", 'import { useMetrics } from "../react/useMetrics.ts";', "charts/EChart.tsx may import"),
  law("src/react/useMetrics.ts", 'import { line } from "../charts/line.ts";', "react may import query"),
  law("src/widgets/funnel/Funnel.tsx", 'import { Trend } from "../trend/Trend.tsx";', "never another widget"),
  law("src/widgets/funnel/Funnel.tsx", 'import { httpAdapter } from "../../adapters/http/index.ts";', "a widget may import"),
  law("src/widgets/funnel/Funnel.tsx", 'import { Button } from "react-aria-components";', "a widget may import"),
  law("src/widgets/drillTable/Grid.tsx", 'import { Trend } from "../trend/Trend.tsx";', "widgets/drillTable may import"),
  law("src/widgets/frame/Frame.tsx", 'import { useTable } from "@tanstack/react-table";', "widgets/frame may import"),
  law("src/document/merge.ts", 'import { useState } from "react";', "document may import query, time"),
  law("src/registry/standardWidgets.ts", 'import { handler } from "../server/handler.ts";', "registry may import document"),
  law("src/cockpit/Filters.tsx", 'import { Trend } from "../widgets/trend/Trend.tsx";', "never a widget"),
  law("src/testing/fake.ts", 'import { filter } from "../query/filter.ts";', "element and testing import public entries"),
  law("demo/app.ts", 'import { filter } from "../src/query/filter.ts";', "demo, stories and bench import public"),
  law("stories/a/b.stories.tsx", 'import { filter } from "../../src/query/filter.ts";', "demo, stories and bench"),
  law("src/widgets/funnel/lazy.ts", 'export const load = () => import("../trend/Trend.tsx");', "never another widget"),
  law("src/format/any.ts", "export const anything: any = 1;", "no-explicit-any"),
  law("src/format/bang.ts", "export const first = (list: number[]) => list[0]!;", "no-non-null-assertion"),
  law("src/format/type.ts", 'import { One } from "./one.ts"; export const one: One = 1;', "consistent-type-imports"),
  law("src/react/useIf.ts", 'import { useState } from "react"; export function useIf(on: boolean) { if (on) useState(1); }', "rules-of-hooks"),
];

const allowed: readonly Omit<Violation, "says">[] = [
  { file: "src/query/parse.ts", code: 'import * as v from "valibot"; import { filter } from "./filter.ts";' },
  { file: "src/time/zone.ts", code: 'import type { Filter } from "../query/filter.ts";' },
  { file: "src/time/range.ts", code: 'import { MetricsError } from "../query/error.ts"; throw new MetricsError();' },
  {
    file: "src/analytics/sum.ts",
    code: 'import { sum } from "d3-array"; import { wallAt } from "../time/offsets.ts"; import { suggestion } from "../query/nearest.ts"; import type { Filter } from "../query/filter.ts";',
  },
  { file: "src/engine/plan.ts", code: 'import { sum } from "../analytics/sum.ts"; import { zone } from "../time/zone.ts";' },
  { file: "src/adapters/http/http.ts", code: 'import { retry } from "../retry.ts"; import { plan } from "../../engine/plan.ts";' },
  { file: "src/adapters/memory/memory.ts", code: 'import { sum } from "../../analytics/sum.ts"; import { cache } from "../cache.ts";' },
  { file: "src/server/compile/where.ts", code: 'import { sql } from "../sql.ts"; import { plan } from "../../engine/plan.ts"; import { createHash } from "node:crypto";' },
  { file: "src/charts/EChart.tsx", code: 'import { useRef } from "react"; import * as core from "echarts-for-react/lib/core.js"; import { init } from "echarts/core";' },
  { file: "src/react/Provider.tsx", code: 'import { context } from "../charts/chartContext.ts"; import { useQuery } from "@tanstack/react-query";' },
  { file: "src/widgets/trend/Trend.tsx", code: 'import { Frame } from "../frame/Frame.tsx"; import { line } from "../../charts/line.ts"; import "./trend.css";' },
  { file: "src/cockpit/DateRange.tsx", code: 'import { RangeCalendar } from "react-aria-components"; import { zone } from "../time/zone.ts";' },
  { file: "src/testing/seeded.ts", code: 'import { filter } from "../query/index.ts"; import { memory } from "../adapters/memory/index.ts"; import { own } from "./own.ts";' },
  { file: "demo/start.ts", code: 'import { en } from "../src/i18n/en.ts"; import { Trend } from "../src/index.ts"; import express from "express";' },
];

const folder = mkdtempSync(join(tmpdir(), "metricdeck-laws-"));
let said: ReadonlyMap<string, string>;

beforeAll(async () => {
  [...forbidden, ...allowed].forEach(({ code }, index) => {
    mkdirSync(dirname(placeOf(index)), { recursive: true });
    writeFileSync(placeOf(index), code);
  });
  said = await lint(folder);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("oxlint.config.js", () => {
  it.each(forbidden.map((violation, index) => ({ ...violation, index })))("refuses in $file: $code", ({ says, index }) => {
    expect(said.get(placeOf(index)) ?? "").toContain(says);
  });

  it.each(allowed.map((sample, index) => ({ ...sample, index })))("allows in $file: $code", ({ index }) => {
    expect(said.get(placeOf(forbidden.length + index)) ?? "").toBe("");
  });
});

function law(file: string, code: string, says: string): Violation {
  return { file, code, says };
}

/** Every sample has a tree of its own, so that two samples for one file do not meet. */
function placeOf(index: number): string {
  return join(folder, String(index), [...forbidden, ...allowed][index]?.file ?? "");
}

/** What the linter says of each file, by its path. */
async function lint(root: string): Promise<ReadonlyMap<string, string>> {
  const { default: config } = (await import(pathToFileURL(resolve("oxlint.config.js")).href)) as {
    default: { rules: object; overrides: { files: string[] }[] };
  };
  const oneTreeDeeper = config.overrides.map(({ files, ...rest }) => ({
    ...rest,
    files: files.map((glob) => `*/${glob}`),
  }));
  const configFile = join(root, "laws.json");
  const rules = { ...config.rules, "no-unused-vars": "off" };
  writeFileSync(configFile, JSON.stringify({ ...config, rules, overrides: oneTreeDeeper }));
  const oxlint = resolve("node_modules/.bin/oxlint");
  const { stdout } = spawnSync(oxlint, ["-c", configFile, "-f", "json"], { cwd: root, encoding: "utf8" });
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { filename: string; code: string; message: string; help?: string }[];
  };
  const byFile = new Map<string, string>();
  for (const { filename, code, message, help = "" } of diagnostics) {
    const path = resolve(root, filename);
    byFile.set(path, `${byFile.get(path) ?? ""}${code}: ${message} ${help}\n`);
  }
  return byFile;
}
