import type { CalendarWords } from "../format/date.ts";
import type { RangeWord } from "../format/dateRange.ts";
import type { DeltaWords } from "../format/delta.ts";

/** What people can choose a period by, in the order of the menu. */
export type RangePreset =
  | "today"
  | "yesterday"
  | "last7Days"
  | "last28Days"
  | "last90Days"
  | "thisWeek"
  | "lastWeek"
  | "monthToDate"
  | "lastMonth"
  | "quarterToDate"
  | "yearToDate"
  | "last12Months"
  | "custom";

/**
 * Every word that Metricdeck shows, in one language. A sentence with parameters is a function, so that grammar stays
 * with the language; numbers, dates and names come in already formatted, except counts that grammar depends on.
 */
export interface Messages {
  /** BCP 47 tag of the language, for `Intl` and the `lang` attribute. */
  readonly locale: string;
  /** A range of time by its first and its last date. Left out: as `Intl` says it. */
  readonly range?: RangeWord;
  /** A name and its value: "Channel: Phone". */
  readonly labeled: (name: string, value: string) => string;
  /** Names of one kind: "Phone, Chat". */
  readonly list: (items: readonly string[]) => string;
  /** What belongs to one statement: "Phone, Mar 2". */
  readonly phrases: (parts: readonly string[]) => string;
  /** Statements beside each other, which may hold lists themselves. */
  readonly clauses: (parts: readonly string[]) => string;
  readonly total: string;
  /** The rest behind the top n. */
  readonly other: string;
  /** The name of a dimension's null. */
  readonly unknown: string;
  readonly calendar: CalendarWords;
  readonly delta: DeltaWords;
  readonly states: StateMessages;
  readonly definition: DefinitionMessages;
  readonly frame: FrameMessages;
  readonly kpi: KpiMessages;
  readonly trend: TrendMessages;
  readonly retention: RetentionMessages;
  readonly funnel: FunnelMessages;
  readonly drill: DrillMessages;
  readonly drillGrid: DrillGridMessages;
  readonly filters: FilterMessages;
}

export interface StateMessages {
  readonly loading: string;
  readonly refreshing: string;
  /** Of a bucket that is still running. */
  readonly incomplete: string;
  readonly empty: string;
  readonly emptyFiltered: string;
  readonly clearFilters: string;
  readonly partial: string;
  /** What was cut; `actual` is null where nobody counted. */
  readonly limited: (limit: string, actual: string | null) => string;
  readonly error: string;
  /** Of a widget that shows less than it should, because its code did not arrive. */
  readonly missing: string;
  /** The data is there, and its widget failed to draw it. */
  readonly undrawn: string;
  /** The data is there, and the code that draws its chart did not arrive. */
  readonly codeMissing: string;
  /** Why, by `MetricsError.code`; codes that only a developer can act on are absent. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly errorCode: (code: string) => string;
  readonly request: (id: string) => string;
  readonly retry: string;
  readonly forbidden: string;
  readonly stale: (asOf: string) => string;
  readonly tooFew: string;
  readonly tooFewOf: (n: string, least: string) => string;
  readonly offline: string;
  /** After `offline`. */
  readonly online: string;
  readonly placeholder: string;
  /** Opens the panel that says what a metric means. */
  readonly definition: string;
  readonly notFilteredBy: (dimension: string) => string;
  /** Of a number that is known, and not for this reader: in place of it, and why. */
  readonly hidden: string;
  readonly masked: string;
  /** Why a data source does not answer; `message` is the developer's. */
  readonly unsupported: (message: string) => string;
  /** How an answer came about, by `plan.how`, from so many answers of the source. */
  readonly plans: Readonly<Record<"rewritten" | "finished", (steps: string) => string>>;
  /** What an answer's warnings of these codes mean: what is missing, and how it came about. Others are said as they are. */
  readonly warnings: Readonly<Record<string, string>>;
  readonly notes: Readonly<Record<string, string>>;
}

/** The panel that says what a metric means. */
export interface DefinitionMessages {
  readonly timeZone: (zone: string) => string;
  /** A duration that runs on business time. */
  readonly business: (duration: string) => string;
  readonly formula: string;
  readonly owner: string;
  readonly version: string;
  readonly unit: string;
  readonly units: Readonly<Record<"count" | "share" | "seconds" | "points" | "number", string>>;
  readonly direction: string;
  readonly directions: Readonly<Record<"up" | "down" | "neutral", string>>;
  /** How sure a share of cases is: Wilson's interval. */
  readonly interval: string;
  readonly between: (low: string, high: string, level: string) => string;
  readonly band: (low: string, high: string) => string;
}

export interface FrameMessages {
  readonly chart: string;
  readonly table: string;
  readonly copy: string;
  readonly copied: string;
  readonly export: string;
  readonly exports: Readonly<Record<"xlsx" | "csvForExcel" | "csv", string>>;
  /** The sheet that says what was filtered, as of when. */
  readonly notes: string;
  /** What exported numbers are in: a share stays between 0 and 1, a duration is in seconds. */
  readonly exportUnits: Readonly<Record<"count" | "share" | "seconds" | "points", string>>;
  readonly fullScreen: string;
  readonly close: string;
  readonly actions: string;
  readonly asOf: (time: string) => string;
  readonly showMore: (shown: string, total: string) => string;
}

export interface KpiMessages {
  /** What a value is held against, as it stands inside a sentence. */
  readonly bases: Readonly<Record<"previous" | "yesterday" | "yearAgo" | "sameWeekday" | "target", string>>;
  readonly versus: (base: string) => string;
  /** What a change is, in a word, beside its color. */
  readonly sentiments: Readonly<Record<"good" | "bad" | "neutral", string>>;
  readonly onTarget: string;
  readonly offTarget: string;
  readonly target: (value: string) => string;
  readonly until: (time: string) => string;
  readonly untilAgainst: (time: string, base: string, baseTime: string) => string;
  /** Where a value stands by the thresholds. */
  readonly statuses: Readonly<Record<"good" | "warning" | "bad", string>>;
  /** The period still runs and is held against a whole one. */
  readonly unlike: string;
  readonly latest: (bucket: string) => string;
  readonly sentence: (subject: string, clauses: readonly string[]) => string;
}

export interface TrendMessages {
  readonly types: Readonly<Record<"line" | "area" | "bar", string>>;
  /** The column of the table that holds the buckets. */
  readonly time: string;
  readonly previous: (name: string) => string;
  /** A series whose numbers stand at the right axis, where there are two. */
  readonly rightAxis: (name: string) => string;
  readonly noValue: string;
  readonly shows: (type: string, metrics: string, range: string) => string;
  readonly seriesCount: (n: number) => string;
  readonly changed: (first: string, last: string, change: string) => string;
  readonly unchanged: (value: string) => string;
  readonly highest: (value: string, bucket: string) => string;
  readonly lowest: (value: string, bucket: string) => string;
  readonly gaps: (n: number) => string;
  readonly masked: (n: number) => string;
  readonly incompleteFrom: (bucket: string) => string;
  readonly keyboard: string;
  /** Names the legend, whose buttons show and hide. */
  readonly series: string;
  readonly annotations: string;
  /** Of what happened: when, and who knows more. */
  readonly annotation: (label: string, detail: string) => string;
  readonly annotated: (annotations: string) => string;
  readonly annotationsMissing: string;
  readonly wholeRange: string;
}

export interface RetentionMessages {
  readonly views: Readonly<Record<"cohorts" | "curve", string>>;
  /** Names the switch between the views. */
  readonly view: string;
  readonly cohort: string;
  /** How many are in a cohort. */
  readonly size: string;
  readonly retained: string;
  readonly value: string;
  readonly state: string;
  readonly completeOn: string;
  readonly period: string;
  /** The name of a period by the length of it: 0 is the start's own. */
  readonly periods: Readonly<
    Record<"minute" | "hour" | "day" | "businessDay" | "week" | "month" | "quarter" | "year" | "other", (period: string) => string>
  >;
  /** How the mean is made: Σ retained ÷ Σ eligible, or every cohort counted alike. */
  readonly means: Readonly<Record<"pooled" | "simple", string>>;
  /** All values of a dimension beside each other. */
  readonly compared: string;
  /** What the numbers are: of whom, what, and when. */
  readonly defines: (start: string, what: string, when: string) => string;
  readonly shareWho: (event: string) => string;
  readonly howMany: (event: string) => string;
  readonly sumOf: (number: string, event: string) => string;
  readonly averageOf: (number: string, event: string) => string;
  readonly sumShareOf: (number: string, event: string) => string;
  readonly criteria: Readonly<Record<"on" | "onOrAfter" | "onOrBefore" | "streak", string>>;
  readonly ofPrevious: string;
  readonly rolling: string;
  readonly recurring: string;
  readonly numberOf: (users: string, size: string) => string;
  readonly cases: (n: string) => string;
  readonly running: string;
  readonly runningUntil: (date: string) => string;
  readonly future: string;
  readonly futureUntil: (date: string) => string;
  readonly nobody: string;
  readonly againstMean: (change: string) => string;
  readonly fewCases: string;
  readonly shows: (definition: string, range: string) => string;
  readonly cohorts: (n: number) => string;
  readonly people: (n: string) => string;
  readonly meanAt: (period: string, value: string, cases: string) => string;
  readonly highest: (period: string, value: string, cohort: string) => string;
  readonly lowest: (period: string, value: string, cohort: string) => string;
  readonly incomplete: (n: number) => string;
  readonly small: (n: number) => string;
  readonly keyboard: string;
  readonly curveKeyboard: string;
  readonly drills: string;
}

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

export interface FilterMessages {
  readonly presets: Readonly<Record<RangePreset, string>>;
  readonly dateRange: string;
  readonly from: string;
  readonly to: string;
  readonly invalidRange: string;
  readonly missingDate: string;
  readonly apply: string;
  readonly all: string;
  readonly search: string;
  readonly selected: (n: number) => string;
  readonly noMatches: string;
  readonly clear: string;
  readonly clearAll: string;
  readonly active: string;
  readonly remove: (name: string) => string;
  readonly none: string;
  /** Whether relative ranges end with the running day instead of the last complete one. */
  readonly includeToday: string;
  /** A relative range that ends with the running day, by the name of the one that ends with the last complete day. */
  readonly withToday: (preset: string) => string;
  readonly include: string;
  readonly exclude: string;
  /** What an excluding filter leaves, for the chip. */
  readonly except: (values: string) => string;
  readonly more: string;
  /** Beside a chosen value that no row has. */
  readonly gone: string;
  /** Which widget a filter came from. */
  readonly origin: (title: string) => string;
}

/** What can be done in the grid of the drill-down table. */
export interface DrillGridMessages {
  readonly keyboard: string;
  /** Of the members that were entered. */
  readonly path: string;
  readonly more: string;
  readonly failed: string;
  /** Makes a member the root of the table. */
  readonly enter: (label: string) => string;
  readonly select: (label: string) => string;
  /** A column's menu. */
  readonly column: (label: string) => string;
  readonly ascending: string;
  readonly descending: string;
  /** By the level's own values. */
  readonly natural: string;
  readonly pinStart: string;
  readonly pinEnd: string;
  readonly unpin: string;
  readonly earlier: string;
  readonly later: string;
  readonly wider: string;
  readonly narrower: string;
  readonly usualWidth: string;
  readonly hide: string;
  readonly show: (label: string) => string;
  readonly untouched: string;
  readonly copied: (rows: string) => string;
  /** What a rule found, in a word, beside shape and color. */
  readonly tones: Readonly<Record<"good" | "bad" | "warning" | "neutral", string>>;
  readonly trendOf: (n: string, first: string, last: string) => string;
}

/** Of the drill-down table. */
export interface DrillMessages {
  /** A metric's own number, beside its comparisons. */
  readonly value: string;
  readonly change: string;
  readonly changeFrom: (base: string) => string;
  /** The column of small lines. */
  readonly course: string;
  /** The column of records in a copy or a file. */
  readonly record: string;
  readonly shows: (metrics: string, levels: string, range: string) => string;
  readonly within: (path: string) => string;
  readonly across: (pivot: string, n: number) => string;
  /** `count` is `n`, formatted. */
  readonly rows: (n: number, count: string, members: string) => string;
  /** Where nobody knows how many there are. */
  readonly atLeast: (count: string, members: string) => string;
  readonly first: (metric: string, label: string, value: string) => string;
  readonly last: (metric: string, label: string, value: string) => string;
  readonly totals: (totals: string) => string;
}
