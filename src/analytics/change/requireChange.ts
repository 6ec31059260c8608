import { MetricsError } from "../../query/error.ts";
import { suggestion } from "../../query/nearest.ts";
import { refuse, requireList, requireNumber, requireOptions, shown } from "../requireOption.ts";
import type { ExplainChangeOptions, ExplainedChange } from "./explainChange.ts";

/** @throws MetricsError `invalid-query` for what no change can be explained of or by */
export function requireChange(given: ExplainedChange, options: ExplainChangeOptions): void {
  requireOptions(options, ["depth", "minSupport", "maxP", "top"]);
  const { depth = 3, minSupport = 0.01, maxP = 0.05, top = 10 } = options;
  requireNumber("depth", depth, "1, 2 or 3", { from: 1, to: 3, isWhole: true });
  requireNumber("minSupport", minSupport, "a share in [0, 1]", { from: 0, to: 1 });
  requireNumber("maxP", maxP, "a probability in [0, 1]", { from: 0, to: 1 });
  requireNumber("top", top, "a whole number from 0 on", { from: 0, isWhole: true });

  const { before, after, dimensions, metric } = Object(given) as { readonly [name in keyof ExplainedChange]?: unknown };
  const rows = [...rowsOf("before", before), ...rowsOf("after", after)];
  requireList("dimensions", dimensions, "a list of names of columns");
  const names = dimensions.map((name, at) => columnOf(`dimensions[${at}]`, name, rows));
  const twice = names.findIndex((name, at) => names.indexOf(name) < at);
  if (twice >= 0) refuse(`dimensions[${twice}]`, names[twice], "there before; name each dimension once");
  if (typeof metric === "string") return void columnOf("metric", metric, rows);
  const { numerator, denominator } = Object(metric) as { readonly numerator?: unknown; readonly denominator?: unknown };
  if (typeof numerator !== "string" || typeof denominator !== "string") {
    refuse("metric", metric, "the name of a column, or { numerator, denominator } with the names of two");
  }
  columnOf("metric.numerator", numerator, rows);
  columnOf("metric.denominator", denominator, rows);
}

function rowsOf(name: "before" | "after", rows: unknown): readonly object[] {
  requireList(name, rows, "a list of rows");
  const at = rows.findIndex((row) => typeof row !== "object" || row === null);
  if (at >= 0) refuse(`${name}[${at}]`, rows[at], "a row, an object of columns");
  return rows as readonly object[];
}

/** One that some row has, where there are rows. */
function columnOf(path: string, name: unknown, rows: readonly object[]): string {
  if (typeof name !== "string") refuse(path, name, "the name of a column");
  if (rows.length === 0 || rows.some((row) => Object.hasOwn(row, name))) return name;
  const known = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  throw new MetricsError("invalid-query", `no row has a column ${shown(name)}; ${suggestion(name, known)}`, { path });
}
