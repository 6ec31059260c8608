import type { Dimension } from "../../query/dimension.ts";
import type { OpenRows } from "../../selection/clause.ts";
import { memberKey, pathOf } from "./drillPath.ts";
import type { DrillPath, DrillSort } from "./drillTableModel.ts";

/** What a reader has opened and how it is ordered; what there is to see of it comes from the answers. */
export interface DrillState {
  /** The member that was entered; empty for none. */
  readonly root: DrillPath;
  /** Open members by key, each with the page of its parent in which it was found. */
  readonly expanded: ReadonlyMap<string, number>;
  /** Pages asked for by the key of their branch. Left out: the first. */
  readonly pages: ReadonlyMap<string, readonly number[]>;
  /** Null: as the table was set up. */
  readonly sort: DrillSort | null;
}

export type DrillAction =
  | { readonly type: "toggle"; readonly key: string; readonly page: number }
  /** Opens many; what is below each is asked for when it comes into view. */
  | { readonly type: "open"; readonly found: ReadonlyMap<string, number> }
  | { readonly type: "closeAll" }
  | { readonly type: "sort"; readonly sort: DrillSort }
  | { readonly type: "ask"; readonly pages: ReadonlyMap<string, readonly number[]> }
  | { readonly type: "root"; readonly path: DrillPath };

export const closed: DrillState = { root: [], expanded: new Map(), pages: new Map(), sort: null };

/** What of it the page keeps, for links and for who comes back; undefined for a table that nobody has touched. */
export function openOf({ root, expanded, sort }: DrillState): OpenRows | undefined {
  if (root.length + expanded.size === 0 && sort === null) return undefined;
  return { under: root, paths: [...expanded].map(([key, page]) => [pathOf(key) ?? [], page]), sort };
}

/**
 * A table as the page keeps it, without what cannot be: anyone may have written the address.
 * @param levels what the table opens by
 */
export function drillFrom(open: OpenRows | undefined, levels: readonly (Dimension | undefined)[]): DrillState {
  if (open === undefined) return closed;
  const { under, paths, sort } = open;
  const isPath = (path: DrillPath) => path.every((value, depth) => value === null || isValueOf(levels[depth], value));
  return {
    ...closed,
    root: isPath(under) && under.length < levels.length ? under : [],
    expanded: new Map(paths.flatMap(([path, page]) => (isPath(path) ? [[memberKey(path), page]] : []))),
    sort,
  };
}

function isValueOf(dimension: Dimension | undefined, value: unknown): boolean {
  const kind = dimension?.kind;
  return kind === "number" || kind === "boolean" ? typeof value === kind : dimension !== undefined && typeof value === "string";
}

export function drillState(state: DrillState, action: DrillAction): DrillState {
  const { expanded, pages } = state;
  switch (action.type) {
    case "toggle": {
      const { key, page } = action;
      const without = <V>(entries: ReadonlyMap<string, V>) => new Map([...entries].filter(([one]) => one !== key));
      return { ...state, expanded: expanded.has(key) ? without(expanded) : new Map(expanded).set(key, page), pages: without(pages) };
    }
    case "open": {
      const found = [...action.found].filter(([key]) => !expanded.has(key));
      if (found.length === 0) return state;
      return { ...state, expanded: new Map([...expanded, ...found]), pages: new Map([...pages, ...found.map(([key]) => [key, []] as const)]) };
    }
    case "closeAll":
      return { ...state, expanded: closed.expanded, pages: closed.pages };
    case "sort":
      return {
        ...state,
        sort: action.sort,
        expanded: new Map([...expanded.keys()].map((key) => [key, 0])),
        pages: new Map([...pages].map(([key, asked]) => [key, asked.slice(0, 1).map(() => 0)])),
      };
    case "ask": {
      const news = [...action.pages].filter(([key, asked]) => (pages.get(key) ?? [0]).join() !== asked.join());
      return news.length === 0 ? state : { ...state, pages: new Map([...pages, ...news]) };
    }
    case "root":
      return { ...state, root: action.path, pages: closed.pages };
    default:
      return action satisfies never;
  }
}

/** Open members by the branch that they stand in; those below a closed one are not among them. */
export function openPaths({ root, expanded }: DrillState): readonly DrillPath[] {
  const isOpen = (path: DrillPath): boolean =>
    path.length === root.length || (expanded.has(JSON.stringify(path)) && isOpen(path.slice(0, -1)));
  const isBelow = (path: DrillPath) => path.length > root.length && root.every((value, depth) => value === path[depth]);
  return [...expanded.keys()].flatMap((key) => {
    const path = pathOf(key);
    return path !== null && isBelow(path) && isOpen(path) ? [path] : [];
  });
}
