import type { Catalog } from "./catalog.ts";
import { decimalFault, readDecimal } from "./decimal.ts";
import { MetricsError } from "./error.ts";
import { metricScale } from "./metricScale.ts";
import { suggestion } from "./nearest.ts";
import { requireFunnel } from "./parseFunnel.ts";
import { requireRetention } from "./parseRetention.ts";
import type { MetricsQuery } from "./query.ts";

/** What no single key can say: names that refer to other parts of the same query. */
export function requireConsistent(catalog: Catalog, query: MetricsQuery<Catalog>): void {
  if (query.kind === "funnel") return requireFunnel(catalog, query);
  if (query.kind === "retention") return requireRetention(catalog, query);
  if (query.kind !== "aggregate") return;
  const { metrics, by = [], compare = [], totals = [], order = [], having = [], top, time } = query;
  const cells = metrics.map((metric) => (typeof metric === "string" ? metric : (metric.as ?? metric.metric)));
  requireUnique(cells, "metrics", "give one of them another name with `as`");
  requireUnique(by, "by", "name each dimension once");
  requireUnique(compare.map(({ id }) => id), "compare", "give each comparison its own id");
  cells.forEach((cell, index) => {
    if (cell === "time" || Object.hasOwn(catalog.dimensions, cell)) {
      fault(`metrics[${index}]`, `the name "${cell}" is a dimension's; give the cell another name with \`as\``);
    }
  });
  by.forEach((dimension, index) => {
    if (catalog.dimensions[dimension]?.kind === "time") {
      fault(`by[${index}]`, `${dimension} is a time; group by time with \`time.grain\``);
    }
  });
  const timed = time?.grain === undefined ? [] : ["time"];
  totals.forEach((total, index) => {
    requireUnique(total, `totals[${index}]`, "name each dimension once");
    requireNames(total, [...by, ...timed], "grouped dimension", `totals[${index}]`);
  });
  order.forEach((item, index) => requireNames([item.by], [...cells, ...by, ...timed], "column", `order[${index}].by`, true));
  having.forEach((item, index) => requireNames([item.metric], cells, "metric of this query", `having[${index}].metric`, true));
  having.forEach(({ metric, value }, index) => {
    const asked = metrics[cells.indexOf(metric)];
    const compute = typeof asked === "object" ? asked.compute : undefined;
    const isExact = compute === undefined || compute === "running";
    const scale = isExact ? metricScale(catalog, catalog.metrics[typeof asked === "object" ? asked.metric : metric]) : null;
    const path = `having[${index}].value`;
    if (scale === null && typeof value === "string") fault(path, `${metric} is a number; compare it with a number`);
    const read = scale === null ? 0n : readDecimal(value, scale);
    if (scale !== null && typeof read !== "bigint") fault(path, `${String(value).slice(0, 80)} ${decimalFault(read, scale)}`);
  });
  if (compare.length > 0 && time === undefined) fault("compare", "a comparison needs a time range; give `time`");
  if (top !== undefined) {
    requireNames([top.by], cells, "metric of this query", "top.by", true);
    if (by.length === 0) fault("top", "top needs a dimension to choose from; give `by`");
    if (top.of !== undefined) requireNames([top.of], by, "grouped dimension", "top.of", true);
  }
}

function requireNames(names: readonly string[], known: readonly string[], what: string, path: string, single = false) {
  names.forEach((item, index) => {
    if (!known.includes(item)) {
      fault(single ? path : `${path}[${index}]`, `"${item}" is not a ${what}; ${suggestion(item, known)}`);
    }
  });
}

function requireUnique(names: readonly string[], path: string, remedy: string): void {
  const index = names.findIndex((item, at) => names.indexOf(item) !== at);
  if (index >= 0) fault(`${path}[${index}]`, `"${names[index]}" stands twice; ${remedy}`);
}

function fault(path: string, message: string): never {
  throw new MetricsError("invalid-query", message, { path });
}
