export interface FunnelMessages {
  readonly types: Readonly<Record<"steps" | "timeToConvert" | "trend", string>>;
  /** Names the switch between the views. */
  readonly view: string;
  readonly views: Readonly<Record<"steps" | "timeToConvert" | "trend", string>>;
  /** Names the switch between what a conversion is a share of. */
  readonly base: string;
  readonly step: string;
  /** A step that is the same as an earlier one: the second time, the third. */
  readonly again: (step: string, time: number) => string;
  /** A row where steps may be done in any order. */
  readonly atLeast: (steps: number) => string;
  readonly everyone: string;
  readonly reached: string;
  readonly conversions: Readonly<Record<"first" | "previous", string>>;
  readonly dropped: string;
  readonly dropRate: string;
  readonly median: string;
  readonly p90: string;
  /** How long half of them took at most since the step before. */
  readonly fromBefore: (duration: string) => string;
  readonly converted: (share: string) => string;
  readonly countOf: (count: string, of: string) => string;
  /** How many left, and which share of those who could. */
  readonly droppedOf: (count: string, rate: string) => string;
  readonly interval: string;
  readonly between: (low: string, high: string) => string;
  readonly openSince: (time: string) => string;
  /** Why shares stand beside no others while entries can still convert. */
  readonly notCompared: (open: string, base: string) => string;
  readonly significance: Readonly<Record<"higher" | "lower" | "none", (against: string) => string>>;
  /** All the others, which a segment is held against. */
  readonly rest: string;
  readonly marks: (against: string) => string;
  readonly shows: (steps: number, range: string, window: string) => string;
  readonly reachedSentence: (step: string, count: string, share: string) => string;
  readonly largestDrop: (from: string, to: string, dropped: string) => string;
  readonly noDrop: string;
  readonly segments: (n: number, dimension: string) => string;
  /** In place of highest and lowest, where all segments have one share. */
  readonly same: (share: string) => string;
  readonly highest: (segment: string, share: string) => string;
  readonly lowest: (segment: string, share: string) => string;
  readonly times: (from: string, to: string, range: string) => string;
  readonly took: (n: string, median: string, p90: string) => string;
  readonly nobody: string;
  /** Which span of time is the most frequent, and how many took so long. */
  readonly mostFrequent: (span: string, count: string) => string;
  readonly span: (from: string, to: string) => string;
  readonly duration: string;
  readonly share: string;
  readonly overTime: (range: string) => string;
  readonly entry: string;
  readonly entered: string;
  readonly conversion: string;
  /** Of a whole range. */
  readonly best: (share: string, bucket: string) => string;
  readonly worst: (share: string, bucket: string) => string;
  readonly keyboard: Readonly<Record<"steps" | "timeToConvert" | "trend", string>>;
  /** What Enter and Shift and Enter do. */
  readonly drillKeys: string;
  readonly filterKeys: string;
}
