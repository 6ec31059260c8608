import type { Check } from "./check.ts";
import { abortedEnds, impossibleTimes, unknownNames, wrongTypes } from "./errors.ts";
import { exactDecimals } from "./exact.ts";
import {
  emptyTextIsAValue,
  filterGivesItsGroup,
  groupsAddUp,
  negationSharesOut,
  totalsAreAskedAlone,
  unknownIsAGroup,
} from "./groups.ts";
import { businessDays, customGrains, fiscalYears, runningSums, weekdayAlignment } from "./calendars.ts";
import { conversionsAreFunnels, funnelKeepsItsWindow, retentionHoldsTogether } from "./events.ts";
import { ownFilter, rangesOfNumbers, searchFinds, textFilters } from "./filters.ts";
import { numbersOfTheirRecords } from "./fromRecords.ts";
import { batchOverHttp, compression, hugeBody, knownAnswer, malformedRequests, wrongToken } from "./http.ts";
import {
  betweenTheExtremes,
  distinctOfGroups,
  driversAddUp,
  funnelNeverWidens,
  ratioIsItsParts,
  sharesAddUp,
} from "./measures.ts";
import { snapshotsAreMoments, windowsHoldTheirTime } from "./moments.ts";
import { comparisonIsItsPeriod, relativeRanges, runningBuckets } from "./periods.ts";
import { answersHaveShape, badItemFailsAlone, fingerprintsAgree, numbersComeSoon, twentyAtOnce } from "./protocol.ts";
import { equalQuestions, metricsTogether, nothingFoundIsAnAnswer } from "./questions.ts";
import { havingKeepsFinishedRows, orderIsKept, otherByItsRule, topAndOther } from "./ranking.ts";
import { equalsTheReference, tenantsEqualTheReference } from "./reference.ts";
import { membersCountTheirRows, pagesOfGroups, pagesOfRecords, recordsAreBehindTheNumber, recordsInOrder } from "./rows.ts";
import { namesOfTheLanguage, sqlIsAValue, tenantsShareOutTheWhole } from "./security.ts";
import {
  tenantsOfComparisons,
  tenantsOfDrivers,
  tenantsOfFunnels,
  tenantsOfMembers,
  tenantsOfMetrics,
  tenantsOfRecords,
  tenantsOfRetention,
} from "./tenants.ts";
import { bucketsAddUp, bucketsAreThere, clockChanges, daysOfTheZone, halfOpenRanges, weekStarts } from "./time.ts";

/** Everything that an API is held to, in the order of the report. */
export const checks: readonly Check[] = [
  groupsAddUp,
  unknownIsAGroup,
  emptyTextIsAValue,
  filterGivesItsGroup,
  negationSharesOut,
  ownFilter,
  textFilters,
  rangesOfNumbers,
  totalsAreAskedAlone,
  topAndOther,
  otherByItsRule,
  orderIsKept,
  havingKeepsFinishedRows,
  pagesOfGroups,
  pagesOfRecords,
  recordsInOrder,
  recordsAreBehindTheNumber,
  numbersOfTheirRecords,
  membersCountTheirRows,
  searchFinds,
  ratioIsItsParts,
  betweenTheExtremes,
  exactDecimals,
  distinctOfGroups,
  nothingFoundIsAnAnswer,
  equalQuestions,
  metricsTogether,
  sharesAddUp,
  driversAddUp,
  funnelNeverWidens,
  funnelKeepsItsWindow,
  conversionsAreFunnels,
  retentionHoldsTogether,
  snapshotsAreMoments,
  equalsTheReference,
  bucketsAddUp,
  bucketsAreThere,
  daysOfTheZone,
  clockChanges,
  comparisonIsItsPeriod,
  relativeRanges,
  halfOpenRanges,
  weekStarts,
  customGrains,
  fiscalYears,
  businessDays,
  weekdayAlignment,
  windowsHoldTheirTime,
  runningSums,
  runningBuckets,
  unknownNames,
  impossibleTimes,
  wrongTypes,
  abortedEnds,
  answersHaveShape,
  fingerprintsAgree,
  badItemFailsAlone,
  malformedRequests,
  hugeBody,
  batchOverHttp,
  knownAnswer,
  compression,
  sqlIsAValue,
  namesOfTheLanguage,
  wrongToken,
  tenantsShareOutTheWhole,
  tenantsOfMembers,
  tenantsOfRecords,
  tenantsOfComparisons,
  tenantsOfMetrics,
  tenantsOfDrivers,
  tenantsOfFunnels,
  tenantsOfRetention,
  tenantsEqualTheReference,
  twentyAtOnce,
  numbersComeSoon,
];
