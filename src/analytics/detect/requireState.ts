import { MetricsError } from "../../query/error.ts";
import type { Grain } from "../../query/range.ts";
import { shown } from "../requireOption.ts";

type Test = (value: unknown) => boolean;

const isNumber: Test = (value) => typeof value === "number" && Number.isFinite(value);
const isCount: Test = (value) => isNumber(value) && (value as number) >= 0;
const isBin: Test = (value) => Number.isInteger(value) && Math.abs(value as number) <= mostBin;
const listOf = (test: Test, most = Infinity): Test => (value) => Array.isArray(value) && value.length <= most && value.every(test);
const pairOf = (first: Test, second: Test): Test => (value) => Array.isArray(value) && value.length === 2 && first(value[0]) && second(value[1]);

/** Bins of sizes from the least number on to the largest, however narrow they are. */
const mostBin = 1_000_000;
/** Times of five minutes in a week. */
const mostSlots = 2_016;
/** Twice as many as a tail keeps, for one that grows. */
const mostBins = 800;

const isChange: Test = (value) => value === undefined || pairOf(isNumber, isNumber)(value);
const tail = { first: isBin, counts: listOf(isCount, mostBins), zeros: isCount };
const isTail: Test = (value) => faultIn(value, tail) === null;
const expectation = {
  count: isCount,
  error: isCount,
  lately: (value: unknown) => value === undefined || isCount(value),
  run: isNumber,
  alike: pairOf(isCount, isCount),
  tail: isTail,
  runTail: isTail,
  level: (value: unknown) => value === null || pairOf(isNumber, isCount)(value),
  slots: listOf(pairOf(Number.isInteger, listOf(isNumber, 1_000))),
};

const isAgain: Test = (value) => Array.isArray(value) && value.length === 3 && Number.isInteger(value[0]) && isNumber(value[1]) && isCount(value[2]);
const isDrift: Test = (value) => Array.isArray(value) && value.length === 4 && value.every(isNumber) && value.slice(2).every(isCount);
const isDrifts: Test = (value) => faultIn(value, { added: isDrift, scaled: isDrift, square: isCount }) === null;

/** The first part of an object that is not what it has to be; `""`: it is no object. */
function faultIn(value: unknown, parts: { readonly [name: string]: Test }): string | null {
  if (typeof value !== "object" || value === null) return "";
  const given = value as { readonly [name: string]: unknown };
  return Object.keys(parts).find((name) => parts[name]?.(given[name]) === false) ?? null;
}

/** Whatever order a store gives its names back in. */
function asText(grain: unknown): string {
  return JSON.stringify(Object.entries(Object(grain)).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** @throws MetricsError `invalid-query` for what `save` did not give, or gave for points of another grain */
export function requireState(state: unknown, grain: Grain): void {
  const refuse = (path: string, value: unknown): never => {
    const message = `a detector's state has ${shown(value)} at ${path}, which no detector wrote; begin without one`;
    throw new MetricsError("invalid-query", message, { path: `state.${path}` });
  };
  const fault = faultIn(state, {
    format: (format) => format === 1,
    expectations: (all) => typeof all === "object" && all !== null,
    drifts: (all) => all === undefined || (typeof all === "object" && all !== null && Object.values(all).every(isDrifts)),
    alarm: (alarm) => alarm === null || faultIn(alarm, { since: isCount, surprise: isCount, change: isChange }) === null,
    unusual: (unusual) => unusual === undefined || isCount(unusual),
    again: (again) => again === undefined || listOf(isAgain, mostSlots)(again),
  });
  const given = Object(state) as { readonly grain?: unknown; readonly expectations?: object; readonly [name: string]: unknown };
  if (fault === "") throw new MetricsError("invalid-query", `a detector's state is ${shown(state)}; give what save() gave, or none`, { path: "state" });
  if (fault !== null) refuse(fault, given[fault]);
  if (asText(given.grain) !== asText(grain)) {
    const message = `a detector's state of ${shown(given.grain)} was given for ${shown(grain)}; begin without one`;
    throw new MetricsError("invalid-query", message, { path: "state.grain" });
  }
  for (const [name, each] of Object.entries(given.expectations ?? {})) {
    const part = faultIn(each, expectation);
    if (part !== null) refuse(`expectations.${name}${part && `.${part}`}`, (Object(each) as { readonly [name: string]: unknown })[part] ?? each);
  }
}
