import type { Catalog } from "../query/index.ts";
import { MetricsError } from "../query/index.ts";
import type { ConversionMetric } from "../query/metric.ts";
import type { Clock } from "../time/resolveRange.ts";
import type { ReadEvents } from "./events.ts";
import { conversionGroups } from "./conversion.ts";
import type { ConversionScan } from "./conversion.ts";
import type { Evaluate, Group, Scan } from "./scan.ts";

/** Something that gives groups: a scan, or the reading of a conversion's events. */
export type Task = Scan | ConversionTask;

export interface ConversionTask {
  readonly metric: ConversionMetric;
  readonly scan: ConversionScan;
  readonly path: string;
}

/** What has to be computed, and what is made of it. */
export interface Question<T> {
  readonly tasks: readonly Task[];
  /** @param answers one a task */
  read(answers: readonly (readonly Group[])[]): T;
}

/** Several questions as one. */
export function together<T>(questions: readonly Question<T>[]): Question<readonly T[]> {
  return {
    tasks: questions.flatMap(({ tasks }) => tasks),
    read: (answers) => {
      let next = 0;
      return questions.map(({ tasks, read }) => read(answers.slice(next, (next += tasks.length))));
    },
  };
}

/** Who computes tasks. */
export interface Workers {
  readonly catalog: Catalog;
  readonly clock: Clock;
  readonly evaluate: Evaluate;
  readonly readEvents: ReadEvents | undefined;
}

/** Has all tasks of a question computed at once, its scans in one go. */
export async function ask<T>({ tasks, read }: Question<T>, workers: Workers): Promise<T> {
  const scans = tasks.filter((task) => "measures" in task);
  const [scanned, ...converted] = await Promise.all([
    scans.length === 0 ? [] : workers.evaluate(scans),
    ...tasks.flatMap((task) => ("measures" in task ? [] : [convert(task, workers)])),
  ]);
  let [nextScan, nextConversion] = [0, 0];
  return read(tasks.map((task) => ("measures" in task ? scanned[nextScan++] : converted[nextConversion++]) ?? []));
}

async function convert(
  { metric, scan, path }: ConversionTask,
  { catalog, clock, readEvents }: Workers,
): Promise<readonly Group[]> {
  if (readEvents === undefined) {
    throw new MetricsError("unsupported", "this adapter reads no events, which conversions are counted from", { path });
  }
  return conversionGroups(catalog, metric, scan, clock, readEvents, { path });
}
