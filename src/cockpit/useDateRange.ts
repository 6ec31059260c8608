"use client";

import { useSyncExternalStore } from "react";
import { formatRange } from "../format/date.ts";
import type { RangePreset } from "../i18n/messages/filters.ts";
import type { NamedComparison } from "../query/namedComparison.ts";
import type { OwnPreset, RangeChoice } from "../query/namedPreset.ts";
import type { LocalDate, Range } from "../query/range.ts";
import { defaultRange } from "../react/defaultRange.ts";
import { textOf } from "../react/label.ts";
import { part } from "../react/part.ts";
import { dateOnClock, rangeOnClock, unitOfRange } from "../react/rangeOnClock.ts";
import type { WallClock } from "../react/rangeOnClock.ts";
import { isSameRange, presetOf } from "../react/rangePresets.ts";
import { useLocalized } from "../react/useLocalized.ts";
import { calendarPart, usePageClock } from "../react/usePageClock.ts";
import { usePart } from "../react/usePart.ts";
import { useSelection } from "../react/useSelection.ts";
import { useWidgetId } from "../react/useWidgetId.ts";
import { rangeLabel } from "../react/rangeLabel.ts";

/** Calendars that know where a comparison lies: loaded for the first one. */
const comparisonPart = part(() => import("./comparisonDates.ts"));


export interface DateRangeOptions {
  /** What the control is called. Default: "Date range". */
  readonly label?: string | undefined;
  /** The source of its clauses. A clause that the host has published under this id is where it starts. */
  readonly id?: string | undefined;
  /**
   * The range shown, where the host keeps it: the selection is then neither read nor changed. Left out, the range is
   * the page's: what this control has published, else the last 28 complete days. Null: the host keeps it, and has none
   * chosen.
   */
  readonly value?: Range | null | undefined;
  readonly onChange?: ((range: Range) => void) | undefined;
  /** What the page is held against, as `value` is kept. */
  readonly compare?: NamedComparison | null | undefined;
  readonly onCompareChange?: ((compare: NamedComparison | null) => void) | undefined;
  /**
   * What the menu offers, in this order. Default: the presets of every page, those of fiscal years where the provider's
   * `fiscalStart` is not 1 January, and those of working days where it names a `business` calendar.
   */
  readonly presets?: readonly RangeChoice[] | undefined;
  /** Where the page's range starts: the way back to it is the menu's first, where `presets` does not have it. Default: none. */
  readonly start?: Range | undefined;
}

export interface DateRange {
  readonly value: Range;
  /** `custom` also for what only the page's calendar or the host has a name for. */
  readonly preset: RangePreset;
  /** As given; undefined: those of the page. */
  readonly presets: readonly RangeChoice[] | undefined;
  readonly start: Range | undefined;
  /** What its dates are printed by. */
  readonly clock: WallClock;
  /** What the control is called, where it is not just the date range; null: it is. */
  readonly title: string | null;
  /** The host's own label of the range, else the preset's name, and whether today belongs to it: "Last 28 days incl. today". */
  readonly label: string;
  /** The dates that the range means now: "Oct 24 – Nov 20, 2026"; null for working days until their calendar is read. */
  readonly dates: string | null;
  /** The reporting zone where it is not the reader's own, else null. */
  readonly zone: string | null;
  /** The first and the last day of the range; null like `dates`. */
  readonly days: { readonly first: LocalDate; readonly last: LocalDate } | null;
  readonly choose: (range: Range) => void;
  /** What widgets that name no comparison are held against. */
  readonly compare: NamedComparison | null;
  /** "vs. Sep 26 – Oct 23, 2026"; until the dates are known, and where they cannot be, "vs. prior period". */
  readonly versus: string | null;
  readonly chooseCompare: (compare: NamedComparison | null) => void;
}

/** The page's date range and the way to change it, without a picture. */
export function useDateRange({ label, id, value: given, onChange, compare: givenCompare, onCompareChange, presets, start }: DateRangeOptions = {}): DateRange {
  const { locale, messages, timeZone } = useLocalized();
  const clock = usePageClock();
  const { clauses, publish } = useSelection();
  const source = useWidgetId(id);
  const readersZone = useSyncExternalStore(noSubscription, zoneOfReader, () => null);
  const own = clauses.find((clause) => clause.source === source);
  const value = (given === undefined ? own?.range : given) ?? defaultRange;
  const compare = (givenCompare === undefined ? own?.compare : givenCompare) ?? null;

  const span = rangeOnClock(value, clock);
  const calendar = usePart(calendarPart, isOfCalendar(value));
  const ownLabel = labelIn(presets, value);
  const comparing = usePart(comparisonPart, compare !== null);
  const compared = compare && comparing ? comparing.comparisonDates(value, compare, clock) : null;
  const { bases, versus } = messages.kpi;
  const say = (range: Range | undefined, next: NamedComparison | null) => {
    const called = range && labelIn(presets, range);
    publish({ source, ...(range && { range }), ...(next && { compare: next }), ...(called && { label: called }) });
  };
  return {
    value,
    preset: presetOf(value),
    presets,
    start,
    clock,
    title: label ?? null,
    label: (ownLabel && textOf(ownLabel, locale)) ?? rangeLabel(value, messages.filters, calendar?.calendarName(value, messages)),
    dates: span && formatRange(span.from, span.to, { locale, timeZone: "UTC" }),
    zone: readersZone === timeZone ? null : timeZone,
    days: span && { first: dateOnClock(span.from), last: dateOnClock(span.to - 1) },
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

/** What the host calls a range, where its menu has that very one. */
function labelIn(presets: readonly RangeChoice[] | undefined, range: Range): OwnPreset["label"] {
  const isIt = (choice: RangeChoice): choice is OwnPreset => typeof choice === "object" && isSameRange(choice.range, range);
  return presets?.find(isIt)?.label;
}

function isOfCalendar(range: Range): boolean {
  return /^(fiscal|business)/.test(String(unitOfRange(range)));
}

const noSubscription = () => () => {};
const zoneOfReader = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
