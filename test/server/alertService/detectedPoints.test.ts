import { describe, expect, it } from "vitest";
import { backtestRule, scoreAlertPoints } from "../../../src/analytics/index.ts";
import { alertHistory } from "../../../src/query/alertHistory.ts";
import { alertRuleQuery } from "../../../src/query/alertRuleQuery.ts";
import type { AlertRule } from "../../../src/query/index.ts";
import { createAlertService, memoryAlertStore } from "../../../src/server/index.ts";
import type { AlertServiceEvent } from "../../../src/server/index.ts";
import { poisson, seeded } from "../../../bench/detect/streams.ts";
import { support } from "../../query/support.ts";
import { busy, scriptedAdapter } from "./scripted.ts";
import type { Support } from "./scripted.ts";

const begin = Date.UTC(2025, 0, 6);
const grains = {
  hour: { step: 3_600_000, history: 1000, judged: 700, stride: 40 },
  day: { step: 86_400_000, history: 180, judged: 150, stride: 9 },
} as const;
type Named = keyof typeof grains;

/** By the bucket since the rule began: what is before it is negative. */
type Mean = (index: number) => number;
const wave: Mean = (index) => 25 + 10 * Math.sin((index / 24) * 2 * Math.PI);
const since = (first: number, mean: Mean): Mean => (index) => (index < first ? 0 : mean(index));
const halved = (from: number, mean: Mean): Mean => (index) => mean(index) * (index >= from && index < from + 12 ? 0.4 : 1);
const outbreak = (at: number, mean: Mean): Mean => (index) => (index >= at && index < at + 4 ? 20 : mean(index));

/** Where the service's incidents and the preview's firings begin, as buckets since the rule began; the service is looked at at random, and begins anew each time. */
async function firings(grain: Named, mean: Mean, seed: number) {
  const { step, history, judged, stride } = grains[grain];
  const random = seeded(seed);
  const values = new Map(Array.from({ length: history + judged }, (_, index) => [begin + (index - history) * step, poisson(random, mean(index - history))]));
  const rule: AlertRule<Support> = { ...busy, grain, condition: { kind: "anomaly", falseAlarmsPerWeek: 0.5, direction: "both" } };
  const adapter = scriptedAdapter((from) => values.get(from) ?? 0);
  expect(alertHistory(rule as unknown as AlertRule, judged)).toBe(history);
  const events: AlertServiceEvent[] = [];
  let index = 0;
  const now = () => begin + index * step;
  const store = memoryAlertStore({ now });
  const options = { catalog: support, adapter, rules: [rule], store, notifiers: {}, learnFrom: history, reopenMinutes: 0, clock: now, onEvent: (event: AlertServiceEvent) => events.push(event) };
  const rounds = [0];
  while ((rounds.at(-1) ?? 0) < judged) rounds.push(Math.min(judged, (rounds.at(-1) ?? 0) + 1 + Math.floor(random() * stride)));
  for (index of rounds) expect(await createAlertService(options).tick()).toMatchObject({ leads: true });
  expect(events.filter(({ kind }) => kind === "failed")).toEqual([]);
  const { incidents } = await store.transact((rows) => rows.find({}));
  const asOf = new Date(begin + judged * step).toISOString();
  const answer = await adapter.query(alertRuleQuery(rule, judged + history, { asOf }) as never, {});
  const [preview] = backtestRule(rule as unknown as AlertRule, answer as never, (points, judgedRule) => scoreAlertPoints(points, judgedRule, { values: "count" }), { buckets: judged });
  const bucketOf = (instant: string) => (Date.parse(instant) - begin) / step;
  return {
    service: incidents.map(({ startedAt }) => bucketOf(startedAt)).sort((a, b) => a - b),
    preview: (preview?.firings ?? []).map(({ from }) => bucketOf(from)),
  };
}

describe("the alert service and its preview", () => {
  const rare: Mean = (index) => outbreak(60, outbreak(90, () => 0.01))(index);
  const tested: Mean = (index) => (index === -30 ? 2 : since(20, wave)(index));
  const cases: Readonly<Record<string, readonly [Named, Mean, number]>> = {
    "as old as its data": ["hour", halved(400, since(0, wave)), 400],
    "younger than its data": ["hour", halved(300, since(-150, wave)), 300],
    "with a test before": ["hour", halved(400, tested), 400],
    "rare by the hour": ["hour", outbreak(300, outbreak(500, () => 0.02)), 500],
    "as old as its data, by day": ["day", halved(60, since(5, () => 60)), 60],
    "rare by day": ["day", rare, 90],
  };
  it.each(Object.entries(cases))("fire at the same buckets, in however many steps, over a series that is %s", async (_, [grain, mean, told]) => {
    for (const seed of [1, 2, 3, 4]) {
      const { service, preview } = await firings(grain, mean, seed);
      expect(service).toEqual(preview);
      expect(service.filter((bucket) => bucket >= told && bucket < told + 12)).toHaveLength(1);
    }
  });
});
