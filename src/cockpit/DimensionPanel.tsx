"use client";

import type { RefObject } from "react";
import { useId, useState } from "react";
import { Autocomplete, Input, ListBox, ListBoxItem, ListLayout, SearchField, Virtualizer } from "react-aria-components";
import { filteringInEnglish } from "../i18n/english/filtering.ts";
import { formatNumber } from "../format/number.ts";
import { useLocalized } from "../react/useLocalized.ts";
import { ControlPopover } from "./ControlPopover.tsx";
import { isChoice } from "../query/dimensionChoice.ts";
import type { DimensionChoice } from "../query/dimensionChoice.ts";
import { changedChoice, isChosen, ruleChoice } from "./choiceRule.ts";
import { FailureNote } from "./FailureNote.tsx";
import { checkGlyph, Glyph } from "./Glyph.tsx";
import { MembersRule, ruleWords } from "./MembersRule.tsx";
import { mostFilterValues } from "../query/mostFilterValues.ts";
import { PasteList } from "./PasteList.tsx";
import type { DimensionFilterState } from "./useDimensionFilter.ts";

export interface DimensionPanelProps {
  readonly filter: DimensionFilterState;
  readonly trigger: RefObject<HTMLButtonElement | null>;
}

export function DimensionPanel({ filter, trigger }: DimensionPanelProps) {
  const { locale, messages } = useLocalized();
  const { choice, cut, label, missing, more, options, paste, rule, search, soundedAmong, tooMany, unread } = filter;
  const { filters, filtering = filteringInEnglish, states } = messages;
  const [isPasting, setPasting] = useState(false);
  const [before, setBefore] = useState<DimensionChoice | null>(null);
  const leaving = () => setBefore(choice.contains === undefined ? null : choice);
  const choose = (next: DimensionChoice) => {
    leaving();
    filter.choose(next);
  };
  const chosen = new Set(options.filter(({ value }) => isChosen(choice, value)).map(({ key }) => key));
  const isRuleHeld = rule !== null && choice.contains === rule && choice.ignoreCase === true;
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
                leaving();
                setPasting(!paste(text));
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
                selectedKeys={chosen}
                onSelectionChange={(keys) => {
                  const isTicked = (key: string) => keys === "all" || keys.has(key);
                  const added = options.filter(({ key }) => isTicked(key) && !chosen.has(key));
                  const removed = options.filter(({ key }) => !isTicked(key) && chosen.has(key));
                  choose(changedChoice(choice, { added: added.map(({ value }) => value), removed: removed.map(({ value }) => value) }));
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
          {rule !== null && !isPasting && (
            <button
              type="button"
              className="md-button md-members-rule"
              data-variant="quiet"
              aria-pressed={isRuleHeld}
              onClick={() => choose(isRuleHeld ? { op: choice.op, values: choice.values } : ruleChoice(choice, rule))}
            >
              {filters.containing(rule)}
            </button>
          )}
          {(cut ?? soundedAmong) !== null && (
            <p className="md-members-note">{cut === null ? filtering.pinyinAmong(count(soundedAmong ?? 0)) : filtering.tooMany(count(cut))}</p>
          )}
          {missing.length > 0 && <p className="md-members-note" data-signal="warning">{filtering.notFound(named(missing))}</p>}
          {tooMany !== null && (
            <p className="md-members-note" data-signal="warning" role="alert">
              {filtering.tooManyChosen(count(mostFilterValues), count(tooMany))}
            </p>
          )}
          {unread.length > 0 && <p className="md-members-note" data-signal="warning">{filtering.unread(named(unread))}</p>}
          <footer>
            {options.length > 0 && error}
            {more !== null && (
              <button type="button" className="md-button" data-variant="quiet" onClick={more}>
                {filters.more}
              </button>
            )}
            <span className="md-members-count" role="status">
              <span className="md-sr">{ruleWords({ choice, before }, { locale, messages })}</span>
              {choice.contains === undefined && choice.values.length > 0 && filters.selected(choice.values.length)}
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
  const { states } = useLocalized().messages;
  const words = error.code === "forbidden" ? states.forbidden : (states.reasons[error.code] ?? states.error);
  return <FailureNote words={words} retry={retry} className="md-members-note" />;
}
