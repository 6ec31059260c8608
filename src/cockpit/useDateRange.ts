"use client";

import { useSyncExternalStore } from "react";
import { formatRange } from "../format/date.ts";
import type { RangePreset } from "../i18n/messages/filters.ts";
import type { NamedComparison } from "../query/namedComparison.ts";
import type { LocalDate, Range } from "../query/range.ts";
import { defaultRange } from "../react/defaultRange.ts";
import { part } from "../react/part.ts";
import { dateOnClock, rangeOnClock } from "../react/rangeOnClock.ts";
import { presetOf } from "../react/rangePresets.ts";
import { useMetricdeck } from "../react/useMetricdeck.ts";
import { usePart } from "../react/usePart.ts";
import { useSelection } from "../react/useSelection.ts";
import { useWidgetId } from "../react/useWidgetId.ts";
import { rangeLabel } from "../react/rangeLabel.ts";

/** Calendars that know where a comparison lies: loaded for the first one. */
const comparisonPart = part(() => import("./comparisonDates.ts"));

export interface DateRangeOptions {
  /** What the control is called. Default: "Date range". */
  readonly label?: string;
  /** The source of its clauses. A clause that the host has published under this id is where it starts. */
  readonly id?: string;
  /**
   * The range shown, where the host keeps it: the selection is then neither read nor changed. Left out, the range is
   * the page's: what this control has published, else the last 28 complete days. Null: the host keeps it, and has none
   * chosen.
   */
  readonly value?: Range | null;
  readonly onChange?: (range: Range) => void;
  /** What the page is held against, as `value` is kept. */
  readonly compare?: NamedComparison | null;
  readonly onCompareChange?: (compare: NamedComparison | null) => void;
}

export interface DateRange {
  readonly value: Range;
  readonly preset: RangePreset;
  /** What the control is called, where it is not just the date range; null: it is. */
  readonly title: string | null;
  /** The preset's name, and whether today belongs to it: "Last 28 days incl. today". */
  readonly label: string;
  /** The dates that the range means now: "Oct 24 – Nov 20, 2026". */
  readonly dates: string;
  /** The reporting zone where it is not the reader's own, else null. */
  readonly zone: string | null;
  /** The first and the last day of the range. */
  readonly days: { readonly first: LocalDate; readonly last: LocalDate };
  readonly choose: (range: Range) => void;
  /** What widgets that name no comparison are held against. */
  readonly compare: NamedComparison | null;
  /** "vs. Sep 26 – Oct 23, 2026"; until the dates are known, and where they cannot be, "vs. prior period". */
  readonly versus: string | null;
  readonly chooseCompare: (compare: NamedComparison | null) => void;
}

/** The page's date range and the way to change it, without a picture. */
export function useDateRange({ label, id, value: given, onChange, compare: givenCompare, onCompareChange }: DateRangeOptions = {}): DateRange {
  const { locale, messages, now, timeZone, weekStart, fiscalStart } = useMetricdeck();
  const { clauses, publish } = useSelection();
  const source = useWidgetId(id);
  const readersZone = useSyncExternalStore(noSubscription, zoneOfReader, () => null);
  const own = clauses.find((clause) => clause.source === source);
  const value = (given === undefined ? own?.range : given) ?? defaultRange;
  const compare = (givenCompare === undefined ? own?.compare : givenCompare) ?? null;

  const zone = { now: now(), timeZone, weekStart, fiscalStart };
  const { from, to } = rangeOnClock(value, zone);
  const comparing = usePart(comparisonPart, compare !== null);
  const compared = compare && comparing ? comparing.comparisonDates(value, compare, zone) : null;
  const { bases, versus } = messages.kpi;
  const say = (range: Range | undefined, next: NamedComparison | null) =>
    publish({ source, ...(range && { range }), ...(next && { compare: next }) });
  return {
    value,
    preset: presetOf(value),
    title: label ?? null,
    label: rangeLabel(value, messages.filters),
    dates: formatRange(from, to, { locale, timeZone: "UTC" }),
    zone: readersZone === timeZone ? null : timeZone,
    days: { first: dateOnClock(from), last: dateOnClock(to - 1) },
    choose(range) {
      onChange?.(range);
      if (given === undefined) say(range, own?.compare ?? null);
    },
    compare,
    versus: compare && versus(compared ? formatRange(compared.from, compared.to, { locale, timeZone }) : bases[compare]),
    chooseCompare(next) {
      onCompareChange?.(next);
      if (givenCompare === undefined) say(own?.range, next);
    },
  };
}

const noSubscription = () => () => {};
const zoneOfReader = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
