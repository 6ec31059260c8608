"use client";

import { formatInstant } from "../../../format/date.ts";
import { funnelInEnglish } from "../../../i18n/english/funnel.ts";
import { pictureInEnglish } from "../../../i18n/english/picture.ts";
import { retentionInEnglish } from "../../../i18n/english/retention.ts";
import type { Catalog } from "../../../query/catalog.ts";
import { filterWords } from "../../../react/filterWords.ts";
import { useLocalized } from "../../../react/useLocalized.ts";
import { usePageClock } from "../../../react/usePageClock.ts";
import { useSelection } from "../../../react/useSelection.ts";

export interface CockpitReportOptions {
  readonly title: string;
}

/**
 * Makes a report of all widgets inside an element: one file of HTML that needs nothing else, in the page's language, with
 * its filters and as of when. What makes it is loaded when it is asked for.
 *
 *     const report = useCockpitReport();
 *     const html = await report(element, { title: "Service quality" });
 */
export function useCockpitReport(): (root: Element, options: CockpitReportOptions) => Promise<string> {
  const { catalog, locale, messages, now, timeZone } = useLocalized<Catalog>();
  const pageClock = usePageClock();
  const { clauses } = useSelection();
  return async (root, { title }) => {
    const { pageReport } = await import("./pageReport.ts");
    const { picture = pictureInEnglish, funnel = funnelInEnglish, retention = retentionInEnglish, frame, states, definition } = messages;
    const keys = [messages.trend.keyboard, ...Object.values(funnel.keyboard), retention.keyboard, messages.drillGrid.keyboard];
    const at = (instant: string) => formatInstant(instant, { locale, timeZone });
    return pageReport(root, {
      title,
      locale: messages.locale,
      facts: [
        filterWords(clauses, { catalog, locale, messages, clock: { ...pageClock, now: now() } }),
        picture.made(at(new Date(now()).toISOString())),
        definition.timeZone(timeZone),
      ],
      words: { hidden: states.hidden, asOf: (instant) => frame.asOf(at(instant)), table: picture.table, keys },
    });
  };
}
