import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { serviceCatalog } from "../../demo/catalog.ts";
import * as company from "../../demo/data/company.ts";
import { generateServiceData } from "../../demo/data/generate.ts";
import { helpdeskCatalog } from "../../demo/helpdesk/catalog.ts";
import { createSessions, servicePolicy } from "../../demo/sessions.ts";
import { serviceTables } from "../../demo/tables.ts";
import { memoryAdapter } from "../../src/adapters/memory/index.ts";
import { metricUnit, type Catalog, type LocalizedText, type RowPolicy } from "../../src/query/index.ts";
import { createMetricsHandler } from "../../src/server/index.ts";

const data = generateServiceData({ end: "2026-11-01T00:00:00Z", months: 3, scale: 0.2 });
const adapter = memoryAdapter({
  catalog: serviceCatalog,
  tables: serviceTables(data),
  clock: () => Date.parse("2026-11-01T00:00:00Z"),
});
const october = { from: "2026-10-01", to: "2026-11-01" } as const;
const calendar = { timeZone: "Asia/Shanghai" } as const;
const [octoberStart, octoberEnd] = [Date.parse("2026-09-30T16:00:00Z"), Date.parse("2026-10-31T16:00:00Z")];
const inOctober = (time: number | null | undefined) => time != null && time >= octoberStart && time < octoberEnd;

const isWhole = (text: LocalizedText | undefined) => (text?.en ?? "") !== "" && (text?.["zh-CN"] ?? "") !== "";
const catalogs: readonly (readonly [string, Catalog])[] = [
  ["serviceCatalog", serviceCatalog],
  ["helpdeskCatalog", helpdeskCatalog],
];

describe.each(catalogs)("%s", (_, catalog) => {
  it.each(Object.entries(catalog.metrics))("%s says in both languages what it is, and who answers for it", (_name, metric) => {
    const { label, description, formula, direction, owner = "", version = "", unit } = metric;
    expect([label, description, formula].map(isWhole)).toEqual([true, true, true]);
    expect([direction, owner, version, unit].filter((part) => part === undefined || part === "")).toEqual([]);
    expect(metricUnit(metric)).toEqual(unit ?? (metric.kind === "ratio" ? "share" : "count"));
  });

  it.each(Object.entries(catalog.dimensions))("%s and its values have names in both languages", (_name, dimension) => {
    expect(isWhole(dimension.label)).toBe(true);
    if (dimension.kind !== "enum") return;
    const { values, valueLabels = {} } = dimension;
    expect(values.filter((value) => !isWhole(valueLabels[value]))).toEqual([]);
  });

  it("no two metrics and no two dimensions of an entity have the same name", () => {
    for (const locale of ["en", "zh-CN"] as const) {
      const names = Object.values(catalog.metrics).map(({ label }) => label?.[locale]);
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    }
  });
});

describe("serviceCatalog over the generated data", () => {
  it("knows every value that the generator writes", () => {
    const { dimensions } = serviceCatalog;
    expect([...dimensions.region.values]).toEqual(company.regions.map(([region]) => region));
    expect([...dimensions.product.values]).toEqual(company.productLines.map(({ product }) => product));
    expect([...dimensions.category.values]).toEqual(company.categories.map(([category]) => category));
    expect([...dimensions.team.values]).toEqual(company.teams.map(({ team }) => team));
    expect(new Set(data.ticket.channel)).toEqual(new Set(dimensions.channel.values));
  });

  it("NPS is the share of promoters less the share of detractors, in points", async () => {
    const { rows } = await adapter.query({ kind: "aggregate", metrics: ["nps"], time: { range: october }, calendar }, {});
    const { kind, givenAt, score } = data.feedback;
    const scores = score.filter((_, row) => kind[row] === "nps" && inOctober(givenAt[row]));
    const promoters = scores.filter((one) => one >= 9).length;
    const detractors = scores.filter((one) => one <= 6).length;
    expect(scores.length).toBeGreaterThan(30);
    expect(rows[0]?.nps.value).toBeCloseTo((100 * (promoters - detractors)) / scores.length, 10);
  });

  it("the resolution rate follows one cohort: tickets created in the period, solved whenever", async () => {
    const query = { kind: "aggregate", metrics: ["resolutionRate"], time: { range: october }, calendar } as const;
    const { rows } = await adapter.query(query, {});
    const { createdAt, solvedAt } = data.ticket;
    const cohort = solvedAt.filter((_, row) => inOctober(createdAt[row]));
    const solved = cohort.filter((time) => time !== null);
    expect(rows[0]?.resolutionRate).toMatchObject({ numerator: solved.length, denominator: cohort.length });
  });

  it("servicePolicy(south) leaves the tickets, ratings and contracts of the South's customers alone", async () => {
    const regionOf = new Map(data.customer.customerId.map((id, row) => [id, data.customer.region[row]]));
    const inSouth = (customerId: string | undefined) => regionOf.get(customerId ?? "") === "South";
    const metrics = ["tickets", "rated", "renewalsDue", "newCustomers"] as const;
    const query = { kind: "aggregate", metrics, time: { range: october }, calendar } as const;
    const { rows } = await adapter.query(query, { policy: servicePolicy("south") });
    const { ticket, feedback, renewal, customer } = data;
    expect(rows[0]).toMatchObject({
      tickets: { value: ticket.createdAt.filter((time, row) => inOctober(time) && inSouth(ticket.customerId[row])).length },
      rated: {
        value: feedback.givenAt.filter(
          (time, row) => inOctober(time) && feedback.kind[row] === "csat" && inSouth(feedback.customerId[row]),
        ).length,
      },
      renewalsDue: { value: renewal.dueAt.filter((time, row) => inOctober(time) && inSouth(renewal.customerId[row])).length },
      newCustomers: { value: customer.since.filter((time, row) => inOctober(time) && customer.region[row] === "South").length },
    });
  });
});

describe("the portal's API", () => {
  const sessions = createSessions();
  const handler = createMetricsHandler({
    catalog: serviceCatalog,
    adapter,
    authenticate: sessions.userOf,
    policy: (user): RowPolicy<typeof serviceCatalog> => servicePolicy(user),
  });
  const post = (token: string) =>
    handler(
      new Request("http://portal/api/metrics", {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, accept: "application/json", "content-type": "application/json" },
        body: JSON.stringify({
          contract: 1,
          queries: [{ query: { kind: "aggregate", metrics: ["tickets"], by: ["region"], time: { range: october } } }],
        }),
      }),
    );

  it("signIn(user) gives nobody else a token, and a wrong token is refused with 401", async () => {
    expect(sessions.signIn("mallory")).toBe(null);
    const response = await post("made-up");
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { code: "unauthenticated" } });
  });

  it("a token answers as its user: the South's lead sees one region, the head office five", async () => {
    const regions = async (user: string) => {
      const { answers } = (await (await post(sessions.signIn(user) ?? "")).json()) as {
        answers: readonly { result: { rowCount: number } }[];
      };
      return answers[0]?.result.rowCount;
    };
    expect(await regions("national")).toBe(5);
    expect(await regions("south")).toBe(1);
  });
});

describe("npm start", () => {
  const start = async (...words: string[]) => {
    const options = { env: { ...process.env, PORT: "0" }, timeout: 60_000 };
    return promisify(execFile)("node_modules/.bin/tsx", ["demo/start.ts", ...words], options).then(
      () => ({ code: 0, stderr: "" }),
      ({ code, stderr }: { code: number; stderr: string }) => ({ code, stderr }),
    );
  };

  it("an unknown flag ends with the usage", { timeout: 60_000 }, async () => {
    const { code, stderr } = await start("--helpdesks", "x.csv");
    expect(code).toBe(1);
    expect(stderr).toMatch(/^metricdeck: Unknown option '--helpdesks'/);
    expect(stderr).toContain("usage: npm start [-- --helpdesk PATH]");
  });

  it("a log that is not there ends with one line that names it", { timeout: 60_000 }, async () => {
    const { code, stderr } = await start("--helpdesk", "no/such.csv");
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'metricdeck: cannot read the help-desk log "no/such.csv": there is no such file\n',
    });
  });
});
