"use client";

import type { RefObject } from "react";
import { useId, useState } from "react";
import { ListBox, ListBoxItem } from "react-aria-components";
import { filteringInEnglish } from "../i18n/english/filtering.ts";
import { dateOnClock, rangeOnClock } from "../react/rangeOnClock.ts";
import { includesToday, withToday } from "../react/rangePresets.ts";
import { useLocalized } from "../react/useLocalized.ts";
import { ControlPopover } from "./ControlPopover.tsx";
import { CustomRange } from "./CustomRange.tsx";
import { checkGlyph, Glyph } from "./Glyph.tsx";
import { chosenItem, rangeMenu } from "./rangeMenu.ts";
import type { DateRange } from "./useDateRange.ts";

export interface DateRangePanelProps {
  readonly range: DateRange;
  readonly trigger: RefObject<HTMLButtonElement | null>;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

export function DateRangePanel({ range, ...popover }: DateRangePanelProps) {
  const { messages, locale } = useLocalized();
  const { filters, filtering = filteringInEnglish, kpi } = messages;
  const title = range.title ?? filters.dateRange;
  const { value, choose, compare, chooseCompare } = range;
  const menu = rangeMenu(range.presets, { messages, locale, clock: range.clock, start: range.start });
  const chosen = chosenItem(menu, value);
  const radios = useId();
  const [isTodayWanted, setTodayWanted] = useState(false);
  const isTodayIncluded = includesToday(value) ?? isTodayWanted;
  const close = () => popover.onOpenChange(false);
  return (
    <ControlPopover {...popover} label={title}>
      <div className="md-range">
        <div className="md-range-presets">
          <ListBox
            className="md-options"
            aria-label={title}
            autoFocus
            selectionMode="single"
            selectedKeys={chosen === null ? [] : [chosen.id]}
            onSelectionChange={(keys) => {
              const item = menu.find(({ id }) => keys !== "all" && keys.has(id));
              if (item !== undefined) choose(item.isOwn ? item.range : withToday(item.range, isTodayIncluded));
              close();
            }}
          >
            {menu.map(({ id, label }) => (
              <ListBoxItem key={id} id={id} className="md-option" textValue={label}>
                <Glyph path={checkGlyph} />
                {label}
              </ListBoxItem>
            ))}
          </ListBox>
          <label className="md-pick">
            <input
              type="checkbox"
              checked={isTodayIncluded}
              onChange={({ target }) => {
                setTodayWanted(target.checked);
                if (includesToday(value) !== null) choose(withToday(value, target.checked));
              }}
            />
            {filters.includeToday}
          </label>
          <fieldset className="md-range-compare">
            <legend>{filtering.compareWith}</legend>
            {([null, "previous", "yearAgo", "sameWeekday"] as const).map((name) => (
              <label key={name} className="md-pick">
                <input type="radio" name={radios} checked={compare === name} onChange={() => chooseCompare(name)} />
                {name === null ? filtering.noComparison : kpi.bases[name]}
              </label>
            ))}
          </fieldset>
        </div>
        <CustomRange
          key={`${range.days?.first}/${range.days?.last}`}
          days={range.days}
          today={dateOnClock(rangeOnClock({ toDate: "day" }, range.clock).from)}
          onApply={(custom) => {
            choose(custom);
            close();
          }}
        />
      </div>
    </ControlPopover>
  );
}
