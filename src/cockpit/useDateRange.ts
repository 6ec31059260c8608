"use client";

import { useSyncExternalStore } from "react";
import { formatRange } from "../format/date.ts";
import type { RangePreset } from "../i18n/messages/filters.ts";
import type { LocalDate, Range } from "../query/range.ts";
import { defaultRange } from "../react/defaultRange.ts";
import { dateOnClock, rangeOnClock } from "../react/rangeOnClock.ts";
import { presetOf } from "../react/rangePresets.ts";
import { useMetricdeck } from "../react/useMetricdeck.ts";
import { useSelection } from "../react/useSelection.ts";
import { useWidgetId } from "../react/useWidgetId.ts";
import { rangeLabel } from "../react/rangeLabel.ts";

export interface DateRangeOptions {
  /** The source of its clauses. A clause that the host has published under this id is where it starts. */
  readonly id?: string;
  /**
   * The range shown, where the host keeps it: the selection is then neither read nor changed. Left out, the range is
   * the page's: what this control has published, else the last 28 complete days.
   */
  readonly value?: Range;
  readonly onChange?: (range: Range) => void;
}

export interface DateRange {
  readonly value: Range;
  readonly preset: RangePreset;
  /** The preset's name, and whether today belongs to it: "Last 28 days incl. today". */
  readonly label: string;
  /** The dates that the range means now: "Oct 24 – Nov 20, 2026". */
  readonly dates: string;
  /** The reporting zone where it is not the reader's own, else null. */
  readonly zone: string | null;
  /** The first and the last day of the range. */
  readonly days: { readonly first: LocalDate; readonly last: LocalDate };
  readonly choose: (range: Range) => void;
}

/** The page's date range and the way to change it, without a picture. */
export function useDateRange({ id, value: given, onChange }: DateRangeOptions = {}): DateRange {
  const { locale, messages, now, timeZone, weekStart, fiscalStart } = useMetricdeck();
  const { clauses, publish } = useSelection();
  const source = useWidgetId(id);
  const readersZone = useSyncExternalStore(noSubscription, zoneOfReader, () => null);
  const describe = (range: Range) => {
    const clock = rangeOnClock(range, { now: now(), timeZone, weekStart, fiscalStart });
    const preset = presetOf(range);
    const dates = formatRange(clock.from, clock.to, { locale, timeZone: "UTC" });
    return { clock, preset, dates, label: rangeLabel(range, messages.filters) };
  };

  const value = given ?? clauses.find((clause) => clause.source === source)?.range ?? defaultRange;
  const { clock, preset, dates, label } = describe(value);
  return {
    value,
    preset,
    label,
    dates,
    zone: readersZone === timeZone ? null : timeZone,
    days: { first: dateOnClock(clock.from), last: dateOnClock(clock.to - 1) },
    choose(range) {
      onChange?.(range);
      if (given !== undefined) return;
      publish({ source, range });
    },
  };
}

const noSubscription = () => () => {};
const zoneOfReader = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
