import { formatDuration } from "../../format/duration.ts";
import type { Unit } from "../../query/metric.ts";
import type { TableColumn, TableModel, TableValue } from "../frame/tableModel.ts";
import type { FunnelCell } from "./funnelCell.ts";
import type { FunnelModel, FunnelStepsModel, FunnelTimesModel, FunnelTrendModel } from "./funnelModel.ts";
import { isMasked, tooFew } from "./funnelReading.ts";
import { bucketNote, bucketText, openText, printer } from "./funnelText.ts";
import type { FunnelTextOptions } from "./funnelText.ts";
import { funnelWords } from "./funnelWords.ts";

/** The same numbers as rows: a segment and step each, or a segment and span, or a bucket. */
export function funnelTable(model: FunnelModel, caption: string, options: FunnelTextOptions): TableModel {
  const columns =
    model.view === "steps" ? stepColumns(model, options) : model.view === "trend" ? trendColumns(model, options) : timeColumns(model, options);
  return { caption, columns, rowCount: columns[0]?.values.length ?? 0 };
}

function stepColumns(model: FunnelStepsModel, options: FunnelTextOptions): readonly TableColumn[] {
  const words = funnelWords(options.messages);
  const { delta } = options.messages;
  const { steps, segments, cells, by, comparison } = model;
  const rows = segments.flatMap((segment, at) =>
    steps.map((step, index) => ({ segment: segment.label, step: `${index + 1} ${step}`, index, cell: cells[at]?.[index] as FunnelCell })),
  );
  const masked = new Set(rows.flatMap(({ cell }, row) => (isMasked(cell) ? [row] : [])));
  const number = (name: string, label: string, unit: Unit, read: (cell: FunnelCell) => number | null): TableColumn => ({
    ...numeric(name, label, unit, rows.map(({ cell }) => read(cell)), options),
    masked,
  });
  const { first, previous } = words.conversions;
  const open = openText(model, options);
  const notes = rows.map(({ cell, index }) => (index === 0 ? [] : [tooFew(model, cell.shares.first, index, options) ?? tooFew(model, cell.shares.previous, index, options), open]));
  return [
    texts("step", words.step, rows.map(({ step }) => step)),
    ...(by === null ? [] : [texts(by.dimension, by.label, rows.map(({ segment }) => segment))]),
    number("count", words.reached, "count", ({ count }) => count),
    number("conversion", first, "share", ({ shares }) => shares.first.value),
    number("stepConversion", previous, "share", ({ shares }) => shares.previous.value),
    number("dropped", words.dropped, "count", ({ dropped }) => dropped),
    number("dropRate", words.dropRate, "share", ({ dropRate }) => dropRate),
    number("medianSeconds", words.median, "seconds", ({ medianSeconds }) => medianSeconds),
    number("p90Seconds", words.p90, "seconds", ({ p90Seconds }) => p90Seconds),
    ...(comparison === null
      ? []
      : [
          number("count:compare", delta.both(words.reached, comparison), "count", ({ compareCount }) => compareCount),
          number("conversion:compare", delta.both(first, comparison), "share", ({ shares }) => shares.first.compare),
          number("stepConversion:compare", delta.both(previous, comparison), "share", ({ shares }) => shares.previous.compare),
        ]),
    ...noted(notes, options),
  ];
}

function timeColumns(model: FunnelTimesModel, options: FunnelTextOptions): readonly TableColumn[] {
  const words = funnelWords(options.messages);
  const { delta } = options.messages;
  const { duration } = printer(options);
  const { spans, times, segments, by, comparison } = model;
  const rows = times.flatMap(({ counts, compare, n }, at) =>
    spans.map((span, index) => ({
      span: words.span(duration(span.from), duration(span.to)),
      segment: segments[at]?.label ?? "",
      count: counts[index] ?? null,
      compare: compare[index] ?? null,
      n,
    })),
  );
  const counted = rows.map(({ count }) => count);
  const open = openText(model, options);
  return [
    texts("span", words.duration, rows.map(({ span }) => span)),
    ...(by === null ? [] : [texts(by.dimension, by.label, rows.map(({ segment }) => segment))]),
    numeric("count", words.reached, "count", counted, options),
    numeric("share", words.share, "share", rows.map(({ count, n }) => (count === null || n === 0 ? null : count / n)), options),
    ...(comparison === null
      ? []
      : [numeric("count:compare", delta.both(words.reached, comparison), "count", rows.map(({ compare }) => compare), options)]),
    ...noted(rows.map(() => [open]), options),
  ];
}

function trendColumns(model: FunnelTrendModel, options: FunnelTextOptions): readonly TableColumn[] {
  const words = funnelWords(options.messages);
  const { delta, states } = options.messages;
  const { starts, lines, segments, by, comparison, minSample } = model;
  const labeled = (name: string, at: number) => (by === null ? name : delta.both(segments[at]?.label ?? "", name));
  const { count } = printer(options);
  const tooFew = (small: ReadonlySet<number>) => (n: number | null, index: number) =>
    small.has(index) ? states.tooFewOf(count(n), count(minSample)) : "";
  const time: TableColumn = {
    name: "time",
    label: words.entry,
    role: "row",
    values: starts,
    instants: true,
    note: (row) => bucketNote(model, row, options),
    format: (value) => {
      const index = starts.indexOf(String(value));
      const [text, note] = [bucketText(model, index, options), bucketNote(model, index, options)];
      return note === null ? text : delta.both(text, note);
    },
  };
  return [
    time,
    ...lines.flatMap(({ entered, converted, conversion, compare, small }, at) => [
      numeric(`${at}:entered`, labeled(words.entered, at), "count", entered, options),
      numeric(`${at}:converted`, labeled(words.reached, at), "count", converted, options),
      numeric(`${at}:conversion`, labeled(words.conversion, at), "share", conversion, options),
      ...(small.size === 0 ? [] : [{ ...texts(`${at}:small`, labeled(states.tooFew, at), entered.map(tooFew(small))), role: "value" } as const]),
      ...(comparison === null
        ? []
        : [numeric(`${at}:compare`, delta.both(labeled(words.conversion, at), comparison), "share", compare, options)]),
    ]),
  ];
}

/** What the rows are to be taken with, where there is anything. */
function noted(notes: readonly (readonly (string | null)[])[], { messages }: FunnelTextOptions): readonly TableColumn[] {
  const values = notes.map((row) => row.filter((note) => note !== null).join(" · "));
  if (values.every((note) => note === "")) return [];
  return [{ ...texts("$notes", messages.frame.notes, values), role: "value" }];
}

function texts(name: string, label: string, values: readonly string[]): TableColumn {
  return { name, label, role: "row", values, format: (value) => String(value ?? "") };
}

function numeric(
  name: string,
  label: string,
  unit: Unit,
  values: readonly (number | null)[],
  options: FunnelTextOptions,
): TableColumn {
  const { count, exactShare } = printer(options);
  const print = (value: number | null) =>
    unit === "share"
      ? exactShare(value)
      : unit === "seconds"
        ? formatDuration(value, { locale: options.locale, style: "exact", placeholder: "—" })
        : count(value);
  return { name, label, role: "value", unit, values, format: (value: TableValue) => print(typeof value === "number" ? value : null) };
}
