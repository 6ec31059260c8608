import { DrillTable, type DrillFormats } from "../../../src/index.ts";
import { Filters } from "../Filters.tsx";
import { serviceCatalog } from "../../catalog.ts";
import type { PageProps } from "../pages.ts";

const { target } = serviceCatalog.metrics.csat;

const formats: DrillFormats = {
  tickets: { bar: true },
  csat: target === undefined ? {} : { rules: [{ from: target, tone: "good" }, { to: target, tone: "bad" }] },
};
const records = { columns: ["ticketId", "createdAt", "priority", "status", "agent"] };

export default function Explore({ words: all }: PageProps) {
  const words = all.explore;
  return (
    <>
      <Filters words={all} isHelpdesk={false} />
      <div className="tables">
        <DrillTable
          id="matter"
          title={words.matter}
          hierarchy="matter"
          metrics={["tickets", "csat", "firstResponseMedian", "slaBreachRate"]}
          compare="previous"
          trend="day"
          records={records}
          formats={formats}
          height={480}
        />
        <DrillTable id="organization" title={words.organization} hierarchy="organization" metrics={["tickets", "csat"]} pivot="channel" formats={formats} height={380} />
      </div>
    </>
  );
}
