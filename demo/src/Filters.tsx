import { DateRangeControl, DimensionFilter, SelectionChips } from "../../src/index.ts";
import type { Words } from "./words.ts";

interface FiltersProps {
  readonly words: Words;
  readonly isHelpdesk: boolean;
}

/** What every page of figures is filtered by; their ids keep what is chosen while the reader goes from page to page. */
export function Filters({ words, isHelpdesk }: FiltersProps) {
  return (
    <div className="filters" role="group" aria-label={words.service.filters}>
      <DateRangeControl id="range" />
      {isHelpdesk ? (
        <>
          <DimensionFilter id="firstStage" dimension="firstStage" time="openedAt" />
          <DimensionFilter id="lastStage" dimension="lastStage" time="closedAt" />
        </>
      ) : (
        <>
          <DimensionFilter id="channel" dimension="channel" time="createdAt" />
          <DimensionFilter id="product" dimension="product" time="createdAt" />
          <DimensionFilter id="region" dimension="region" entity="ticket" time="createdAt" />
        </>
      )}
      <SelectionChips />
    </div>
  );
}
