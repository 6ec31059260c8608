import { detectAnomalies } from "../../analytics/detect/detectAnomalies.ts";
import { pointsHeld } from "../../analytics/detect/rhythm.ts";
import { valueKindOf } from "../../analytics/detect/valueKindOf.ts";
import { holidayTimes, isWithin } from "../../analytics/holidayTimes.ts";
import { incidentTimes } from "../../analytics/incidentTimes.ts";
import { meantCalendar } from "../../analytics/meantCalendar.ts";
import { formatBand } from "../../format/apart.ts";
import { formatBucket } from "../../format/date.ts";
import { enAtOnce } from "../../i18n/enAtOnce.ts";
import { outlookInEnglish } from "../../i18n/english/outlook.ts";
import type { Messages } from "../../i18n/messages.ts";
import type { Annotation } from "../../query/annotations.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { AnyFilter } from "../../query/filter.ts";
import { incidentsOf } from "../../query/incidentsOf.ts";
import { metricUnit } from "../../query/metric.ts";
import { namingUnit } from "../../query/rangeDays.ts";
import type { Course } from "../chart/course.ts";
import { wholeCourse } from "../chart/knownCourse.ts";
import { knownFrom } from "../chart/knownFrom.ts";
import type { KpiTileModel } from "./kpiTileModel.ts";

export interface TileAnomalies {
  /** How many a series in which nothing happens may be marked. Default 1 a week, and never more than one in 50. */
  readonly falseAlarmsPerWeek?: number;
  /** Which way is marked. Default `both`. */
  readonly direction?: "up" | "down" | "both";
}

interface WatchedMetric {
  readonly metric: string;
  readonly anomalies?: TileAnomalies | undefined;
  /** What somebody noted: times of incidents are left out. Default: none. */
  readonly annotations?: readonly Annotation[];
  /** What was before its line could not be loaded. Default false. */
  readonly isPastMissing?: boolean;
  /** What its rows meet. */
  readonly filters?: readonly (AnyFilter | null | undefined)[];
}

interface TileAnomalyOptions {
  readonly catalog: Catalog;
  readonly locale: string;
  /** The name of the catalog's calendar whose holidays are left out. Default: its only one. */
  readonly business?: string | undefined;
  /** Null: English. */
  readonly messages: Messages | null;
}

/**
 * The tile with the mark of an unusual last bucket: shape and word, and in its note what it is, what was expected and
 * between which bounds; or with why its last bucket is not judged. As it is where nothing is unusual, or it has too few cases.
 */
export function withAnomaly(model: KpiTileModel, course: Course, history: Course | null, tile: WatchedMetric, options: TileAnomalyOptions): KpiTileModel {
  const { catalog, locale, business } = options;
  const messages = options.messages ?? enAtOnce;
  const { outlook: words = outlookInEnglish } = messages;
  const metric = catalog.metrics[tile.metric];
  const { anomalies } = tile;
  if (metric === undefined || model.isSmall || course.incompleteFrom === 0) return model;
  const { grain, timeZone } = course;
  const sentences = (...texts: readonly string[]) => texts.join(messages.locale.startsWith("zh") ? "" : " ");
  const noted = (note: string): KpiTileModel => ({ ...model, note: model.note === null ? note : sentences(note, model.note), sentence: sentences(model.sentence, note) });
  if (tile.isPastMissing === true) return noted(messages.states.missing);
  const known = wholeCourse(course, history);
  const unit = metricUnit(metric);
  const kind = valueKindOf(metric, unit);
  const isImpossible = (value: number | null) => value !== null && (value < 0 || (kind === "share" && value > 1));
  const buckets = { starts: known.starts, end: course.starts[course.incompleteFrom] ?? course.end };
  const incidents = incidentTimes(grain, incidentsOf(tile.annotations ?? [], tile), buckets);
  const points = known.values.map((value, index) => ({ from: known.starts[index] as string, value, n: known.n?.[index] ?? null }));
  const holidays = holidayTimes(grain, meantCalendar(catalog.calendars, business), { timeZone });
  const found = detectAnomalies(points.slice(knownFrom(points, grain)), grain, {
    hold: pointsHeld(grain),
    values: known.values.some(isImpossible) ? "plain" : kind,
    timeZone,
    leaveOut: [...holidays, ...incidents],
    ...anomalies,
  }).at(-1);
  if (found?.value == null) return model;
  const bucket = formatBucket(found.from, { grain: namingUnit(grain), timeZone, locale, words: messages.calendar });
  if (found.status !== "judged") {
    const reason = found.status === "learning" ? "learning" : isWithin(holidays, found.from) ? "holiday" : "incident";
    return noted(words.leftOutSentence(words.leftOutPoint(bucket, words.leftOut[reason])));
  }
  if (found.score === null || found.score < 1 || found.expected === null || found.lower === null || found.upper === null) return model;
  // The score tells of both ways.
  if ((anomalies?.direction ?? "both") !== "both" && anomalies?.direction !== found.direction) return model;
  const { expected, lower, upper } = found;
  const texts = formatBand(found.value, { expected, lower, upper }, { locale, unit, digits: metric.digits });
  const usual = messages.delta.both(texts.expected, words.range(texts.lower, texts.upper));
  const isWorse = model.status !== null && model.status.level !== "good";
  return {
    ...noted(words.unusualSentence(words.unusualPoint(bucket, texts.value, usual))),
    status: isWorse ? model.status : { level: "warning", word: words.unusual },
  };
}
