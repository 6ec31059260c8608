import type { MetricsError } from "../../query/error.ts";
import type { DrillCourse } from "./drillCourse.ts";
import { memberKey } from "./drillPath.ts";
import type { RecordsPage } from "./drillRecordsPage.ts";
import type { Sheet } from "./drillSheet.ts";
import type { DrillPath } from "./drillTableModel.ts";

/** What is there of one page of a branch. */
export type Piece =
  | {
      readonly status: "ready";
      readonly rows: { readonly members: Sheet } | { readonly records: RecordsPage };
      /** Beside the members; null while it is not there. */
      readonly course: () => DrillCourse | null;
      /** Members of the whole branch, where any page of it may be asked for; null: only the next one, by `next`. */
      readonly total: number | null;
      readonly next: string | null;
    }
  | { readonly status: "pending" }
  | { readonly status: "failed"; readonly error: MetricsError };

export type ReadyPiece = Extract<Piece, { readonly status: "ready" }>;

/** The rows right below a member, or below the root, as far as they are there. */
export interface Branch {
  readonly key: string;
  readonly path: DrillPath;
  /** Rows of one page. */
  readonly pageSize: number;
  /** Those asked for, in order. */
  readonly pages: readonly number[];
  readonly piece: (page: number) => Piece;
}

/** A branch in its place: its own rows in slots, and the open branches below them. */
export interface DrillNode {
  readonly branch: Branch;
  /** Of its rows, from 1 on. */
  readonly level: number;
  /** Its own rows, places of rows to come and the "more" row among them. */
  readonly slots: number;
  /** Its own rows; -1 while that is not known. */
  readonly setSize: number;
  /** First slot of each page, where pages follow each other; null where each has its place by its size. */
  readonly starts: readonly number[] | null;
  /** By slot. */
  readonly open: readonly OpenChild[];
  /** All rows, those of open branches too. */
  readonly size: number;
}

interface OpenChild {
  readonly slot: number;
  readonly node: DrillNode;
  /** Rows of open branches above this slot. */
  readonly before: number;
}

/** Where a slot's row comes from. */
export interface Place {
  readonly node: DrillNode;
  readonly slot: number;
  readonly page: number;
  readonly piece: Piece | null;
  /** In the page; -1 for a row that stands for a page. */
  readonly row: number;
}

/**
 * Lays out what is open. Costs as much as there are branches, not rows.
 * @param childrenOf the open branches right below a branch
 */
export function drillTree(branch: Branch, childrenOf: (parent: Branch) => readonly Branch[], level = 1): DrillNode {
  const { slots, setSize, starts } = extentOf(branch);
  const placed = childrenOf(branch).flatMap((child) => {
    const slot = slotIn(branch, starts, child.path.at(-1) ?? null);
    return slot < 0 ? [] : [{ slot, node: drillTree(child, childrenOf, level + 1) }];
  });
  placed.sort((a, b) => a.slot - b.slot);
  let before = 0;
  const open = placed.map((child) => {
    const one = { ...child, before };
    before += child.node.size;
    return one;
  });
  return { branch, level, slots, setSize, starts, open, size: slots + before };
}

function extentOf({ piece }: Branch): Pick<DrillNode, "slots" | "setSize" | "starts"> {
  const first = piece(0);
  if (first.status === "ready" && first.total !== null) return { slots: first.total, setSize: first.total, starts: null };
  const starts: number[] = [];
  let slots = 0;
  for (let page = 0, one = first; ; one = piece(++page)) {
    starts.push(slots);
    if (one.status !== "ready") return { slots: slots + 1, setSize: -1, starts };
    slots += countOf(one);
    if (one.next === null) return { slots, setSize: slots, starts };
  }
}

export function countOf({ rows }: ReadyPiece): number {
  return "members" in rows ? rows.members.count : rows.records.count;
}

function slotIn({ pages, pageSize, piece }: Branch, starts: DrillNode["starts"], value: DrillPath[number]): number {
  for (const page of pages) {
    const one = piece(page);
    const row = one.status === "ready" && "members" in one.rows ? one.rows.members.slotOf(value) : -1;
    if (row >= 0) return (starts === null ? page * pageSize : (starts[page] ?? 0)) + row;
  }
  return -1;
}

/** The row at an index in [0, size). */
export function placeAt(node: DrillNode, index: number): Place {
  const { open } = node;
  let [low, high] = [0, open.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const { slot, before } = open[middle] as OpenChild;
    if (slot + before < index) low = middle + 1;
    else high = middle;
  }
  const last = open[low - 1];
  if (last === undefined) return placeOf(node, index);
  const inside = index - last.slot - last.before - 1;
  return inside < last.node.size ? placeAt(last.node, inside) : placeOf(node, index - last.before - last.node.size);
}

/** The row in a slot of a branch. */
export function placeOf(node: DrillNode, slot: number): Place {
  const { branch, starts } = node;
  const page = starts === null ? Math.floor(slot / branch.pageSize) : starts.findLastIndex((start) => start <= slot);
  const start = starts === null ? page * branch.pageSize : (starts[page] ?? 0);
  const isAsked = branch.pages.includes(page);
  const piece = isAsked || starts === null ? branch.piece(page) : null;
  const row = piece?.status === "ready" && slot - start < countOf(piece) ? slot - start : -1;
  return { node, slot, page, piece, row };
}

/** The index of a slot of the branch at `path` among the rows below `root`; -1 where that branch is not open. */
export function indexOfSlot(root: DrillNode, path: DrillPath, slot: number): number {
  if (root.branch.path.length === path.length) return slot + rowsBefore(root, slot);
  const child = childAt(root, path);
  const inside = child === undefined ? -1 : indexOfSlot(child.node, path, slot);
  return child === undefined || inside < 0 ? -1 : child.slot + child.before + 1 + inside;
}

function childAt({ branch, open }: DrillNode, path: DrillPath): OpenChild | undefined {
  const key = memberKey(path.slice(0, branch.path.length + 1));
  return open.find(({ node }) => node.branch.key === key);
}

function rowsBefore({ open }: DrillNode, slot: number): number {
  const last = open.findLast((child) => child.slot < slot);
  return last === undefined ? 0 : last.before + last.node.size;
}

/** The branch below a member, where it is open and in its place. */
export function nodeAt(root: DrillNode, path: DrillPath): DrillNode | null {
  if (path.length <= root.branch.path.length) return memberKey(path) === root.branch.key ? root : null;
  const child = childAt(root, path);
  return child === undefined ? null : nodeAt(child.node, path);
}

/** A branch and all that are open below it, from the top. */
export function nodesOf(root: DrillNode): readonly DrillNode[] {
  return [root, ...root.open.flatMap(({ node }) => nodesOf(node))];
}

/** The slot of a member among those that are there; -1 where it is not. */
export function slotOf({ branch, starts }: DrillNode, value: DrillPath[number]): number {
  return slotIn(branch, starts, value);
}

/** The slots of a branch that lie in the rows [from, to), with the branches below it: what a screen shows. */
export function visit(node: DrillNode, from: number, to: number, see: (node: DrillNode, first: number, last: number) => void): void {
  if (to <= 0 || from >= node.size) return;
  const first = slotBy(node, Math.max(0, from));
  const last = slotBy(node, Math.min(node.size, to) - 1);
  see(node, first, last);
  for (const { slot, before, node: child } of node.open) {
    const start = slot + before + 1;
    visit(child, from - start, to - start, see);
  }
}

/** The own slot at or above an index. */
function slotBy(node: DrillNode, index: number): number {
  const last = node.open.findLast(({ slot, before }) => slot + before < index);
  if (last === undefined) return index;
  const inside = index - last.slot - last.before - 1;
  return inside < last.node.size ? last.slot : index - last.before - last.node.size;
}
