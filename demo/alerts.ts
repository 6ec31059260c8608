import { quantile } from "../src/analytics/index.ts";
import { MetricsError } from "../src/query/index.ts";
import type { AlertPort, AlertRule, AnnotationPort, Incident, MetricsAdapter } from "../src/query/index.ts";
import { createAlertService, memoryAlertStore, storedAlerts } from "../src/server/index.ts";
import { serviceCatalog } from "./catalog.ts";
import { people } from "./sessions.ts";
import type { UserName } from "./sessions.ts";

type Service = typeof serviceCatalog;

interface Day {
  readonly time: string;
  readonly value: number | null;
}

/** Days of a figure, of the whole or of one region's product. */
interface Course {
  readonly metric: "tickets" | "complaints";
  readonly scope: { readonly region?: string; readonly product?: string };
  readonly days: readonly Day[];
}

const dayMs = 86_400_000;
/** So many days within bounds end an incident. */
const recoveryDays = 3;
/** How far out a day has to be, in spreads: of forty scopes hardly one is by chance. */
const sensitivity = 4;

/** What is watched by the hour while the portal runs. */
const watched: AlertRule<Service> = {
  format: 1,
  id: "tickets by region",
  version: 1,
  name: { en: "Tickets by the hour, unusual", "zh-CN": "每小时工单，异常" },
  metric: "tickets",
  by: ["region"],
  grain: "hour",
  calendar: { timeZone: "Asia/Shanghai" },
  condition: { kind: "anomaly", falseAlarmsPerWeek: 0.2, direction: "up" },
  check: { graceMinutes: 0 },
};

/** The service's incidents, and what watches for new ones. */
export interface WatchedAlerts {
  /** As each user sees them: those of their own region; what one does the other sees. */
  readonly as: (user: UserName) => AlertPort;
  /** Evaluates what is due by now. */
  readonly look: () => Promise<void>;
  /** Looks from now on. */
  readonly start: () => void;
  readonly stop: () => Promise<void>;
}

/** What fires by the last days' figures, at once; an alert service finds what comes. */
export async function serviceAlerts(
  adapter: MetricsAdapter<Service>,
  { clock = Date.now, annotations }: { readonly clock?: () => number; readonly annotations?: AnnotationPort } = {},
): Promise<WatchedAlerts> {
  const courses = await Promise.all([coursesOf(adapter, "tickets"), coursesOf(adapter, "complaints"), coursesOf(adapter, "tickets", [])]);
  const found = courses.flat().map(incidentOf).filter((one) => one !== null);
  const store = memoryAlertStore();
  await store.transact(async (rows) => {
    for (const incident of found) await rows.putIncident({ key: incident.id, incident }, 0);
  });
  // Nobody is told by message: the portal shows them.
  const service = createAlertService({ catalog: serviceCatalog, adapter, rules: [watched], store, notifiers: {}, clock, ...(annotations && { annotations }) });
  const as = (user: UserName): AlertPort => {
    const port = storedAlerts(store, { me: people[user], people: Object.values(people), now: clock });
    if (user === "national") return port;
    const mine = ({ scope }: Incident) => scope["region"] === "South";
    const detail = async (id: string) => {
      const incident = await port.detail(id);
      if (!mine(incident)) throw new MetricsError("forbidden", `incident "${id}" is of another region`);
      return incident;
    };
    return {
      ...(port.people && { people: port.people }),
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
  const look = async () => void (await service.tick());
  return { as, look, start: service.start, stop: service.stop };
}

async function coursesOf(
  adapter: MetricsAdapter<Service>,
  metric: Course["metric"],
  by: readonly ("region" | "product")[] = ["region", "product"],
): Promise<readonly Course[]> {
  const { rows } = await adapter.query(
    {
      kind: "aggregate",
      metrics: [metric],
      by,
      time: { range: { last: 35, unit: "day" }, grain: "day" },
      calendar: { timeZone: "Asia/Shanghai" },
    },
    { policy: "public" },
  );
  const courses = new Map<string, { readonly scope: Course["scope"]; readonly days: Day[] }>();
  for (const row of rows as readonly unknown[] as readonly { readonly [name: string]: unknown }[]) {
    const scope = Object.fromEntries(by.map((dimension) => [dimension, String(row[dimension])]));
    const key = Object.values(scope).join();
    const course = courses.get(key) ?? { scope, days: [] as Day[] };
    courses.set(key, course);
    course.days.push({ time: String(row["time"]), value: (row[metric] as { readonly value: number | null }).value });
  }
  return [...courses.values()].map((course) => ({ metric, ...course }));
}

/** What the last complete days say against the three weeks before; null where it is over, or never was. */
function incidentOf({ metric, scope, days }: Course): Incident | null {
  const values = days.map(({ value }) => value);
  const usual = values.slice(0, 21).filter((value) => value !== null);
  if (usual.length === 0) return null;
  const expected = median(usual);
  const spread = Math.max(1.4826 * median(usual.map((value) => Math.abs(value - expected))), Math.sqrt(expected), 1);
  const [lower, upper] = [Math.max(0, expected - sensitivity * spread), expected + sensitivity * spread];
  const isOut = (value: number | null) => value !== null && value > upper;
  const latest = values.findLastIndex(isOut);
  const last = values.at(-1) ?? null;
  if (last === null || latest < values.length - recoveryDays) return null;
  let start = latest;
  while (values.slice(Math.max(0, start - recoveryDays), start).some(isOut)) start = values.slice(0, start).findLastIndex(isOut);
  const startedAt = days[start]?.time ?? "";
  const severity = metric === "complaints" ? "warning" : Object.keys(scope).length === 0 ? "info" : "critical";
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
