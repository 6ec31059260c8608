import { numberOf } from "../../query/decimal.ts";
import { hasTooFew, leastCases } from "../../query/hasTooFew.ts";
import type { Metric } from "../../query/metric.ts";
import { changeFacts, isLikeForLike } from "./changeFacts.ts";
import { courseFacts } from "./courseFacts.ts";
import type { InsightFact, InsightFigure, InsightKind } from "./insightFact.ts";
import type { InsightOptions, InsightReading } from "./insightReading.ts";

/** In this order they are told: first what asks for somebody to act. */
const order: Readonly<Record<InsightKind, number>> = {
  hidden: 0,
  small: 0,
  anomaly: 1,
  change: 2,
  driver: 3,
  target: 4,
  record: 5,
  streak: 6,
  outlook: 7,
  steady: 8,
  unjudged: 8,
  incomplete: 9,
  behind: 10,
};

/** Data are late by less in nearly every house: nobody needs to be told. */
const lateMs = 86_400_000;

const notes: ReadonlySet<InsightKind> = new Set(["hidden", "small", "incomplete", "behind"]);

/**
 * What is notable of a metric: ranked, each thing once, at most `most`. Of too few cases nothing is claimed, and where
 * nothing is notable that is the one fact, or that it is not known where a part of the reading is missing. Notes on the data come on top of it.
 */
export function insightFacts(reading: InsightReading, options: InsightOptions): readonly InsightFact[] {
  const { most = 5 } = options;
  const { cell } = reading.total;
  const least = leastCases(options.catalog.metrics[reading.metric]);
  const isJudged = cell.value !== null && !hasTooFew(least, cell);
  const found = isJudged ? once([...changeFacts(reading, options), ...targetFacts(reading, options), ...courseFacts(reading, options)]) : [];
  const news = found.toSorted((one, other) => order[one.kind] - order[other.kind]).slice(0, most);
  const told = isJudged && news.every(({ kind }) => kind === "target") ? [...news, quietFact(reading)] : news;
  return [...told, ...noteFacts(reading, options)].toSorted((one, other) => order[one.kind] - order[other.kind]);
}

/** Whether a fact is about the data rather than about what they say. */
export function isNote({ kind }: InsightFact): boolean {
  return notes.has(kind);
}

/** One bucket has one fact: what is unusual need not be called a record too, nor a record the end of a run. */
function once(facts: readonly InsightFact[]): readonly InsightFact[] {
  const taken = new Set<string>();
  return facts.filter((fact) => {
    if (fact.kind !== "anomaly" && fact.kind !== "record" && fact.kind !== "streak") return true;
    const isNew = !taken.has(fact.at.from);
    taken.add(fact.at.from);
    return isNew;
  });
}

/** That nothing is notable can be told only by who saw all of it. */
function quietFact({ total: { cell, versus, range, beforeRange }, isMissing = false }: InsightReading): InsightFact {
  const after: InsightFigure = { origin: "total", kind: "value", value: cell.value ?? 0, span: range };
  const before = cell.compare?.[versus]?.value ?? null;
  return { kind: isMissing ? "unjudged" : "steady", versus, after, before: before === null ? null : { ...after, kind: "value", value: before, span: beforeRange } };
}

function targetFacts(reading: InsightReading, { catalog, target: own }: InsightOptions): readonly InsightFact[] {
  const { metric: name, total } = reading;
  const metric = catalog.metrics[name] as Metric;
  const goal = own === undefined ? (metric.target ?? null) : own;
  const { direction } = metric;
  const { value } = total.cell;
  if (goal === null || value === null || (direction !== "up" && direction !== "down") || !isLikeForLike(reading)) return [];
  const isMet = direction === "up" ? numberOf(value) >= goal : numberOf(value) <= goal;
  const figure = { origin: "total", kind: "value", value, span: total.range } as const;
  return [{ kind: "target", isMet, value: figure, target: { origin: "catalog", kind: "value", value: goal } }];
}

function noteFacts({ metric: name, total, course }: InsightReading, { catalog }: InsightOptions): readonly InsightFact[] {
  const { cell, range, computedAt, dataThrough } = total;
  const cases = leastCases(catalog.metrics[name]);
  const facts: InsightFact[] = [];
  if (cell.value === null) facts.push({ kind: "hidden" });
  else if (hasTooFew(cases, cell)) {
    const least: InsightFigure = { origin: "catalog", kind: "count", value: cases };
    const value: InsightFigure = { origin: "total", kind: "value", value: cell.value, span: range };
    facts.push({ kind: "small", value, n: cell.n === undefined ? null : { ...value, kind: "count", value: cell.n }, least });
  }
  const running = course?.starts[course.incompleteFrom];
  if (running !== undefined) facts.push({ kind: "incomplete", from: running });
  const end = range === undefined ? computedAt : Date.parse(range.to) < Date.parse(computedAt) ? range.to : computedAt;
  if (dataThrough !== undefined && Date.parse(dataThrough) < Date.parse(end) - lateMs) facts.push({ kind: "behind", through: dataThrough });
  return facts;
}
