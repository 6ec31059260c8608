"use client";

import { Fragment } from "react";
import type { ReactNode } from "react";
import type { CockpitFilter } from "../document/cockpitDocument.ts";
import { cockpitInEnglish } from "../i18n/english/cockpit.ts";
import type { Catalog } from "../query/catalog.ts";
import { localized } from "../react/label.ts";
import { useProvided, useWords } from "../react/useProvided.ts";
import { countedEntity } from "./countedEntity.ts";
import { DateRangeControl } from "./DateRangeControl.tsx";
import { DimensionFilter } from "./DimensionFilter.tsx";
import { MeasureFilter } from "./MeasureFilter.tsx";
import { SelectionChips } from "./SelectionChips.tsx";

export interface CockpitBarProps {
  readonly filters: readonly CockpitFilter[];
  readonly sourceOf: (id: string) => string;
  /** Controls out of sight still do their work: a measure's members are asked for by its own. Default false. */
  readonly hidden?: boolean;
  /** What stands in the place of the control at an index; undefined or left out: the control. */
  readonly instead?: (at: number) => ReactNode;
}

/** The controls of a cockpit, and what the page is filtered by. */
export function CockpitBar({ filters, sourceOf, hidden = false, instead }: CockpitBarProps) {
  const { cockpit = cockpitInEnglish } = useWords({ cockpit: cockpitInEnglish });
  return (
    <div className="md-cockpit-bar" hidden={hidden} role="group" aria-label={cockpit.filters}>
      {filters.map((filter, at) => (
        <Fragment key={`${filter.id} ${at}`}>{instead?.(at) ?? <FilterControl filter={filter} source={sourceOf(filter.id)} />}</Fragment>
      ))}
      <SelectionChips except={filters.flatMap(({ kind, id }) => (kind === "dateRange" ? [sourceOf(id)] : []))} />
    </div>
  );
}

function FilterControl({ filter, source }: { readonly filter: CockpitFilter; readonly source: string }) {
  const { catalog, locale } = useProvided<Catalog>();
  const label = filter.label && { label: localized(filter.label, locale) };
  switch (filter.kind) {
    case "dateRange":
      return <DateRangeControl id={source} {...label} presets={filter.presets} start={filter.start} />;
    case "dimension": {
      const entity = countedEntity(catalog, filter.dimension);
      return <DimensionFilter id={source} dimension={filter.dimension} {...label} {...(entity !== undefined && { entity })} />;
    }
    case "measure":
      return <MeasureFilter id={source} dimension={filter.dimension} metric={filter.metric} {...label} />;
    default:
      return filter satisfies never;
  }
}
