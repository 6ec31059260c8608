"use client";

import { parseDate } from "@internationalized/date";
import { useId, useState } from "react";
import { Button, CalendarCell, CalendarGrid, Heading, RangeCalendar } from "react-aria-components";
import type { AbsoluteRange, LocalDate } from "../query/range.ts";
import { nextDate } from "../react/rangeOnClock.ts";
import { useLocalized } from "../react/useLocalized.ts";
import { backGlyph, forthGlyph, Glyph } from "./Glyph.tsx";

export interface CustomRangeProps {
  /** Where it starts: the days of the range that holds; null where they are not known. */
  readonly days: { readonly first: LocalDate; readonly last: LocalDate } | null;
  readonly today: LocalDate;
  readonly onApply: (range: AbsoluteRange) => void;
}

/** Two dates, typed or picked in a calendar. Both days belong to the range. */
export function CustomRange({ days, today, onApply }: CustomRangeProps) {
  const { messages, weekStart } = useLocalized();
  const { filters } = messages;
  const [{ first, last }, setDays] = useState(days ?? { first: "", last: "" });
  const [isAsked, setAsked] = useState(false);
  const [shown, setShown] = useState(() => parseDate(days?.last ?? today));
  const errorId = useId();
  const isWhole = [first, last].every((date) => date.length === "2026-03-29".length);
  const isInvalid = isWhole && first > last;
  const isRange = isWhole && !isInvalid;
  const missing = isAsked && !isWhole ? filters.missingDate : null;
  const field = { type: "date", max: "9999-12-31", className: "md-input", required: true, "aria-describedby": errorId } as const;
  return (
    <form
      className="md-range-custom"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (isRange) onApply({ from: first, to: nextDate(last) });
      }}
    >
      <div className="md-range-fields">
        <label>
          {filters.from}
          <input
            {...field}
            aria-invalid={isInvalid}
            value={first}
            onChange={({ target }) => setDays({ first: target.value, last })}
          />
        </label>
        <label>
          {filters.to}
          <input
            {...field}
            aria-invalid={isInvalid}
            value={last}
            onChange={({ target }) => setDays({ first, last: target.value })}
          />
        </label>
      </div>
      <p id={errorId} role="alert" className="md-range-error" data-signal="bad">
        {isInvalid ? filters.invalidRange : missing}
      </p>
      <RangeCalendar
        className="md-calendar"
        aria-label={filters.dateRange}
        firstDayOfWeek={weekStart.slice(0, 3) as "mon"}
        value={isRange ? { start: parseDate(first), end: parseDate(last) } : null}
        onChange={({ start, end }) => setDays({ first: start.toString(), last: end.toString() })}
        focusedValue={shown}
        onFocusChange={setShown}
      >
        <header>
          <Button slot="previous" className="md-button" data-variant="quiet">
            <Glyph path={backGlyph} />
          </Button>
          <Heading className="md-calendar-month" />
          <Button slot="next" className="md-button" data-variant="quiet">
            <Glyph path={forthGlyph} />
          </Button>
        </header>
        <CalendarGrid>{(date) => <CalendarCell date={date} className="md-calendar-day" />}</CalendarGrid>
      </RangeCalendar>
      <button type="submit" className="md-button" data-variant="primary">
        {filters.apply}
      </button>
    </form>
  );
}
