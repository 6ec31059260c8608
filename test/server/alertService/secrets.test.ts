import { afterAll, expect, it } from "vitest";
import { httpAdapter, httpAlerts } from "../../../src/adapters/http/index.ts";
import type { Incident, MetricsAdapter } from "../../../src/query/index.ts";
import {
  createAlertService,
  createMetricsHandler,
  dingTalkNotifier,
  emailNotifier,
  feishuNotifier,
  memoryAlertStore,
  slackNotifier,
  storedAlerts,
  webhookNotifier,
  weComNotifier,
} from "../../../src/server/index.ts";
import type { AlertServiceEvent } from "../../../src/server/index.ts";
import { support } from "../../query/support.ts";
import { startReceiver } from "./receiver.ts";
import { at, busy, scriptedAdapter } from "./scripted.ts";
import type { Support } from "./scripted.ts";

const key = "hunter2";
/** It says back all that it was sent. */
const receiver = await startReceiver(({ url, headers, body }) => ({ status: 500, body: JSON.stringify([url.href, headers, body, key]) }));
afterAll(receiver.close);

it("an incident that the service opens is shown and acted on behind the handler, and nothing secret goes anywhere", async () => {
  let now = at("08:00");
  let isDown = false;
  const events: AlertServiceEvent[] = [];
  const store = memoryAlertStore();
  const scripted = scriptedAdapter((from) => (from === at("08:00") ? 50 : 10));
  const adapter: MetricsAdapter<Support> = {
    contract: 1,
    query: ((query: never, context: never) => (isDown ? Promise.reject(new Error(`mysql://root:${key}@db`)) : scripted.query(query, context))) as never,
  };
  const url = `${receiver.url}/robot?access_token=${key}`;
  const transport = { sendMail: () => Promise.reject(Object.assign(new Error(`535 ${key}`), { code: "EAUTH", responseCode: 535, response: key })) };
  const notifiers = {
    web: webhookNotifier({ url, secret: key, headers: { authorization: key } }),
    ding: dingTalkNotifier({ url, secret: key }),
    feishu: feishuNotifier({ url, secret: key }),
    wecom: weComNotifier({ url }),
    slack: slackNotifier({ url }),
    mail: emailNotifier({ transport, from: "bi@example.org", to: ["ann@example.org"] }),
  };
  const service = createAlertService({ catalog: support, adapter, rules: [busy], store, notifiers, clock: () => now, onEvent: (event) => events.push(event) });
  const round = async (clock: string) => {
    now = at(clock);
    await service.tick();
  };
  await round("08:00");
  await round("09:00");
  const failed = events.filter(({ kind }) => kind === "notSent");
  expect(failed.length).toBe(6);
  isDown = true;
  await round("09:01");

  const handler = createMetricsHandler({
    catalog: support,
    adapter: scripted,
    policy: "public",
    authenticate: (request) => request.headers.get("x-user"),
    alerts: ({ user }) => storedAlerts(store, { me: { id: user, name: user }, now: () => now }),
  });
  const answers: string[] = [];
  const page = httpAdapter<Support>({
    url: "http://bi.example/metrics",
    headers: { "x-user": "ann" },
    fetch: async (input, init) => {
      const answer = await handler(new Request(input as string, init));
      answers.push(await answer.clone().text());
      return answer;
    },
    alerts: httpAlerts,
  });
  const [incident] = (await page.alerts?.list({}))?.incidents ?? [];
  expect([incident?.state, incident?.metric, incident?.actual]).toEqual(["open", "tickets", 50]);
  const [acted] = (await page.alerts?.act({ ids: [incident?.id ?? ""], action: { kind: "acknowledge" }, requestId: "1" })) ?? [];
  const after = acted && "incident" in acted ? (acted.incident as Incident) : null;
  expect([after?.state, after?.history.at(-1)?.by]).toEqual(["acknowledged", { id: "ann", name: "ann" }]);

  const kept = await store.transact(async (rows) => [
    await rows.checks(), await rows.seriesOf("busy"), await rows.incidentsOf("busy", 0), await rows.outbox(), await rows.deliveries(), [...(await rows.attempts(0))],
  ]);
  expect(answers.length).toBe(2);
  expect(JSON.stringify([events, kept, answers])).not.toContain(key);
});
