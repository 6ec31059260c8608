import type { Catalog } from "../../query/catalog.ts";
import type { AnyFilter } from "../../query/filter.ts";
import { allOf } from "../../query/filter.ts";
import { dimensionPath } from "../../query/dimensionPath.ts";
import type { AggregateQuery, MetricsQuery, Page, RecordsQuery } from "../../query/query.ts";
import type { Grain } from "../../query/range.ts";
import type { AnyRow, TableResult } from "../../query/result.ts";
import type { KnownAnswer } from "../../react/useAnswers.ts";
import { courseOf } from "./drillCourse.ts";
import { memberKey, pathFilter } from "./drillPath.ts";
import { pivotName } from "./drillColumns.ts";
import { recordsOf } from "./drillRecords.ts";

import type { RecordsPage } from "./drillRecordsPage.ts";
import { orderedSheet, sheetOf } from "./drillSheet.ts";
import type { Sheet } from "./drillSheet.ts";
import type { DrillColumn, DrillPath, DrillSort } from "./drillTableModel.ts";
import { branchQuery, trendQuery } from "./drillTableQuery.ts";
import type { DrillRecords } from "./drillTableQuery.ts";
import { openPaths } from "./drillState.ts";
import type { DrillState } from "./drillState.ts";
import type { Branch, Piece } from "./drillTree.ts";

/** An answered root query, and what the answers to all others are read by. */
export interface Answered {
  readonly result: TableResult<AnyRow>;
  /** With the filters and the range of the page. */
  readonly query: AggregateQuery;
}

export interface BranchesOptions {
  readonly catalog: Catalog;
  readonly levels: readonly string[];
  readonly columns: readonly DrillColumn[];
  readonly sort: DrillSort;
  readonly trend: Grain | undefined;
  readonly records: DrillRecords<Catalog> | undefined;
  readonly pageSize: number;
  readonly known: (query: MetricsQuery) => KnownAnswer<AnyRow>;
  readonly readRecords: (result: TableResult<AnyRow>, query: RecordsQuery) => RecordsPage;
}

/** A branch that can say what it asks. */
export interface AskedBranch extends Branch {
  /** Null: nothing to ask yet, or it was answered with the root. */
  readonly queryOf: (page: number) => AggregateQuery | RecordsQuery | null;
  /** The courses beside the members of a page; null without any. */
  readonly courseQueryOf: (page: number) => AggregateQuery | null;
}

/** The root's branch and those of all open members, by key. */
export function drillBranches(answered: Answered, state: DrillState, options: BranchesOptions): ReadonlyMap<string, AskedBranch> {
  const paths = [state.root, ...openPaths(state)];
  const found = new Map<string, Set<number>>();
  for (const path of paths.slice(1)) {
    const parent = memberKey(path.slice(0, -1));
    const pages = found.get(parent) ?? new Set();
    found.set(parent, pages.add(state.expanded.get(memberKey(path)) ?? 0));
  }
  return new Map(
    paths.map((path) => {
      const key = memberKey(path);
      const asked = state.pages.get(key) ?? [0];
      const pages = [...new Set([...asked, ...(found.get(key) ?? [])])].sort((a, b) => a - b);
      return [key, branchOf(answered, path, { ...options, root: state.root, pages })];
    }),
  );
}

/** Everything that is to be asked for now. */
export function queriesOf(branches: Iterable<AskedBranch>): readonly MetricsQuery[] {
  return [...branches].flatMap((branch) =>
    branch.pages.flatMap((page) => [branch.queryOf(page), branch.courseQueryOf(page)].filter((query) => query !== null)),
  );
}

export interface BranchOptions extends BranchesOptions {
  readonly root: DrillPath;
  readonly pages: readonly number[];
}

export function branchOf(answered: Answered, path: DrillPath, options: BranchOptions): AskedBranch {
  const { levels, root, pageSize, pages, known, trend } = options;
  const { query: rootQuery, result: rootResult } = answered;
  const isRecords = path.length === levels.length;
  const isWhole = rootQuery.page === undefined && !isRecords;
  const isRoot = path.length === root.length;
  const level = levels[path.length] ?? "";
  const pieces = new Map<number, Piece>();

  const pageOf = (page: number): Page | null => {
    if (page === 0) return { size: pageSize };
    const total = totalOf(piece(0));
    if (total !== null) return page * pageSize < total ? { size: pageSize, offset: page * pageSize } : null;
    const before = piece(page - 1);
    return before.status === "ready" && before.next !== null ? { size: pageSize, cursor: before.next } : null;
  };
  const queryOf = (page: number): AggregateQuery | RecordsQuery | null => {
    if ((isRoot && page === 0) || (isWhole && page > 0)) return null;
    const asked = isWhole ? null : pageOf(page);
    if (asked === null && !isWhole) return null;
    if (isRecords) return recordsBelow(answered, path, asked, options);
    return branchQuery(rootQuery, levels.slice(root.length), path.slice(root.length), asked);
  };
  const answerOf = (page: number): KnownAnswer<AnyRow> => {
    if (isRoot && page === 0) return { status: "success", result: rootResult };
    const query = queryOf(page);
    return query === null ? { status: "pending" } : known(query);
  };
  const courseQueryOf = (page: number): AggregateQuery | null => {
    const one = trend === undefined ? null : piece(page);
    if (trend === undefined || one?.status !== "ready" || !("members" in one.rows) || one.rows.members.isMasked) return null;
    const { members } = one.rows;
    const values = Array.from({ length: members.count }, (_, row) => row).filter((row) => !members.isOther(row)).map(members.valueAt);
    if (values.length === 0) return null;
    return trendQuery(branchQuery(rootQuery, levels.slice(root.length), path.slice(root.length), null), trend, values);
  };
  const read = (page: number): Piece => {
    const answer = answerOf(page);
    if (answer.status === "pending") return answer;
    if (answer.status === "error") return { status: "failed", error: answer.error };
    const { result } = answer;
    const next = isWhole ? null : (result.page?.next ?? null);
    if (isRecords) {
      const query = queryOf(page) as RecordsQuery;
      return { status: "ready", rows: { records: options.readRecords(result, query) }, course: () => null, total: null, next };
    }
    const total = !isWhole && result.page?.offset !== undefined ? (result.page.total ?? null) : null;
    return { status: "ready", rows: { members: membersOf(result, level, rootQuery, options) }, course: () => courseIn(page), total, next };
  };
  const courseIn = (page: number) => {
    const query = courseQueryOf(page);
    const answer = query && known(query);
    return answer?.status === "success" ? courseOf(answer.result) : null;
  };
  const piece = (page: number): Piece => {
    const found = pieces.get(page);
    if (found !== undefined) return found;
    const one = read(page);
    pieces.set(page, one);
    return one;
  };
  return { key: memberKey(path), path, pageSize: isWhole ? Number.POSITIVE_INFINITY : pageSize, pages, piece, queryOf, courseQueryOf };
}

function totalOf(piece: Piece): number | null {
  return piece.status === "ready" ? piece.total : null;
}

function membersOf(result: TableResult<AnyRow>, level: string, query: AggregateQuery, { sort, columns }: BranchesOptions): Sheet {
  const sheet = sheetOf(result, level);
  if (pivotName(query) === null) return sheet;
  return orderedSheet(sheet, columns.find(({ id }) => id === sort.column) ?? null, sort.direction);
}

function recordsBelow({ query, result }: Answered, path: DrillPath, page: Page | null, options: BranchOptions): RecordsQuery | null {
  const { catalog, levels, records } = options;
  if (records === undefined) return null;
  const metric = records.of ?? nameOf(query.metrics[0]);
  const below = pathFilter(levels.slice(options.root.length), path.slice(options.root.length));
  const asked = recordsOf(catalog, metric, {
    range: result.resolvedRange ?? null,
    where: allOf([query.where as AnyFilter | undefined, below]),
    columns: records.columns,
    ...(records.order && { order: records.order }),
    ...(query.calendar && { calendar: query.calendar }),
  });
  if (asked === null) return null;
  const key = keyColumn(catalog, asked.entity);
  const columns = key === undefined || asked.columns.includes(key) ? asked.columns : [...asked.columns, key];
  return { ...asked, columns, ...(page && { page }) };
}

/** The dimension that tells rows of an entity apart, where the catalog has it. */
export function keyColumn(catalog: Catalog, entity: string): string | undefined {
  const key = catalog.entities[entity]?.key;
  const isThere = key !== undefined && catalog.dimensions[key] !== undefined && dimensionPath(catalog, entity, key)?.length === 0;
  return isThere ? key : undefined;
}

export function nameOf(metric: AggregateQuery["metrics"][number] | undefined): string {
  return typeof metric === "object" ? metric.metric : (metric ?? "");
}

