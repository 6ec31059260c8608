import { createPool } from "mysql2/promise";
import { createAlertService, mysqlAlertStore, webhookNotifier } from "../../../src/server/index.ts";
import { support } from "../../query/support.ts";
import { killedRule, killedSeries, killedValue } from "./killedRule.ts";
import type { KilledOptions } from "./killedRule.ts";
import { scriptedAdapter } from "./scripted.ts";

// A process of its own, to be killed: an alert service whose clock runs faster than time.
const options = JSON.parse(process.argv[2] ?? "") as KilledOptions;
const { mysqlUrl, prefix, receiverUrl, secret, begin, startedAt, speed } = options;
const service = createAlertService({
  catalog: support,
  adapter: scriptedAdapter((from, name) => killedValue((from - begin) / 60_000, name), { series: killedSeries }),
  rules: [killedRule],
  store: mysqlAlertStore({ pool: createPool({ uri: mysqlUrl, connectionLimit: 3 }), prefix }),
  notifiers: { hook: webhookNotifier({ url: receiverUrl, secret }) },
  clock: () => begin + Math.floor((Date.now() - startedAt) * speed),
  retry: { firstMs: 20 * speed, mostMs: 100 * speed, failures: 10_000 },
  leaseMs: 150,
  roundMs: 2,
  onEvent: ({ kind }) => void (kind === "evaluated" && process.stdout.write("e")),
});
service.start();
