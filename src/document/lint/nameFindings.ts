import * as v from "valibot";
import type { Catalog } from "../../query/catalog.ts";
import { filterDimensions } from "../../query/filterDimensions.ts";
import { metricSuggestion, nearestName, suggestion } from "../../query/nearest.ts";
import { filterSchema } from "../../query/parseSchema.ts";
import { reportIssue } from "../check/checkShape.ts";
import { collectFaults } from "../check/faults.ts";
import type { Faults } from "../check/faults.ts";
import type { CockpitDocument } from "../cockpitDocument.ts";
import type { DimensionUse } from "../field.ts";
import type { Finding } from "../finding.ts";
import type { AnyWidgetSpec } from "../widgetSpec.ts";
import { documentNames } from "./documentNames.ts";
import type { CatalogUse } from "./documentNames.ts";

const schemas = new WeakMap<Catalog, v.GenericSchema>();
const inChinese = { metric: "指标", dimension: "维度", hierarchy: "层级", event: "事件" } as const;

/** Names and filter values of a document that was read, which the catalog does not have. */
export function nameFindings(
  document: CockpitDocument,
  { specs, catalog }: { readonly specs: readonly AnyWidgetSpec[]; readonly catalog: Catalog },
): readonly Finding[] {
  const faults = collectFaults();
  for (const use of documentNames(document, specs)) checkUse(use, catalog, faults);
  return faults.found;
}

/** Whether the catalog has what is spoken of. */
function checkUse(use: CatalogUse, catalog: Catalog, faults: Faults): void {
  if (use.kind === "filter" || use.kind === "condition") {
    const schema = schemas.get(catalog) ?? filterSchema(catalog);
    schemas.set(catalog, schema);
    const parsed = v.safeParse(schema, use.filter, { abortEarly: true });
    if (parsed.success) return;
    const [issue] = parsed.issues;
    if (use.kind === "filter") return reportIssue(issue, use.path, faults, "筛选条件无效");
    // That there is no such dimension is said where it is named.
    const [{ key }] = issue.path ?? [{ key: null }];
    if (key === "dimension") return;
    if (key === "op") {
      const [dimension] = filterDimensions(use.filter);
      return "op" in use.filter && use.filter.op === "contains"
        ? faults.report(use.path, `the values of ${dimension} are no texts; leave contains out`, `${dimension} 的取值不是文本；请去掉 contains`)
        : faults.report(use.path, `${dimension} is a time; its values cannot be listed, choose a date range instead`, `${dimension} 是时间；不能列举其取值，请改用日期范围`);
    }
    return faults.report(use.path, issue.message, `筛选条件无效:${issue.message}`);
  }
  const known = namesOf(use.kind, catalog);
  const { name, path } = use;
  if (!known.includes(name)) {
    const shown = name.slice(0, 60);
    const hint = use.kind === "metric" ? metricSuggestion(name, catalog.metrics) : suggestion(name, known);
    const nearest = nearestName(name, known);
    const zh = `未知的${inChinese[use.kind]}“${shown}”${nearest === undefined ? "" : `；是否指“${nearest}”？`}`;
    return faults.report(path, `unknown ${use.kind} "${shown}"; ${hint}`, zh);
  }
  if (use.kind === "dimension") checkDimensionUse(name, use.use, { path, catalog }, faults);
}

function checkDimensionUse(
  name: string,
  use: DimensionUse,
  { path, catalog }: { readonly path: string; readonly catalog: Catalog },
  faults: Faults,
): void {
  const kind = catalog.dimensions[name]?.kind;
  if (use === "group" && kind === "time") {
    faults.report(path, `${name} is a time; rows are grouped by time with a grain`, `${name} 是时间；请用时间粒度分组`);
  } else if (use === "time" && kind !== "time") {
    faults.report(path, `${name} is no time`, `${name} 不是时间`);
  } else if (use === "number" && kind !== "number") {
    faults.report(path, `${name} is no number`, `${name} 不是数值`);
  }
}

function namesOf(kind: Exclude<CatalogUse["kind"], "filter" | "condition">, { metrics, dimensions, hierarchies = {}, events = {} }: Catalog): readonly string[] {
  switch (kind) {
    case "metric":
      return Object.keys(metrics);
    case "dimension":
      return Object.keys(dimensions);
    case "hierarchy":
      return Object.keys(hierarchies);
    case "event":
      return Object.keys(events);
    default:
      return kind satisfies never;
  }
}
