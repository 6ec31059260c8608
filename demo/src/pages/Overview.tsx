import { AnomalyAlerts, KpiStrip, Trend } from "../../../src/index.ts";
import { Filters } from "../Filters.tsx";
import type { PageProps } from "../pages.ts";

const figures = ["tickets", "firstResponseP90", "resolutionRate", "csat", "nps", "complaintRate", "slaBreachRate"];

export default function Overview({ words: all }: PageProps) {
  const words = all.service;
  return (
    <>
      <Filters words={all} isHelpdesk={false} />
      <h2 className="unseen">{words.figures}</h2>
      <KpiStrip className="figures" metrics={figures} compare="previous" />
      <h2 className="unseen">{words.alerts}</h2>
      <AnomalyAlerts className="alerts" title={words.alerts} height={280} />
      <h2 className="unseen">{words.charts}</h2>
      <div className="charts">
        <Trend title={words.ticketsAgainst} metrics={["tickets"]} compare="previous" />
        <Trend id="byChannel" title={words.byChannel} metrics={["tickets"]} by="channel" kind="area" stacked />
        <Trend title={words.firstResponse} metrics={["firstResponseMedian", "firstResponseP90"]} />
        <Trend title={words.satisfaction} metrics={["csat"]} targetLine />
        <Trend id="complaints" title={words.complaints} metrics={["complaints"]} by="product" top={5} kind="bar" stacked />
        <Trend title={words.renewals} metrics={["renewedAmount"]} range={{ last: 12, unit: "month" }} grain="month" kind="bar" />
      </div>
    </>
  );
}
