import { memoryAdapter } from "../src/adapters/memory/index.ts";
import type { MetricsAdapter } from "../src/query/index.ts";
import { serviceCatalog } from "./catalog.ts";
import { generateServiceData } from "./data/generate.ts";
import { serviceTables } from "./tables.ts";

type Service = MetricsAdapter<typeof serviceCatalog>;

const hourMs = 3_600_000;

/** The service in memory up to the last full hour, which goes on: what is asked in a later hour is answered from then. */
export function madeUpService(clock: () => number, { scale = 1 } = {}): Service {
  const hourNow = () => Math.floor(clock() / hourMs) * hourMs;
  const upTo = (hour: number) => {
    const data = generateServiceData({ end: new Date(hour).toISOString(), scale });
    return { hour, adapter: memoryAdapter({ catalog: serviceCatalog, tables: serviceTables(data), clock }) };
  };
  let latest = upTo(hourNow());
  const query: Service["query"] = (asked, context) => {
    if (latest.hour !== hourNow()) latest = upTo(hourNow());
    return latest.adapter.query(asked, context);
  };
  return { contract: 1, query };
}
