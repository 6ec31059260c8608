import { checkIcon, crossIcon, warningIcon } from "../frame/icons.ts";
import type { InsightFact } from "./insightFact.ts";

const upIcon = "M8 13V3M3.5 7.5 8 3l4.5 4.5";
const downIcon = "M8 3v10M3.5 8.5 8 13l4.5-4.5";
const levelIcon = "M3 6h10M3 10h10";
const partIcon = "M8 2v6h6M8 2a6 6 0 1 0 6 6";
const recordIcon = "m8 2 1.8 3.8 4.2.5-3.1 2.9.8 4.1L8 11.2l-3.7 2.1.8-4.1L2 6.3l4.2-.5L8 2Z";
const aheadIcon = "M2 8h8M7 4.5 10.500 8 7 11.5M13.5 3v10";
const clockIcon = "M8 14a6 6 0 1 1 .1 0ZM8 4.500V8l2.500 1.500";

/** The shape that says of which kind a fact is, and which way, beside its word. */
export function insightIcon(fact: InsightFact): string {
  switch (fact.kind) {
    case "change":
    case "streak":
      return fact.way === "up" ? upIcon : downIcon;
    case "target":
      return fact.isMet ? checkIcon : crossIcon;
    case "driver":
      return partIcon;
    case "record":
      return recordIcon;
    case "outlook":
      return aheadIcon;
    case "steady":
      return levelIcon;
    case "incomplete":
    case "behind":
      return clockIcon;
    default:
      return warningIcon;
  }
}

/** How its mark is colored; words say it too. */
export function insightSignal(fact: InsightFact): "good" | "bad" | "warning" | undefined {
  if (fact.kind === "anomaly" || fact.kind === "small" || fact.kind === "behind") return "warning";
  if (fact.kind === "target") return fact.isMet ? "good" : "bad";
  return fact.kind === "change" && fact.sentiment !== "neutral" ? fact.sentiment : undefined;
}
