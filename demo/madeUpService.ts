import { memoryAdapter } from "../src/adapters/memory/index.ts";
import type { MetricsAdapter } from "../src/query/index.ts";
import { serviceCatalog } from "./catalog.ts";
import { generateServiceData, makeServiceData } from "./data/generate.ts";
import type { ServiceDataOptions } from "./data/generate.ts";
import type { Surge } from "./data/incidents.ts";
import type { ServiceData } from "./data/tables.ts";
import { serviceTables } from "./tables.ts";

/** The service's numbers, and the wait until they are those of this hour. */
export interface MadeUpService extends MetricsAdapter<typeof serviceCatalog> {
  caughtUp(): Promise<void>;
}

interface Made {
  readonly hour: number;
  readonly adapter: MetricsAdapter<typeof serviceCatalog>;
}

const hourMs = 3_600_000;

/**
 * The service in memory up to the last full hour, which is its present, so that today is compared with yesterday up to
 * the same hour. It goes on: the next hour is made up between the questions that are asked in it, and until it is there
 * the one before answers. Who asks after a longer pause waits for it.
 */
export function madeUpService(
  clock: () => number,
  { surges = () => [], ...size }: Pick<ServiceDataOptions, "scale" | "months"> & { readonly surges?: () => readonly Surge[] } = {},
): MadeUpService {
  const hourNow = () => Math.floor(clock() / hourMs) * hourMs;
  const optionsOf = (hour: number) => ({ end: new Date(hour).toISOString(), ...size, surges: surges() });
  const over = (hour: number, data: ServiceData): Made => ({
    hour,
    adapter: memoryAdapter({ catalog: serviceCatalog, tables: serviceTables(data), clock: () => hour }),
  });
  const first = hourNow();
  let latest = over(first, generateServiceData(optionsOf(first)));
  let next: Promise<Made> | null = null;
  const makeNext = async (hour: number) => {
    latest = over(hour, await inPieces(makeServiceData(optionsOf(hour))));
    next = null;
    return latest;
  };
  const catchUp = async (isGoodEnough: () => boolean) => {
    while (latest.hour !== hourNow()) {
      next ??= makeNext(hourNow());
      if (isGoodEnough()) break;
      await next;
    }
  };
  const query: MadeUpService["query"] = async (asked, context) => {
    await catchUp(() => hourNow() - latest.hour <= hourMs);
    return latest.adapter.query(asked, context);
  };
  return { contract: 1, policies: true, query, caughtUp: () => catchUp(() => false) };
}

async function inPieces<T>(making: Generator<void, T>): Promise<T> {
  for (let piece = making.next(); ; piece = making.next()) {
    if (piece.done === true) return piece.value;
    await new Promise(setImmediate);
  }
}
