import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createPool } from "mysql2/promise";
import { rolldown } from "rolldown";
import { evaluateAlert, startAlert } from "../../../src/analytics/index.ts";
import type { AlertRule } from "../../../src/query/index.ts";
import { createAlertService, isWebhookSigned, migrateAlertStore, mysqlAlertStore, webhookNotifier } from "../../../src/server/index.ts";
import type { AlertMessage } from "../../../src/server/index.ts";
import { support } from "../../query/support.ts";
import { killedRule, killedSeries, killedValue } from "./killedRule.ts";
import type { KilledOptions } from "./killedRule.ts";
import { startReceiver } from "./receiver.ts";
import { at, scriptedAdapter } from "./scripted.ts";

const minuteMs = 60_000;
const secret = "hunter2";

export interface Killed {
  readonly kills: number;
  /** How many notifications were due, by the rule's own state machine over all buckets at once. */
  readonly due: number;
  /** How often each due one came to a receiver that knows ids again: 1. */
  readonly wrong: readonly string[];
  /** How many posts came, and how many of them a receiver that knows ids passes over. */
  readonly posts: number;
  readonly again: number;
}

/**
 * Kills an alert service so often without warning, each time at another moment of its work, and a new process goes on.
 * The receiver is no help: it loses one answer in six and closes the connection on one in ten.
 */
export async function killAlertService(
  mysqlUrl: string,
  { kills, random, speed = 1_000 }: { readonly kills: number; readonly random: () => number; readonly speed?: number },
): Promise<Killed> {
  const prefix = "killed_";
  const pool = createPool({ uri: mysqlUrl, connectionLimit: 3 });
  await migrateAlertStore({ pool, prefix });
  const known = new Map<string, string>();
  const wrong: string[] = [];
  let posts = 0;
  const receiver = await startReceiver(({ headers, body }) => {
    posts += 1;
    const given = { timestamp: String(headers["x-metricdeck-timestamp"]), signature: String(headers["x-metricdeck-signature"]), body };
    if (!isWebhookSigned(secret, given, { now: Date.now() })) wrong.push("a signature");
    const id = String(headers["idempotency-key"]);
    if ((known.get(id) ?? body) !== body) wrong.push(`message ${id} came with another body`);
    known.set(id, body);
    const chance = random();
    return { status: chance < 1 / 6 ? 503 : 200, isCut: chance > 0.9 };
  });
  const begin = at("00:00");
  const store = mysqlAlertStore({ pool, prefix });
  const notifiers = { hook: webhookNotifier({ url: receiver.url, secret }) };
  const adapter = scriptedAdapter((from, name) => killedValue((from - begin) / minuteMs, name), { series: killedSeries });
  const here = createAlertService({ catalog: support, adapter, rules: [killedRule], store, notifiers, retry: { firstMs: 1, mostMs: 1, failures: 10_000 }, leaseMs: 150 });
  await here.tick(begin);

  const options: KilledOptions = { mysqlUrl, prefix, receiverUrl: receiver.url, secret, begin, startedAt: Date.now(), speed };
  const folder = mkdtempSync(join("node_modules", ".killed-"));
  try {
    const script = await bundledChild(folder);
    for (let kill = 0; kill < kills; kill += 1) {
      const child = spawn(process.execPath, [script, JSON.stringify(options)], { stdio: ["ignore", "pipe", "inherit"] });
      await once(child.stdout, "data");
      await sleep(random() * 120);
      child.kill("SIGKILL");
      await once(child, "exit");
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  const end = begin + Math.ceil(((Date.now() - options.startedAt) * speed) / minuteMs) * minuteMs + minuteMs;
  await drained(here, end);
  await receiver.close();
  await pool.end();

  const messages = [...known.values()].map((body) => JSON.parse(body) as AlertMessage);
  const told = messages.flatMap(({ notifications }) => notifications.map(({ kind, scope, at: when }) => `${kind} ${scope["region"]} ${when}`));
  const due = dueUntil(begin, end);
  for (const one of new Set([...due, ...told])) {
    const [expected, came] = [due, told].map((all) => all.filter((other) => other === one).length);
    if (expected !== came) wrong.push(`${one}: ${came} for ${expected}`);
  }
  return { kills, due: due.length, wrong, posts, again: posts - known.size };
}

/** mysql2 stays outside; node begins a bundle four times as fast as it begins tsx. */
async function bundledChild(folder: string): Promise<string> {
  const bundle = await rolldown({ input: "test/server/alertService/killedService.ts", platform: "node", logLevel: "silent", external: /^(?:node:|mysql2)/ });
  const { output } = await bundle.generate({ format: "es", codeSplitting: false });
  await bundle.close();
  const script = join(folder, "child.mjs");
  writeFileSync(script, output[0].code);
  return script;
}

/** The last rounds, until nothing waits any more. */
async function drained(service: ReturnType<typeof createAlertService>, end: number): Promise<void> {
  for (let now = end; ; now += 10) {
    const { leads } = await service.tick(now);
    if (leads && (await service.deliveries("pending")).length === 0) return;
    await sleep(10);
  }
}

/** What the rule tells when all buckets come at once. */
function dueUntil(begin: number, end: number): readonly string[] {
  const points = Array.from({ length: (end - begin) / minuteMs }, (_, minute) => minute);
  return killedSeries.flatMap((name) => {
    const given = points.map((minute) => ({
      from: new Date(begin + minute * minuteMs).toISOString(),
      to: new Date(begin + (minute + 1) * minuteMs).toISOString(),
      value: killedValue(minute, name),
    }));
    const { events } = evaluateAlert(killedRule as unknown as AlertRule, startAlert(new Date(begin).toISOString()), given, { now: end });
    return events.filter(({ notify }) => notify).map(({ kind, at: when }) => `${kind} ${name} ${when}`);
  });
}
