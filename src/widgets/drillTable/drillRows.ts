import type { Messages } from "../../i18n/messages.ts";
import type { Catalog } from "../../query/catalog.ts";
import { numberOf } from "../../query/decimal.ts";
import type { DimensionValue } from "../../query/dimension.ts";
import { valueText } from "../../react/valueText.ts";
import { memberKey, pathOf } from "./drillPath.ts";
import type { Sheet } from "./drillSheet.ts";
import type { DrillColumn, DrillPath, DrillRow, DrillRowKind, DrillRows, DrillTableModel } from "./drillTableModel.ts";
import { countOf, indexOfSlot, nodeAt, nodesOf, placeAt, placeOf, slotOf } from "./drillTree.ts";
import type { DrillNode, Place } from "./drillTree.ts";

export interface DrillRowsOptions {
  readonly catalog: Catalog;
  readonly locale: string;
  readonly messages: Messages;
  /** All of them, those above the root too. */
  readonly levels: readonly string[];
  readonly columns: readonly DrillColumn[];
  /** Whether records stand below the last level. */
  readonly hasRecords: boolean;
  readonly isExpanded: (key: string) => boolean;
}

/** The rows of a tree, made one by one when they are asked for. */
export function drillRows(root: DrillNode, options: DrillRowsOptions): DrillRows {
  return {
    count: root.size,
    isCounted: nodesOf(root).every(({ setSize }) => setSize >= 0),
    at: (index) => rowOf(root, placeAt(root, index), options),
    indexOf(key) {
      const place = placeWithKey(root, key);
      return place === null ? -1 : indexOfSlot(root, place.node.branch.path, place.slot);
    },
    *there() {
      for (const place of placesThere(root)) yield rowOf(root, place, options);
    },
  };
}

function* placesThere(node: DrillNode): Iterable<Place> {
  const children = new Map(node.open.map((child) => [child.slot, child.node]));
  for (const slot of slotsThere(node)) {
    yield placeOf(node, slot);
    const child = children.get(slot);
    if (child !== undefined) yield* placesThere(child);
  }
}

/**
 * Where the row with this key is, of whatever kind; null where it is not open or not there. What was on its way, to be asked
 * for or had failed is where it was expected, whatever stands there by now.
 */
export function placeWithKey(root: DrillNode, key: string): Place | null {
  const path = pathOf(key);
  if (path !== null) {
    const parent = path.length === 0 ? null : nodeAt(root, path.slice(0, -1));
    const slot = parent === null ? -1 : slotOf(parent, path.at(-1) ?? null);
    return parent === null || slot < 0 ? null : placeOf(parent, slot);
  }
  const node = nodesOf(root).find(({ branch }) => key.startsWith(`${branch.key}/`));
  if (node === undefined) return null;
  const [, kind, slot] = key.slice(node.branch.key.length).split("/");
  // A page may hold nothing: then its place is the last row.
  const slots = kind === "more" ? [Math.min(Number(slot), node.slots - 1)] : kind === "other" || kind === "record" ? slotsThere(node) : [Number(slot)];
  for (const one of slots) {
    const place = one < node.slots ? placeOf(node, one) : null;
    if (place !== null && (kind === "loading" || kind === "failed" || kind === "more" || identityOf(place).key === key)) return place;
  }
  return null;
}

function* slotsThere({ branch, starts }: DrillNode): Iterable<number> {
  for (const page of branch.pages) {
    const piece = branch.piece(page);
    const start = starts === null ? page * branch.pageSize : (starts[page] ?? 0);
    const count = piece.status === "ready" ? countOf(piece) : 0;
    for (let row = 0; row < count; row++) yield start + row;
  }
}

/** Least and greatest number of the members on a level, once for each column. */
export function drillExtent(root: DrillNode, columns: readonly DrillColumn[]): DrillTableModel["extent"] {
  const known = new Map<string, readonly [number, number] | null>();
  return (at, level) => {
    const column = columns[at];
    if (column === undefined) return null;
    const key = `${at} ${level}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const sheet of sheetsOn(root, level)) {
      for (let row = 0; row < sheet.count; row++) {
        const value = sheet.isOther(row) ? null : numberOf(sheet.cell(row, column)?.value ?? null);
        if (value === null) continue;
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
    }
    const extent = least > greatest ? null : ([least, greatest] as const);
    known.set(key, extent);
    return extent;
  };
}

function sheetsOn(root: DrillNode, level: number): readonly Sheet[] {
  const nodes = nodesOf(root).filter((node) => node.level === level);
  return nodes.flatMap(({ branch }) =>
    branch.pages.flatMap((page) => {
      const piece = branch.piece(page);
      return piece.status === "ready" && "members" in piece.rows ? [piece.rows.members] : [];
    }),
  );
}

interface Identity {
  readonly key: string;
  readonly kind: DrillRowKind;
  readonly value: DimensionValue;
}

/** What stands at a place, by what it is and not where. */
export function identityOf({ node, slot, page, piece, row }: Place): Identity {
  const { key, path } = node.branch;
  const as = (kind: DrillRowKind, name: string): Identity => ({ key: `${key}/${name}`, kind, value: null });
  if (piece?.status === "failed") return as("failed", `failed/${slot}`);
  if (piece === null && page > 0) return as("more", `more/${slot}`);
  if (piece?.status !== "ready" || row < 0) return as("loading", `loading/${slot}`);
  if ("records" in piece.rows) {
    const id = piece.rows.records.keyAt(row);
    return as("record", `record/${id === null ? slot : JSON.stringify(id)}`);
  }
  const { members } = piece.rows;
  if (members.isOther(row)) return as("other", "other");
  if (members.isMasked) return as("member", `masked/${slot}`);
  const value = members.valueAt(row);
  return { key: memberKey([...path, value]), kind: "member", value };
}

function rowOf(root: DrillNode, place: Place, options: DrillRowsOptions): DrillRow {
  const { catalog, locale, messages, levels, columns, hasRecords, isExpanded } = options;
  const { node, slot, piece, row } = place;
  const { branch } = node;
  const { key, kind, value } = identityOf(place);
  const ready = piece?.status === "ready" && row >= 0 ? piece : null;
  const members = ready && "members" in ready.rows ? ready.rows.members : null;
  const details = ready && "records" in ready.rows ? ready.rows.records.detailsAt(row) : [];
  const isMasked = members?.isMasked === true && kind === "member";
  const depth = branch.path.length;
  const nameOf = (one: DimensionValue, at: number) => valueText(catalog.dimensions[levels[at] ?? ""], one, { locale, messages });
  const label = {
    member: () => (isMasked ? messages.states.hidden : nameOf(value, depth)),
    other: () => messages.other,
    total: () => messages.total,
    record: () => details[0]?.text ?? "",
    loading: () => messages.states.loading,
    more: () => messages.filters.more,
    failed: () => messages.states.error,
  }[kind]();
  const above = branch.path.slice(root.branch.path.length).map((one, at) => nameOf(one, root.branch.path.length + at));
  const path: DrillPath = kind === "member" && !isMasked ? [...branch.path, value] : branch.path;
  const isExpandable = path.length > depth && (path.length < levels.length || hasRecords);
  return {
    key,
    kind,
    level: node.level,
    label,
    path,
    labels: [...above, label],
    positionInSet: slot + 1,
    setSize: node.setSize,
    isExpandable,
    isExpanded: isExpandable && isExpanded(key),
    isMasked,
    cell: (at) => {
      const column = columns[at];
      return members === null || column === undefined || column.part === "trend" ? null : members.cell(row, column);
    },
    series: (at) => (columns[at]?.part === "trend" && kind === "member" ? (ready?.course()?.of.get(value) ?? null) : null),
    incompleteFrom: (at) => (columns[at]?.part === "trend" && kind === "member" ? (ready?.course()?.incompleteFrom ?? null) : null),
    wholeFrom: () => ready?.course()?.wholeFrom ?? 0,
    details: details.slice(1),
    ...(kind === "record" && { record: details }),
    error: piece?.status === "failed" ? piece.error : null,
  };
}

/** The row that stands for everything. */
export function totalRow(sheet: Sheet, columns: readonly DrillColumn[], path: DrillPath, { total }: Messages): DrillRow {
  return {
    key: "total",
    kind: "total",
    level: 1,
    label: total,
    path,
    labels: [total],
    positionInSet: 1,
    setSize: 1,
    isExpandable: false,
    isExpanded: false,
    isMasked: false,
    cell: (at) => {
      const column = columns[at];
      return column === undefined || column.part === "trend" ? null : sheet.cell(0, column);
    },
    series: () => null,
    details: [],
    error: null,
  };
}
