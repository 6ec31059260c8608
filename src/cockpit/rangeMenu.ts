import type { Messages } from "../i18n/messages.ts";
import { filteringInEnglish } from "../i18n/english/filtering.ts";
import { nameError } from "../query/nearest.ts";
import type { NamedPreset, RangeChoice } from "../query/namedPreset.ts";
import type { Range } from "../query/range.ts";
import { calendarPresets, presetsOfCalendar } from "../react/calendarPresets.ts";
import type { CalendarPreset } from "../react/calendarPresets.ts";
import { textOf } from "../react/label.ts";
import { calendarName } from "../react/pageCalendar.ts";
import { rangeDates } from "../react/rangeDates.ts";
import { rangeLabel } from "../react/rangeLabel.ts";
import type { WallClock } from "../react/rangeOnClock.ts";
import { isSameRange, namedPresets, presetRanges, withToday } from "../react/rangePresets.ts";

export interface RangeMenuOptions {
  /** Where the page's range starts: offered first where nothing else of the menu is that range. */
  readonly start?: Range | undefined;
  readonly messages: Messages;
  readonly locale: string;
  readonly clock: WallClock;
}

export interface RangeMenuItem {
  readonly id: string;
  readonly label: string;
  readonly range: Range;
  /** The host has written the range, and it is chosen as it stands. */
  readonly isOwn: boolean;
}

/** What a menu offers, in its order; `presets` undefined: what every page has, and what this page's calendar knows. */
export function rangeMenu(presets: readonly RangeChoice[] | undefined, options: RangeMenuOptions): readonly RangeMenuItem[] {
  const { messages, clock } = options;
  const choices: readonly RangeChoice[] = presets ?? [...namedPresets, ...presetsOfCalendar(clock.fiscalStart, clock.business !== undefined)];
  const menu = choices.map((choice, at): RangeMenuItem => {
    const id = String(at);
    if (typeof choice === "string") return { id, label: presetName(choice, messages), range: rangeOf(choice, at), isOwn: false };
    const { label, range } = choice;
    return { id, label: label === undefined ? wordsOf(range, options) : textOf(label, options.locale), range, isOwn: true };
  });
  const { start } = options;
  return start === undefined || chosenItem(menu, start) !== null ? menu : [{ id: "start", label: wordsOf(start, options), range: start, isOwn: true }, ...menu];
}

/** The item that a range is: its very range, else the preset of which it has or lacks the running day. */
export function chosenItem(menu: readonly RangeMenuItem[], range: Range): RangeMenuItem | null {
  const whole = withToday(range, false);
  return menu.find((item) => isSameRange(item.range, range)) ?? menu.find((item) => !item.isOwn && isSameRange(item.range, whole)) ?? null;
}

function presetName(name: NamedPreset, { filters, filtering = filteringInEnglish }: Messages): string {
  return isOfCalendar(name) ? filtering.presets[name] : filters.presets[name];
}

function rangeOf(name: NamedPreset, at: number): Range {
  if (isOfCalendar(name)) return calendarPresets[name];
  if (Object.hasOwn(presetRanges, name)) return presetRanges[name];
  throw nameError("preset", name, [...namedPresets, ...Object.keys(calendarPresets)], `presets[${at}]`);
}

function isOfCalendar(name: NamedPreset): name is CalendarPreset {
  return Object.hasOwn(calendarPresets, name);
}

function wordsOf(range: Range, { messages, locale, clock }: RangeMenuOptions): string {
  const name = rangeLabel(range, messages.filters, calendarName(range, messages));
  return name === messages.filters.presets.custom ? (rangeDates(range, clock, locale) ?? name) : name;
}
