import type { Messages } from "../../i18n/messages.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { AnyFilter } from "../../query/filter.ts";
import { valueText } from "../../react/valueText.ts";
import { labelOf } from "../../react/label.ts";
import type { meets } from "../../selection/meets.ts";
import type { Answered, AskedBranch } from "./drillBranches.ts";
import { pivotName } from "./drillColumns.ts";
import { memberKey, pathOf } from "./drillPath.ts";
import { drillExtent, drillRows, totalRow } from "./drillRows.ts";
import { totalSheet } from "./drillSheet.ts";
import type { DrillState } from "./drillState.ts";
import type { DrillColumn, DrillCrumb, DrillPath, DrillSort, DrillTableModel } from "./drillTableModel.ts";
import { drillTree } from "./drillTree.ts";
import type { DrillNode } from "./drillTree.ts";

export interface DrillModelOptions {
  readonly catalog: Catalog;
  readonly locale: string;
  readonly messages: Messages;
  readonly levels: readonly string[];
  readonly columns: readonly DrillColumn[];
  readonly sort: DrillSort;
  /** Of records below the last level; none: empty. */
  readonly recordColumns: readonly string[];
  readonly selected: ReadonlySet<string>;
  readonly highlight?: AnyFilter | null;
  /** Undefined while it is not known how to tell. */
  readonly meets?: typeof meets | undefined;
}

/** The open branches in their places. */
export function treeOf(branches: ReadonlyMap<string, AskedBranch>, root: DrillPath): DrillNode {
  const children = new Map<string, AskedBranch[]>();
  for (const branch of branches.values()) {
    if (branch.path.length === root.length) continue;
    const parent = memberKey(branch.path.slice(0, -1));
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [branch]);
    else siblings.push(branch);
  }
  const top = branches.get(memberKey(root)) as AskedBranch;
  return drillTree(top, ({ key }) => children.get(key) ?? []);
}

export function drillModel(answered: Answered, tree: DrillNode, state: DrillState, options: DrillModelOptions): DrillTableModel {
  const { catalog, locale, messages, levels, columns, sort, recordColumns, selected, highlight = null, meets: judge } = options;
  const { root, expanded } = state;
  const { result, query } = answered;
  const level = levels[root.length] ?? "";
  const total = totalSheet(result, level);
  const labelIn = (dimension: string) => labelOf(catalog.dimensions, dimension, locale);
  const pivot = pivotName(query);
  return {
    levels: levels.slice(root.length).map((dimension) => ({ dimension, label: labelIn(dimension) })),
    recordColumns: recordColumns.map((name) => ({ name, label: labelIn(name), kind: catalog.dimensions[name]?.kind })),
    columns,
    rows: drillRows(tree, {
      catalog,
      locale,
      messages,
      levels,
      columns,
      hasRecords: recordColumns.length > 0,
      isExpanded: (key) => expanded.has(key),
    }),
    total: total && totalRow(total, columns, root, messages),
    sort,
    breadcrumb: drillCrumbs(root, levels, options),
    selected,
    isMarked: (key) => {
      const path = highlight && judge ? pathOf(key) : null;
      return path !== null && highlight !== null && judge?.(highlight, new Map(path.map((value, depth) => [levels[depth] ?? "", value]))) === true;
    },
    pivotLabel: pivot === null ? null : pivot === "time" ? messages.trend.time : labelIn(pivot),
    extent: drillExtent(tree, columns),
    range: result.resolvedRange ?? null,
    timeZone: result.timeZone,
    asOf: result.freshness.dataThrough ?? result.freshness.computedAt,
  };
}

/** From the top to a member. */
export function drillCrumbs(
  root: DrillPath,
  levels: readonly string[],
  { catalog, locale, messages }: Pick<DrillModelOptions, "catalog" | "locale" | "messages">,
): readonly DrillCrumb[] {
  const top: DrillCrumb = { label: messages.filters.all, levelLabel: "", depth: 0 };
  const entered = root.map((value, at): DrillCrumb => {
    const dimension = levels[at] ?? "";
    return {
      label: valueText(catalog.dimensions[dimension], value, { locale, messages }),
      levelLabel: labelOf(catalog.dimensions, dimension, locale),
      depth: at + 1,
    };
  });
  return [top, ...entered];
}
