"use client";

import { useRef, useState } from "react";
import { filteringInEnglish } from "../i18n/english/filtering.ts";
import type { Catalog } from "../query/catalog.ts";
import type { Filter } from "../query/catalogFilter.ts";
import { dimensionPath } from "../query/dimensionPath.ts";
import type { AnyFilter } from "../query/filter.ts";
import { filterText } from "../react/clauseText.ts";
import { labelOf } from "../react/label.ts";
import type { RegisteredCatalog } from "../react/register.ts";
import { useMetricdeck } from "../react/useMetricdeck.ts";
import { FilterCondition } from "./FilterCondition.tsx";
import { emptyCondition, emptyGroup, filterOf, groupOf, opsOf } from "./filterTree.ts";
import type { FilterNode, GroupNode } from "./filterTree.ts";
import { crossGlyph, Glyph } from "./Glyph.tsx";

export interface FilterBuilderProps {
  readonly value: Filter<RegisteredCatalog> | null;
  /** Called with what is written to its end; null: no condition. */
  readonly onChange: (filter: Filter<RegisteredCatalog> | null) => void;
  /** Offers the dimensions alone that its rows reach. Default: all of the catalog. */
  readonly entity?: string;
}

/** A filter as a tree of conditions that all, any, or none of which have to hold. Native controls: keyboard and touch as ever. */
export function FilterBuilder({ value, onChange, entity }: FilterBuilderProps) {
  const { catalog } = useMetricdeck<Catalog>();
  const [draft, setDraft] = useState(() => groupOf(value as AnyFilter | null));
  const [told, setTold] = useState(JSON.stringify(value));
  const now = JSON.stringify(value);
  // The host has another filter than the one that it was told: the draft gives way.
  if (now !== told) {
    setTold(now);
    if (now !== JSON.stringify(filterOf(draft, catalog.dimensions))) setDraft(groupOf(value as AnyFilter | null));
  }
  const dimensions = Object.keys(catalog.dimensions).filter((name) => entity === undefined || dimensionPath(catalog, entity, name) !== null);
  const change = (node: FilterNode) => {
    if (node.kind !== "group") return;
    setDraft(node);
    const filter = filterOf(node, catalog.dimensions);
    if (JSON.stringify(filter) !== JSON.stringify(filterOf(draft, catalog.dimensions))) onChange(filter as Filter<RegisteredCatalog> | null);
  };
  return <Group node={draft} dimensions={dimensions} onChange={change} />;
}

interface GroupProps {
  readonly node: GroupNode;
  readonly dimensions: readonly string[];
  readonly onChange: (node: FilterNode) => void;
}

const joins = ["and", "or", "notAnd", "notOr"] as const;

function Group({ node, dimensions, onChange }: GroupProps) {
  const { catalog, locale, messages } = useMetricdeck<Catalog>();
  const { filtering = filteringInEnglish } = messages;
  const adding = useRef<HTMLButtonElement>(null);
  const { join, isNegated, parts } = node;
  const shown = isNegated ? (join === "and" ? "notAnd" : "notOr") : join;
  const put = (at: number, part: FilterNode | null) => onChange({ ...node, parts: part ? parts.with(at, part) : parts.toSpliced(at, 1) });
  const nameOf = (part: FilterNode) =>
    part.kind === "condition" ? labelOf(catalog.dimensions, part.dimension, locale) : part.kind === "group" ? filtering.joins[part.join] : filtering.opaque;
  const [first = ""] = dimensions;
  return (
    <div className="md-filter-group" role="group" aria-label={filtering.joins[shown]}>
      <select
        className="md-input"
        aria-label={filtering.join}
        value={shown}
        onChange={({ target }) => {
          const next = target.value as (typeof joins)[number];
          onChange({ ...node, join: next === "and" || next === "notAnd" ? "and" : "or", isNegated: next.startsWith("not") });
        }}
      >
        {joins.map((one) => (
          <option key={one} value={one}>
            {filtering.joins[one]}
          </option>
        ))}
      </select>
      <ul className="md-filter-parts">
        {parts.map((part, at) => (
          <li key={at}>
            {part.kind === "group" ? (
              <Group node={part} dimensions={dimensions} onChange={(next) => put(at, next)} />
            ) : part.kind === "condition" ? (
              <FilterCondition node={part} dimensions={dimensions} onChange={(next) => put(at, next)} />
            ) : (
              <span className="md-condition">{filterText(part.filter, { catalog, locale, messages })}</span>
            )}
            <button
              type="button"
              className="md-button md-tool"
              data-variant="quiet"
              aria-label={filtering.removePart(nameOf(part))}
              onClick={() => {
                adding.current?.focus();
                put(at, null);
              }}
            >
              <Glyph path={crossGlyph} />
            </button>
          </li>
        ))}
      </ul>
      <div>
        <button
          ref={adding}
          type="button"
          className="md-button"
          onClick={() => onChange({ ...node, parts: [...parts, emptyCondition(first, opsOf(catalog.dimensions[first])[0] ?? "in")] })}
        >
          {filtering.addCondition}
        </button>{" "}
        <button
          type="button"
          className="md-button"
          data-variant="quiet"
          onClick={() => onChange({ ...node, parts: [...parts, { ...emptyGroup, join: join === "and" ? "or" : "and" }] })}
        >
          {filtering.addGroup}
        </button>
      </div>
    </div>
  );
}
