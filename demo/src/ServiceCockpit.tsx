import { AnomalyAlerts, DateRangeControl, DimensionFilter, KpiStrip, SelectionChips, Trend } from "../../src/index.ts";
import type { Words } from "./words.ts";

interface CockpitProps {
  readonly words: Words;
}

const figures = ["tickets", "firstResponseP90", "resolutionRate", "csat", "nps", "complaintRate", "slaBreachRate"];

export function ServiceCockpit({ words: { service: words } }: CockpitProps) {
  return (
    <>
      <div className="filters" role="group" aria-label={words.filters}>
        <DateRangeControl />
        <DimensionFilter dimension="channel" time="createdAt" />
        <DimensionFilter dimension="product" time="createdAt" />
        <DimensionFilter dimension="region" entity="ticket" time="createdAt" />
        <SelectionChips />
      </div>
      <h2 className="unseen">{words.figures}</h2>
      <KpiStrip className="figures" metrics={figures} compare="previous" />
      <h2 className="unseen">{words.alerts}</h2>
      <AnomalyAlerts className="alerts" title={words.alerts} height={280} />
      <h2 className="unseen">{words.charts}</h2>
      <div className="charts">
        <Trend title={words.ticketsAgainst} metrics={["tickets"]} compare="previous" />
        <Trend title={words.byChannel} metrics={["tickets"]} by="channel" kind="area" stacked />
        <Trend title={words.firstResponse} metrics={["firstResponseMedian", "firstResponseP90"]} />
        <Trend title={words.satisfaction} metrics={["csat"]} targetLine />
        <Trend title={words.complaints} metrics={["complaints"]} by="product" top={5} kind="bar" stacked />
        <Trend title={words.renewals} metrics={["renewedAmount"]} range={{ last: 12, unit: "month" }} grain="month" kind="bar" />
      </div>
    </>
  );
}
