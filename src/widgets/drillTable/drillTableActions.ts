import type { Catalog } from "../../query/catalog.ts";
import type { LocalizedText } from "../../query/locale.ts";
import { valueText } from "../../react/valueText.ts";
import type { Localized } from "../../react/useLocalized.ts";
import { askAgain } from "../../react/useAnswers.ts";
import type { Answered, AskedBranch, BranchesOptions } from "./drillBranches.ts";
import { pathOf, pathsFilter } from "./drillPath.ts";
import type { DrillModelOptions } from "./drillModel.ts";
import { identityOf, placeWithKey } from "./drillRows.ts";
import type { DrillAction, DrillState } from "./drillState.ts";
import { drillTableDrill } from "./drillTableDrill.ts";
import type { DrillPath, DrillTableActions, DrillTableModel } from "./drillTableModel.ts";
import { nodesOf, visit } from "./drillTree.ts";
import type { DrillNode } from "./drillTree.ts";
import { wholeTable } from "./wholeTable.ts";

/** What is on the screen, and how to change it. */
export interface DrillTableOnScreen {
  readonly answered: Answered;
  readonly branches: ReadonlyMap<string, AskedBranch>;
  readonly tree: DrillNode;
  readonly model: DrillTableModel;
  readonly drill: DrillState;
  readonly options: BranchesOptions;
  readonly shown: DrillModelOptions;
  readonly provided: Localized<Catalog>;
  readonly dispatch: (action: DrillAction) => void;
  readonly source: string;
  readonly origin: string | LocalizedText | undefined;
}

const nothing = () => {};

/** While there is nothing to be done anything with. */
export const noActions: DrillTableActions = {
  toggle: nothing,
  expandAll: nothing,
  collapseAll: nothing,
  sortBy: nothing,
  show: nothing,
  loadMore: nothing,
  retry: nothing,
  enter: nothing,
  leave: nothing,
  select: nothing,
  drill: () => null,
  wholeTable: () => Promise.resolve({ caption: "", columns: [], rowCount: 0 }),
};

export function drillTableActions(screen: DrillTableOnScreen): DrillTableActions {
  const { answered, branches, tree, model, drill, options, provided, dispatch } = screen;
  const { levels } = options;
  const isOpenable = (path: DrillPath) => path.length < levels.length || options.records !== undefined;
  return {
    toggle(key) {
      const path = pathOf(key);
      const page = path === null ? undefined : placeWithKey(tree, key)?.page;
      if (path !== null && isOpenable(path) && (page !== undefined || drill.expanded.has(key))) dispatch({ type: "toggle", key, page: page ?? 0 });
    },
    expandAll(level) {
      const found = new Map<string, number>();
      for (const row of model.rows.there()) {
        if (row.isExpandable && row.level <= level) found.set(row.key, placeWithKey(tree, row.key)?.page ?? 0);
      }
      dispatch({ type: "open", found });
    },
    collapseAll: () => dispatch({ type: "closeAll" }),
    sortBy(column, direction) {
      const isSortable = column === null || model.columns.some(({ id, isSortable }) => id === column && isSortable);
      if (isSortable) dispatch({ type: "sort", sort: { column, direction } });
    },
    show: (from, to) => dispatch({ type: "ask", pages: pagesIn(tree, drill, from, to) }),
    loadMore(key) {
      const place = placeWithKey(tree, key);
      if (place === null || identityOf(place).kind !== "more") return;
      const { branch } = place.node;
      dispatch({ type: "ask", pages: new Map([[branch.key, [...branch.pages, place.page]]]) });
    },
    retry(key) {
      const place = placeWithKey(tree, key);
      const query = place && branches.get(place.node.branch.key)?.queryOf(place.page);
      if (query) askAgain(provided, query);
    },
    enter(key) {
      const path = pathOf(key);
      if (path !== null && path.length > drill.root.length && path.length < levels.length) dispatch({ type: "root", path });
    },
    leave(depth) {
      if (depth < drill.root.length) dispatch({ type: "root", path: drill.root.slice(0, depth) });
    },
    select: (key, { add = false } = {}) => select(screen, key, add),
    drill(key, id) {
      const column = id === undefined ? model.columns[0] : model.columns.find((one) => one.id === id);
      const place = column && drillPlace(tree, drill, key);
      return column && place ? drillTableDrill(answered, place, column, { catalog: provided.catalog, levels, root: drill.root }) : null;
    },
    wholeTable: () => wholeTable(answered, { drill, branches: options, model: screen.shown, provided }),
  };
}

/** The pages that hold the rows [from, to) and about as many around them; the first of each branch tells its length. */
function pagesIn(tree: DrillNode, { pages }: DrillState, from: number, to: number): ReadonlyMap<string, readonly number[]> {
  const around = Math.max(10, Math.ceil((to - from) / 2));
  const seen = new Map<string, readonly number[]>();
  visit(tree, from - around, to + around, ({ branch, starts }, first, last) => {
    const asked = pages.get(branch.key) ?? [0];
    if (starts !== null) return seen.set(branch.key, asked.length === 0 ? [0] : asked);
    const [low, high] = [Math.floor(first / branch.pageSize), Math.floor(last / branch.pageSize)];
    return seen.set(branch.key, [...new Set([0, ...Array.from({ length: high - low + 1 }, (_, at) => low + at)])]);
  });
  for (const { branch, starts } of nodesOf(tree)) {
    if (starts === null && !seen.has(branch.key)) seen.set(branch.key, [0]);
  }
  return seen;
}

function drillPlace(tree: DrillNode, { root }: DrillState, key: string) {
  if (key === "total") return { path: root, besides: null };
  const place = placeWithKey(tree, key);
  const path = pathOf(key);
  if (place === null) return null;
  if (path !== null) return { path, besides: null };
  if (!key.endsWith("/other") || place.piece?.status !== "ready" || !("members" in place.piece.rows)) return null;
  const { members } = place.piece.rows;
  const named = Array.from({ length: members.count }, (_, row) => row).filter((row) => !members.isOther(row));
  return { path: place.node.branch.path, besides: named.map(members.valueAt) };
}

function select({ model, options, provided, source, origin }: DrillTableOnScreen, key: string, add: boolean): void {
  const path = pathOf(key);
  if (path === null || path.length === 0 || path.length > options.levels.length) return;
  const { selected } = model;
  const others = add ? [...selected].filter((one) => one !== key) : [];
  const keys = selected.has(key) && (add || selected.size === 1) ? others : [...others, key];
  const { catalog, messages, client } = provided;
  const paths = keys.flatMap((one) => (pathOf(one) === null ? [] : [pathOf(one) as DrillPath]));
  const filter = pathsFilter(options.levels, paths);
  if (filter === null) return client.selection.clear(source);
  const text = (one: DrillPath) => one.map((value, at) => valueText(catalog.dimensions[options.levels[at] ?? ""], value, provided)).join(" › ");
  const isPlain = paths.length === 1 && paths[0]?.length === 1;
  client.selection.publish({ source, ...(origin !== undefined && { origin }), filter, ...(!isPlain && { label: messages.list(paths.map(text)) }) });
}

