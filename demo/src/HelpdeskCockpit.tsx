import { useState } from "react";
import { DateRangeControl, DimensionFilter, KpiStrip, SelectionChips, Trend, useMetricdeck } from "../../src/index.ts";
import { helpdeskCockpit } from "../helpdesk/cockpit.ts";
import type { Words } from "./words.ts";

interface CockpitProps {
  readonly words: Words;
}

const { charts, figures, range } = helpdeskCockpit;

export function HelpdeskCockpit({ words: { helpdesk: words, service } }: CockpitProps) {
  const { client } = useMetricdeck();
  useState(() => client.selection.publish({ source: "range", range }));
  return (
    <>
      <div className="filters" role="group" aria-label={service.filters}>
        <DateRangeControl id="range" />
        <DimensionFilter dimension="firstStage" time="openedAt" />
        <DimensionFilter dimension="lastStage" time="closedAt" />
        <SelectionChips />
      </div>
      <h2 className="unseen">{service.figures}</h2>
      <KpiStrip className="figures" metrics={figures} />
      <h2 className="unseen">{service.charts}</h2>
      <div className="charts">
        <Trend title={words.opened} {...charts.opened} />
        <Trend title={words.duration} {...charts.duration} />
        <Trend title={words.stages} {...charts.stages} kind="bar" stacked />
        <Trend title={words.repeated} {...charts.repeated} />
        <Trend title={words.moved} {...charts.moved} />
        <Trend title={words.breadth} {...charts.breadth} kind="bar" />
      </div>
    </>
  );
}
