"use client";

import { useRef } from "react";
import { filteringInEnglish } from "../i18n/english/filtering.ts";
import type { Catalog } from "../query/catalog.ts";
import type { AnyFilter } from "../query/filter.ts";
import { labelOf } from "../react/label.ts";
import { useLocalized } from "../react/useLocalized.ts";
import { FilterCondition } from "./FilterCondition.tsx";
import { conditionIn, filterOf, groupOf, startCondition } from "./filterTree.ts";
import { crossGlyph, Glyph } from "./Glyph.tsx";

export interface FilterTreeProps {
  /** As it is being written; null: no condition. */
  readonly filter: AnyFilter | null;
  /** The dimensions that are offered. */
  readonly dimensions: readonly string[];
  /** Whose rows values are counted by. Default: the dimension's own. */
  readonly entity?: string;
  /** @param isTyping whether the change is one of many while something is typed */
  readonly onChange: (filter: AnyFilter | null, isTyping: boolean) => void;
  /** What was typed is over. */
  readonly onLeave?: () => void;
}

/** The tree of a filter. Native controls: keyboard and touch as ever. */
export function FilterTree({ onChange, ...rest }: FilterTreeProps) {
  return (
    <Group
      {...rest}
      onChange={(next, isTyping) => {
        const only = next && "and" in next && next.and.length === 1 ? next.and[0] : undefined;
        onChange(only && conditionIn(only) ? only : next, isTyping);
      }}
    />
  );
}

const joins = ["and", "or", "notAnd", "notOr"] as const;

function Group(props: FilterTreeProps) {
  const { filter, dimensions, onChange } = props;
  const { catalog, locale, messages } = useLocalized<Catalog>();
  const { filtering = filteringInEnglish } = messages;
  const adding = useRef<HTMLButtonElement>(null);
  const group = groupOf(filter);
  const { join, isNegated, parts } = group;
  const shown = isNegated ? (join === "and" ? "notAnd" : "notOr") : join;
  const hold = (next: readonly AnyFilter[], isTyping = false) => onChange(filterOf({ ...group, parts: next }), isTyping);
  const remove = (at: number) => {
    adding.current?.focus();
    hold(parts.toSpliced(at, 1));
  };
  const put = (at: number, part: AnyFilter | null, isTyping: boolean) => (part === null ? remove(at) : hold(parts.with(at, part), isTyping));
  const [first] = dimensions;
  const start = first === undefined ? null : startCondition(first, catalog.dimensions[first]);
  return (
    <div className="md-filter-group" role="group" aria-label={filtering.joins[shown]}>
      {parts.length > 0 && (
        <select
          className="md-input"
          aria-label={filtering.join}
          value={shown}
          onChange={({ target }) => {
            const next = target.value as (typeof joins)[number];
            onChange(filterOf({ parts, join: next === "and" || next === "notAnd" ? "and" : "or", isNegated: next.startsWith("not") }), false);
          }}
        >
          {joins.map((one) => (
            <option key={one} value={one}>
              {filtering.joins[one]}
            </option>
          ))}
        </select>
      )}
      <ul className="md-filter-parts">
        {parts.map((part, at) => {
          const condition = conditionIn(part);
          const own = { ...props, onChange: (next: AnyFilter | null, isTyping: boolean) => put(at, next, isTyping) };
          const name = condition ? labelOf(catalog.dimensions, condition.leaf.dimension, locale) : filtering.joins[groupOf(part).join];
          return (
            <li key={at}>
              {condition ? <FilterCondition {...own} {...condition} /> : <Group {...own} filter={part} />}
              <button type="button" className="md-button md-tool" data-variant="quiet" aria-label={filtering.removePart(name)} onClick={() => remove(at)}>
                <Glyph path={crossGlyph} />
              </button>
            </li>
          );
        })}
      </ul>
      {start !== null && (
        <div className="md-filter-adds">
          <button ref={adding} type="button" className="md-button" onClick={() => hold([...parts, start])}>
            {filtering.addCondition}
          </button>
          {parts.length > 0 && (
            <button type="button" className="md-button" data-variant="quiet" onClick={() => hold([...parts, join === "and" ? { or: [start] } : { and: [start] }])}>
              {filtering.addGroup}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
