import { memoryAlerts } from "../src/adapters/memory/index.ts";
import { quantile } from "../src/analytics/index.ts";
import { MetricsError } from "../src/query/index.ts";
import type { AlertPerson, AlertPort, AlertSeverity, Incident, MetricsAdapter } from "../src/query/index.ts";
import type { serviceCatalog } from "./catalog.ts";
import type { UserName } from "./sessions.ts";

type Service = typeof serviceCatalog;

interface Watch {
  readonly metric: "tickets" | "complaints";
  readonly scope: { readonly region?: "South"; readonly product?: "refrigerator" };
  readonly severity: AlertSeverity;
}

const watches: readonly Watch[] = [
  { metric: "tickets", scope: { region: "South", product: "refrigerator" }, severity: "critical" },
  { metric: "complaints", scope: { region: "South", product: "refrigerator" }, severity: "warning" },
  { metric: "tickets", scope: {}, severity: "info" },
];

const dayMs = 86_400_000;
/** So many days within bounds end an incident. */
const recoveryDays = 3;
const people: Readonly<Record<UserName, AlertPerson>> = {
  national: { id: "national", name: "Lin Yue" },
  south: { id: "south", name: "Chen Hao" },
};

/** The incidents of the service, each user seeing those of their own region; what one does the other sees. */
export async function serviceAlerts(adapter: MetricsAdapter<Service>): Promise<(user: UserName) => AlertPort> {
  const found = await Promise.all(watches.map((watch) => incidentOf(adapter, watch)));
  const desk = memoryAlerts(found.filter((one) => one !== null), { people: Object.values(people) });
  return (user) => {
    const port = desk.as(people[user]);
    if (user === "national") return port;
    const mine = ({ scope }: Incident) => scope["region"] === "South";
    const detail = async (id: string) => {
      const incident = await port.detail(id);
      if (!mine(incident)) throw new MetricsError("forbidden", `incident "${id}" is of another region`);
      return incident;
    };
    return {
      people: port.people,
      detail,
      list: async (query) => {
        const { incidents, evaluatedAt } = await port.list({ ...query, page: { size: 1_000 } });
        const seen = incidents.filter(mine);
        return { incidents: seen, evaluatedAt, total: seen.length };
      },
      act: async (request) => {
        await Promise.all(request.ids.map(detail));
        return port.act(request);
      },
    };
  };
}

/** What the last complete days say against the three weeks before; null where it is over, or never was. */
async function incidentOf(adapter: MetricsAdapter<Service>, { metric, scope, severity }: Watch): Promise<Incident | null> {
  const where = { and: Object.entries(scope).map(([dimension, value]) => ({ dimension, op: "equals", value })) };
  const { rows } = await adapter.query(
    {
      kind: "aggregate",
      metrics: [metric],
      time: { range: { last: 35, unit: "day" }, grain: "day" },
      calendar: { timeZone: "Asia/Shanghai" },
      ...(where.and.length > 0 && { where: where as never }),
    },
    { policy: "public" },
  );
  const days = rows as readonly unknown[] as readonly { readonly time: string; readonly [name: string]: unknown }[];
  const values = days.map((day) => (day[metric] as { readonly value: number | null }).value);
  const usual = values.slice(0, 21).filter((value) => value !== null);
  if (usual.length === 0) return null;
  const expected = median(usual);
  const spread = Math.max(1.4826 * median(usual.map((value) => Math.abs(value - expected))), Math.sqrt(expected), 1);
  const [lower, upper] = [Math.max(0, expected - 3 * spread), expected + 3 * spread];
  const isOut = (value: number | null) => value !== null && value > upper;
  const latest = values.findLastIndex(isOut);
  const last = values.at(-1) ?? null;
  if (last === null || latest < values.length - recoveryDays) return null;
  let start = latest;
  while (values.slice(Math.max(0, start - recoveryDays), start).some(isOut)) start = values.slice(0, start).findLastIndex(isOut);
  const startedAt = days[start]?.time ?? "";
  return {
    id: [metric, ...Object.values(scope)].join(" "),
    ruleId: metric,
    ruleName: { en: "Daily, above the expected range", "zh-CN": "每日，高于预期区间" },
    metric,
    scope: { ...scope },
    severity,
    state: "open",
    condition: isOut(last) ? "firing" : "recovering",
    snoozedUntil: null,
    startedAt,
    endedAt: null,
    owner: null,
    dueAt: severity === "critical" ? new Date(Date.parse(startedAt) + 14 * dayMs).toISOString() : null,
    actual: last,
    expected,
    lower,
    upper,
    direction: "above",
    score: (last - expected) / spread,
    points: days.map(({ time }, index) => ({ at: time, value: values[index] ?? null, expected, lower, upper })),
    groupKey: null,
    reopened: 0,
    feedback: null,
    history: [{ at: startedAt, what: "fire", by: null, severity }],
  };
}

function median(values: readonly number[]): number {
  return quantile(values.toSorted((a, b) => a - b), 0.5) ?? 0;
}
