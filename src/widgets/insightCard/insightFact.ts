import type { DimensionValue } from "../../query/dimension.ts";
import type { AnyFilter } from "../../query/filter.ts";
import type { Grain, Instant } from "../../query/range.ts";
import type { CellNumber } from "../../query/result.ts";

/** The queries that a card asks. `catalog`: what was not asked but declared, as targets are. */
export type InsightOrigin = "total" | "course" | "history" | "drivers" | "catalog";

/** Half-open. */
export interface InsightSpan {
  readonly from: Instant;
  readonly to: Instant;
}

/** A number that a sentence says, and where it is from. */
export type InsightFigure = {
  readonly origin: InsightOrigin;
  /** The time that it stands for, where it is not that of the whole card. */
  readonly span?: InsightSpan | undefined;
  /** The rows that it stands for, beside those of the whole card. */
  readonly where?: AnyFilter | undefined;
} & (
  /** `value`: in the metric's unit. `difference`: too, with its sign. `count`: of buckets or cases. `share`: in [0, 1]. */
  | { readonly kind: "value" | "difference" | "count" | "share"; readonly value: CellNumber }
  | { readonly kind: "change"; readonly value: CellNumber; readonly before: CellNumber }
);

export interface InsightBucket extends InsightSpan {
  readonly grain: Grain;
}

export type InsightWay = "up" | "down";

/** One thing that is so, as numbers: what a sentence is made of. */
export type InsightFact =
  /** More than the ups and downs of the time itself. */
  | {
      readonly kind: "change";
      readonly way: InsightWay;
      readonly sentiment: "good" | "bad" | "neutral";
      readonly versus: string;
      readonly after: InsightFigure;
      readonly before: InsightFigure;
      readonly change: InsightFigure;
    }
  /** Nothing else is notable. `before`: null without anything to hold it against. */
  | { readonly kind: "steady" | "unjudged"; readonly versus: string; readonly after: InsightFigure; readonly before: InsightFigure | null }
  /** Where much of the change is; no cause. */
  | {
      readonly kind: "driver";
      readonly where: readonly (readonly [dimension: string, value: DimensionValue])[];
      readonly contribution: InsightFigure;
      readonly before: InsightFigure;
      readonly after: InsightFigure;
    }
  | { readonly kind: "record"; readonly extreme: "high" | "low"; readonly at: InsightBucket; readonly value: InsightFigure; readonly buckets: InsightFigure }
  | { readonly kind: "streak"; readonly way: InsightWay; readonly at: InsightBucket; readonly steps: InsightFigure; readonly first: InsightFigure; readonly last: InsightFigure }
  | {
      readonly kind: "anomaly";
      /** `run`: not by itself, but together with those before it. */
      readonly by: "point" | "run";
      readonly way: InsightWay;
      readonly at: InsightBucket;
      readonly value: InsightFigure;
      readonly expected: InsightFigure;
      readonly lower: InsightFigure;
      readonly upper: InsightFigure;
    }
  /** What comes lies beyond what was usual at its place of the season: `held`, a median. */
  | {
      readonly kind: "outlook";
      readonly way: InsightWay;
      readonly at: InsightBucket;
      readonly value: InsightFigure;
      readonly lower: InsightFigure;
      readonly upper: InsightFigure;
      readonly level: InsightFigure;
      readonly held: InsightFigure;
    }
  | { readonly kind: "target"; readonly isMet: boolean; readonly value: InsightFigure; readonly target: InsightFigure }
  | { readonly kind: "small"; readonly n: InsightFigure | null; readonly least: InsightFigure; readonly value: InsightFigure }
  | { readonly kind: "hidden" }
  | { readonly kind: "incomplete"; readonly from: Instant }
  | { readonly kind: "behind"; readonly through: Instant };

export type InsightKind = InsightFact["kind"];

/** Every figure of a fact, in the order in which it is told. */
export function figuresOf(fact: InsightFact): readonly InsightFigure[] {
  return Object.values(fact).filter((part): part is InsightFigure => typeof part === "object" && part !== null && "origin" in part);
}
