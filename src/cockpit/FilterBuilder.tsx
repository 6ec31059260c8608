"use client";

import { useState } from "react";
import type { Catalog } from "../query/catalog.ts";
import type { Filter } from "../query/catalogFilter.ts";
import { dimensionPath } from "../query/dimensionPath.ts";
import type { AnyFilter } from "../query/filter.ts";
import type { RegisteredCatalog } from "../react/register.ts";
import { useLocalized } from "../react/useLocalized.ts";
import { FilterTree } from "./FilterTree.tsx";
import { wholeFilter, withNumbers } from "./filterTree.ts";

export interface FilterBuilderProps {
  readonly value: Filter<RegisteredCatalog> | null;
  /** Called with what is written to its end; null: no condition. */
  readonly onChange: (filter: Filter<RegisteredCatalog> | null) => void;
  /** Offers the dimensions alone that its rows reach. Default: all of the catalog. */
  readonly entity?: string;
}

/** A filter as a tree of conditions that all, any, or none of which have to hold. What is half written stays in it. */
export function FilterBuilder({ value, onChange, entity }: FilterBuilderProps) {
  const { catalog, locale } = useLocalized<Catalog>();
  const [typed, setTyped] = useState({ filter: value as AnyFilter | null, locale });
  const [told, setTold] = useState(JSON.stringify(value));
  const { filter } = typed;
  const draft = filter === null || typed.locale === locale ? filter : withNumbers(filter, catalog.dimensions, typed.locale);
  const setDraft = (next: AnyFilter | null) => setTyped({ filter: next, locale });
  const wholeOf = (one: AnyFilter | null) => JSON.stringify(wholeFilter(one, catalog.dimensions, locale));
  const now = JSON.stringify(value);
  // The host has another filter than the one that it was told: the draft gives way.
  if (now !== told) {
    setTold(now);
    if (now !== wholeOf(draft)) setDraft(value as AnyFilter | null);
  }
  return (
    <FilterTree
      filter={draft}
      dimensions={Object.keys(catalog.dimensions).filter((name) => entity === undefined || dimensionPath(catalog, entity, name) !== null)}
      {...(entity !== undefined && { entity })}
      onChange={(next) => {
        setDraft(next);
        if (wholeOf(next) !== wholeOf(draft)) onChange(wholeFilter(next, catalog.dimensions, locale) as Filter<RegisteredCatalog> | null);
      }}
    />
  );
}
