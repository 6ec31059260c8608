import { Funnel, RetentionCohort } from "../../../src/index.ts";
import { Filters } from "../Filters.tsx";
import type { PageProps } from "../pages.ts";

const again = { start: "contact", return: "contact" } as const;

export default function Journeys({ words: all }: PageProps) {
  const words = all.journeys;
  return (
    <>
      <Filters words={all} isHelpdesk={false} />
      <div className="charts">
        <Funnel
          id="steps"
          title={words.ticket}
          steps={["created", "firstReply", "solved", "rated"]}
          window="P14D"
          breakdown={{ by: "channel" }}
          height={680}
        />
        <Funnel title={words.solving} steps={["created", "firstReply", "solved"]} window="P14D" view="timeToConvert" height={680} />
        <RetentionCohort title={words.again} {...again} starts="recurring" grain="week" range={{ last: 12, unit: "week" }} height={580} />
        <RetentionCohort title={words.newAgain} {...again} grain="month" range={{ last: 12, unit: "month" }} height={580} />
      </div>
    </>
  );
}
