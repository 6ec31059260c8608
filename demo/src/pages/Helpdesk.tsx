import { KpiStrip, Trend } from "../../../src/index.ts";
import { helpdeskCockpit } from "../../helpdesk/cockpit.ts";
import { Filters } from "../Filters.tsx";
import type { PageProps } from "../pages.ts";

const { charts, figures } = helpdeskCockpit;

export default function Helpdesk({ words: all }: PageProps) {
  const { helpdesk: words, service } = all;
  return (
    <>
      <Filters words={all} isHelpdesk />
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
