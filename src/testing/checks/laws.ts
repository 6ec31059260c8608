import { businessDays, customGrains, fiscalYears, runningSums, weekdayAlignment } from "./calendars.ts";
import type { Check } from "./check.ts";
import { approximateIsNear } from "./approximate.ts";
import { ranksCountTheLarger, sharesAddUp } from "./computed.ts";
import { derivedIsItsExpression } from "./derived.ts";
import { combinationsAreTheirRows, driversAddUp } from "./drivers.ts";
import { conversionsAreFunnels, funnelKeepsItsWindow, retentionHoldsTogether } from "./events.ts";
import { cohortOptionsKeepSizes, funnelOptionsKeepEntrants } from "./eventOptions.ts";
import { exactDecimals } from "./exact.ts";
import { ownFilter, rangesOfNumbers, searchFinds, textFilters } from "./filters.ts";
import { numbersOfTheirRecords } from "./fromRecords.ts";
import {
  emptyTextIsAValue,
  filterGivesItsGroup,
  groupsAddUp,
  negationSharesOut,
  totalsAreAskedAlone,
  unknownIsAGroup,
} from "./groups.ts";
import {
  betweenTheExtremes,
  distinctOfGroups,
  funnelNeverWidens,
  ratioIsItsParts,
} from "./measures.ts";
import { snapshotsAreMoments, windowsHoldTheirTime } from "./moments.ts";
import { placedAmongRows } from "./ofAnySize.ts";
import { comparisonIsItsPeriod, relativeRanges, runningBuckets } from "./periods.ts";
import { equalQuestions, metricsTogether, nothingFoundIsAnAnswer } from "./questions.ts";
import { havingKeepsFinishedRows, orderIsKept, otherByItsRule, topAndOther } from "./ranking.ts";
import { membersCountTheirRows, pagesOfGroups, pagesOfMembers, pagesOfRecords, recordsAreBehindTheNumber, recordsInOrder } from "./rows.ts";
import { bucketsAddUp, bucketsAreThere, clockChanges, daysOfTheZone, halfOpenRanges, weekStarts } from "./time.ts";

/** What the answers to one caller have to do with each other, by what they are about. Whoever asks, they hold. */
export const laws = {
  groups: [groupsAddUp, unknownIsAGroup, emptyTextIsAValue, totalsAreAskedAlone],
  filters: [
    filterGivesItsGroup,
    negationSharesOut,
    ownFilter,
    textFilters,
    rangesOfNumbers,
    nothingFoundIsAnAnswer,
    equalQuestions,
  ],
  rankings: [topAndOther, otherByItsRule, orderIsKept, havingKeepsFinishedRows, pagesOfGroups, sharesAddUp, ranksCountTheLarger],
  rows: [pagesOfRecords, pagesOfMembers, recordsInOrder, recordsAreBehindTheNumber, membersCountTheirRows, searchFinds],
  measures: [
    numbersOfTheirRecords,
    placedAmongRows,
    ratioIsItsParts,
    derivedIsItsExpression,
    approximateIsNear,
    betweenTheExtremes,
    exactDecimals,
    distinctOfGroups,
    metricsTogether,
    snapshotsAreMoments,
  ],
  changes: [driversAddUp, combinationsAreTheirRows, funnelNeverWidens, funnelKeepsItsWindow, conversionsAreFunnels, retentionHoldsTogether, funnelOptionsKeepEntrants, cohortOptionsKeepSizes],
  buckets: [
    bucketsAddUp,
    bucketsAreThere,
    daysOfTheZone,
    clockChanges,
    halfOpenRanges,
    weekStarts,
    customGrains,
    fiscalYears,
    businessDays,
  ],
  periods: [
    comparisonIsItsPeriod,
    relativeRanges,
    weekdayAlignment,
    windowsHoldTheirTime,
    runningSums,
    runningBuckets,
  ],
} as const satisfies { readonly [subject: string]: readonly Check[] };
