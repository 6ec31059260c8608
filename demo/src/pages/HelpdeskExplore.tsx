import { DrillTable, type DrillFormats } from "../../../src/index.ts";
import { helpdeskCockpit } from "../../helpdesk/cockpit.ts";
import { Filters } from "../Filters.tsx";
import type { PageProps } from "../pages.ts";

const { starts, load } = helpdeskCockpit.tables;
const formats: DrillFormats = { ticketsClosed: { bar: true }, stageChanges: { bar: true } };
const records = { columns: ["openedAt", "closedAt", "lastStage", "changes"] };

export default function HelpdeskExplore({ words: all }: PageProps) {
  const words = all.helpdesk;
  return (
    <>
      <Filters words={all} isHelpdesk />
      <div className="tables">
        <DrillTable title={words.starts} {...starts} trend="month" records={records} formats={formats} height={380} />
        <DrillTable title={words.load} {...load} trend="month" formats={formats} height={480} />
      </div>
    </>
  );
}
