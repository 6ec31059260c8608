import { formatRange } from "../../format/date.ts";
import { formatNumber } from "../../format/number.ts";
import type { Messages } from "../../i18n/messages.ts";
import type { DrillColumn, DrillRow, DrillTableModel } from "./drillTableModel.ts";

/** What the table shows, in sentences: numbers, levels and time; how many rows; who stands first and last; the total. */
export function drillTableSentence(model: DrillTableModel, { locale, messages }: { readonly locale: string; readonly messages: Messages }): string {
  const { levels, columns, rows, total, range, timeZone, sort, breadcrumb, pivotLabel } = model;
  const { drill: words } = messages;
  const own = columns.filter(({ part, pivot }) => part === "value" && pivot === undefined);
  const names = messages.list(own.map(({ metricLabel }) => metricLabel));
  const by = messages.list(levels.map(({ label }) => label));
  const span = range === null ? messages.filters.all : formatRange(range.from, range.to, { locale, timeZone });
  const sorted = columns.find(({ id }) => id === sort.column) ?? null;
  const level = levels[0]?.label ?? "";
  const count = rows.count === 0 ? 0 : outermost(rows.at(0));
  const entered = breadcrumb.slice(1).map(({ label }) => label);
  const pivots = new Set(columns.flatMap(({ pivot }) => (pivot === undefined ? [] : [JSON.stringify(pivot)])));
  const n = (value: number) => formatNumber(value, { locale, unit: "count" });
  const sentences = [
    words.shows(names, by, span),
    ...(entered.length === 0 ? [] : [words.within(entered.join(" › "))]),
    ...(pivotLabel === null ? [] : [words.across(pivotLabel, pivots.size)]),
    count === null ? words.atLeast(n(rows.count), level) : count === 1 ? words.oneRow(level) : words.rows(n(count), level),
    ...(sorted === null ? [] : ends(model, sorted, messages)),
    ...(total === null ? [] : [words.totals(messages.list(own.map((column) => messages.labeled(column.metricLabel, cellText(total, columns, column)))))]),
  ];
  return sentences.join(locale.startsWith("zh") ? "" : " ");
}

function cellText(row: DrillRow, columns: readonly DrillColumn[], column: DrillColumn): string {
  return column.format(row.cell(columns.indexOf(column))?.value ?? null);
}

/** Rows of the outermost level; null while nobody knows how many. */
function outermost({ setSize }: DrillRow): number | null {
  return setSize < 0 ? null : setSize;
}

function ends({ rows, columns }: DrillTableModel, column: DrillColumn, { drill }: Messages): readonly string[] {
  const known: DrillRow[] = [];
  for (const row of rows.there()) {
    if (row.level === 1 && row.kind === "member" && row.cell(columns.indexOf(column))?.value != null) known.push(row);
  }
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined) return [];
  const say = (words: (metric: string, label: string, value: string) => string, row: DrillRow) =>
    words(column.metricLabel, row.label, cellText(row, columns, column));
  const isAll = rows.isCounted && known.length > 1 && last !== undefined && last.setSize === last.positionInSet;
  if (isAll && cellText(first, columns, column) === cellText(last, columns, column)) return [drill.same(column.metricLabel, cellText(first, columns, column))];
  return [say(drill.first, first), ...(isAll ? [say(drill.last, last)] : [])];
}
