import type { Check } from "./check.ts";
import { abortedEnds, impossibleTimes, unknownNames, wrongTypes } from "./errors.ts";
import { batchOverHttp, compression, hugeBody, knownAnswer, malformedRequests, wrongToken } from "./http.ts";
import { laws } from "./laws.ts";
import { answersHaveShape, badItemFailsAlone, fingerprintsAgree, numbersComeSoon, twentyAtOnce } from "./protocol.ts";
import { equalsTheReference, tenantsEqualTheReference } from "./reference.ts";
import { namesOfTheLanguage, sqlIsAValue, tenantsShareOutTheWhole } from "./security.ts";
import { tenantsMayAsk } from "./tenantAccess.ts";
import { tenantsKeepTheLaws } from "./tenantLaws.ts";
import { tenantsOfShapes } from "./tenantShapes.ts";
import {
  tenantsOfComparisons,
  tenantsOfDrivers,
  tenantsOfFunnels,
  tenantsOfMembers,
  tenantsOfMetrics,
  tenantsOfRecords,
  tenantsOfRetention,
} from "./tenants.ts";

/** Everything that an API is held to, in the order of the report. */
export const checks: readonly Check[] = [
  ...Object.values(laws).flat(),
  equalsTheReference,
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
  tenantsMayAsk,
  tenantsShareOutTheWhole,
  tenantsOfMembers,
  tenantsOfRecords,
  tenantsOfComparisons,
  tenantsOfMetrics,
  tenantsOfDrivers,
  tenantsOfFunnels,
  tenantsOfRetention,
  tenantsOfShapes,
  ...tenantsKeepTheLaws,
  tenantsEqualTheReference,
  twentyAtOnce,
  numbersComeSoon,
];
