"use client";

import type { RefObject } from "react";
import { useId, useState } from "react";
import { Autocomplete, Input, ListBox, ListBoxItem, ListLayout, SearchField, Virtualizer } from "react-aria-components";
import { filteringInEnglish } from "../i18n/english/filtering.ts";
import { formatNumber } from "../format/number.ts";
import type { DimensionValue } from "../query/dimension.ts";
import { useMetricdeck } from "../react/useMetricdeck.ts";
import { ControlPopover } from "./ControlPopover.tsx";
import type { DimensionChoice } from "../react/choiceText.ts";
import { isChoice } from "./dimensionChoice.ts";
import { FailureNote } from "./FailureNote.tsx";
import { checkGlyph, Glyph } from "./Glyph.tsx";
import { meetsRule, MembersRule } from "./MembersRule.tsx";
import { PasteList } from "./PasteList.tsx";
import type { DimensionFilterState } from "./useDimensionFilter.ts";

export interface DimensionPanelProps {
  readonly filter: DimensionFilterState;
  readonly trigger: RefObject<HTMLButtonElement | null>;
}

export function DimensionPanel({ filter, trigger }: DimensionPanelProps) {
  const { locale, messages } = useMetricdeck();
  const { choice, cut, label, missing, more, options, paste, search, soundedAmong, spelling, unread } = filter;
  const { filters, filtering = filteringInEnglish, states } = messages;
  const [isPasting, setPasting] = useState(false);
  const [before, setBefore] = useState<DimensionChoice | null>(null);
  const leaving = () => setBefore(choice.contains === undefined ? null : choice);
  const choose = (next: DimensionChoice) => {
    leaving();
    filter.choose(next);
  };
  const matching = options.filter(({ value }) => meetsRule(value, choice)).map(({ key }) => key);
  const isRuleListed = more === null && cut === null && filter.status === "ready" && (choice.contains ?? "").toLocaleLowerCase(locale).includes(search.text.trim().toLocaleLowerCase(locale));
  const count = (n: number) => formatNumber(n, { locale, unit: "count" });
  const radios = useId();
  const named = (labels: readonly string[]) => messages.list(labels.slice(0, 3)) + (labels.length > 3 ? ` +${labels.length - 3}` : "");
  const error = typeof filter.status === "object" ? <Failure {...filter.status} /> : null;
  const noneFound = search.text === "" ? states.empty : filters.noMatches;
  const whyEmpty = filter.status === "ready" ? noneFound : states.loading;
  return (
    <ControlPopover label={label} trigger={trigger} isOpen={filter.isOpen} onOpenChange={filter.setOpen}>
      <Autocomplete inputValue={search.text} onInputChange={search.type} disableAutoFocusFirst>
        <div className="md-members">
          <SearchField aria-label={filters.search} autoFocus>
            <Input className="md-input" placeholder={filters.search} {...search.composition} />
          </SearchField>
          <fieldset className="md-members-op">
            <legend className="md-sr">{label}</legend>
            {(["in", "notIn"] as const).map((op) => (
              <label key={op} className="md-pick">
                <input
                  type="radio"
                  name={radios}
                  checked={choice.op === op}
                  onChange={() => choose({ ...choice, op })}
                />
                {op === "in" ? filters.include : filters.exclude}
              </label>
            ))}
          </fieldset>
          <MembersRule choice={choice} before={before} choose={choose} />
          {isPasting ? (
            <PasteList
              words={filtering}
              onClose={(text) => {
                setPasting(false);
                leaving();
                paste(text);
              }}
            />
          ) : error !== null && options.length === 0 ? (
            <div className="md-members-list">{error}</div>
          ) : (
            <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowHeight: 32 }}>
              <ListBox
                className="md-options md-members-list"
                data-refreshing={filter.status === "refreshing" || undefined}
                aria-label={label}
                selectionMode="multiple"
                escapeKeyBehavior="none"
                selectedKeys={choice.contains === undefined ? choice.values.map(keyOf) : matching}
                onSelectionChange={(keys) => {
                  const chosen = keys === "all" ? [...choice.values.map(keyOf), ...options.map(({ key }) => key)] : [...keys].map(String);
                  const clicked = isRuleListed ? [] : [...matching.filter((key) => !chosen.includes(key)), ...chosen.filter((key) => !matching.includes(key))];
                  choose({ op: choice.op, values: [...new Set(choice.contains === undefined || isRuleListed ? chosen : clicked)].map(valueOf) });
                }}
                items={options.map((option) => ({ id: option.key, ...option }))}
                renderEmptyState={() => <p className="md-members-note">{whyEmpty}</p>}
              >
                {(option) => (
                  <ListBoxItem className="md-option" textValue={option.label} data-gone={option.isGone || undefined}>
                    <span className="md-option-box">
                      <Glyph path={checkGlyph} />
                    </span>
                    <span className="md-option-label">{option.label}</span>
                    <span className="md-option-count">
                      {option.isGone ? filters.gone : formatNumber(option.count, { locale, unit: "count", placeholder: "" })}
                    </span>
                  </ListBoxItem>
                )}
              </ListBox>
            </Virtualizer>
          )}
          {spelling !== null && !isPasting && (
            <button
              type="button"
              className="md-button md-members-rule"
              data-variant="quiet"
              aria-pressed={choice.contains === spelling}
              onClick={() => choose({ op: choice.op, values: [], ...(choice.contains !== spelling && { contains: spelling }) })}
            >
              {filters.containing(spelling)}
            </button>
          )}
          {(cut ?? soundedAmong) !== null && (
            <p className="md-members-note">{cut === null ? filtering.pinyinAmong(count(soundedAmong ?? 0)) : filtering.tooMany(count(cut))}</p>
          )}
          {missing.length > 0 && <p className="md-members-note" data-signal="warning">{filtering.notFound(named(missing))}</p>}
          {unread.length > 0 && <p className="md-members-note" data-signal="warning">{filtering.unread(named(unread))}</p>}
          <footer>
            {options.length > 0 && error}
            {more !== null && (
              <button type="button" className="md-button" data-variant="quiet" onClick={more}>
                {filters.more}
              </button>
            )}
            <span className="md-members-count" role="status">
              {choice.contains === undefined ? choice.values.length > 0 && filters.selected(choice.values.length) : filter.text}
            </span>
            {!isPasting && (
              <button type="button" className="md-button" data-variant="quiet" onClick={() => setPasting(true)}>
                {filtering.paste}
              </button>
            )}
            <button
              type="button"
              className="md-button"
              data-variant="quiet"
              disabled={!isChoice(choice)}
              onClick={() => choose({ op: choice.op, values: [] })}
            >
              {filters.clear}
            </button>
          </footer>
        </div>
      </Autocomplete>
    </ControlPopover>
  );
}

function Failure({ error, retry }: Exclude<DimensionFilterState["status"], string>) {
  const { states } = useMetricdeck().messages;
  const words = error.code === "forbidden" ? states.forbidden : (states.reasons[error.code] ?? states.error);
  return <FailureNote words={words} retry={retry} className="md-members-note" />;
}

function keyOf(value: DimensionValue): string {
  return JSON.stringify(value);
}

function valueOf(key: string | number): DimensionValue {
  return JSON.parse(String(key)) as DimensionValue;
}
