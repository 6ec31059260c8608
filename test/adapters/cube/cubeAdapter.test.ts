import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cubeAdapter } from "../../../src/adapters/cube/index.ts";
import type { CubeAdapterOptions, CubeMapping } from "../../../src/adapters/cube/index.ts";
import type { AggregateQuery } from "../../../src/query/index.ts";
import { tiny } from "../../contract/data.ts";
import { now } from "../../contract/queries.ts";
import { support } from "../../query/support.ts";
import { cubeToken, fakeCube } from "./fakeCube.ts";
import type { FakeCube } from "./fakeCube.ts";
import { supportMapping } from "./supportMapping.ts";

let cube: FakeCube;
beforeAll(async () => {
  cube = await fakeCube(tiny);
});
afterAll(async () => {
  await cube.close();
});

const adapterWith = (options: Partial<CubeAdapterOptions<typeof support>> = {}) =>
  cubeAdapter({ url: cube.url, catalog: support, mapping: supportMapping, getToken: () => cubeToken, clock: () => now, ...options });
const query = {
  kind: "aggregate",
  metrics: ["solvedShare", "rated"],
  by: ["channel"],
  time: { range: { from: "2026-03-29", to: "2026-03-31" }, grain: "day" },
  where: { not: { dimension: "region", op: "in", values: ["East"] } },
  calendar: { timeZone: "Europe/Berlin" },
} as const satisfies AggregateQuery<typeof support>;

describe("cubeAdapter(options)", () => {
  it("asks once an entity, in Cube's own words", async () => {
    const before = cube.asked.length;
    await adapterWith().query(query, {});
    expect(cube.asked.slice(before)).toEqual([
      {
        measures: ["tickets.solved_count", "tickets.count"],
        dimensions: ["tickets.channel"],
        timeDimensions: [
          { dimension: "tickets.created_at", dateRange: ["2026-03-29T00:00:00.000", "2026-03-30T23:59:59.999"], granularity: "day" },
        ],
        filters: [
          { or: [{ member: "tickets.region", operator: "notEquals", values: ["East"] }, { member: "tickets.region", operator: "notSet" }] },
        ],
        timezone: "Europe/Berlin",
        limit: 50_000,
      },
      {
        measures: ["feedback.count"],
        dimensions: ["tickets.channel"],
        timeDimensions: [
          { dimension: "feedback.given_at", dateRange: ["2026-03-29T00:00:00.000", "2026-03-30T23:59:59.999"], granularity: "day" },
        ],
        filters: [
          { or: [{ member: "tickets.region", operator: "notEquals", values: ["East"] }, { member: "tickets.region", operator: "notSet" }] },
        ],
        timezone: "Europe/Berlin",
        limit: 50_000,
      },
    ]);
  });

  it("gives ratios with their numerator and denominator, and buckets without rows", async () => {
    const { rows } = await adapterWith().query(query, {});
    expect(rows.filter(({ channel }) => channel === "chat")).toEqual([
      {
        time: "2026-03-28T23:00:00.000Z",
        channel: "chat",
        solvedShare: { value: 0.5, numerator: 1, denominator: 2, n: 2, state: "small" },
        rated: { value: 1 },
      },
      {
        time: "2026-03-29T22:00:00.000Z",
        channel: "chat",
        solvedShare: { value: null, numerator: 0, denominator: 0, n: 0 },
        rated: { value: 0 },
      },
    ]);
  });

  it("refuses buckets that it did not ask for, and a group that comes twice, instead of passing over numbers", async () => {
    const answering = (change: (data: Record<string, unknown>[]) => unknown[]) =>
      adapterWith({
        fetch: async (input, init) => {
          const body = (await (await fetch(input, init)).json()) as { readonly data?: Record<string, unknown>[] };
          return Response.json({ ...body, ...(body.data && { data: change(body.data) }) });
        },
      }).query(query, {});
    const renamed = (data: Record<string, unknown>[]) =>
      data.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value).includes("T00:00") ? String(value).replace("T", " ") : value])));
    await expect(answering(renamed)).rejects.toMatchObject({ code: "contract-violation", message: expect.stringContaining("which was not asked for") as string });
    await expect(answering((data) => [...data, ...data])).rejects.toMatchObject({ code: "contract-violation", message: expect.stringContaining("twice") as string });
  });

  it("asks again while Cube says to wait", async () => {
    cube.next = "wait";
    const { rows } = await adapterWith().query({ kind: "aggregate", metrics: ["tickets"] }, {});
    expect(rows).toEqual([{ tickets: { value: 8 } }]);
  });

  it("gives up waiting at the caller's deadline", async () => {
    cube.next = "wait";
    await expect(adapterWith().query({ kind: "aggregate", metrics: ["tickets"] }, { deadline: now })).rejects.toMatchObject({
      code: "timeout",
      retryable: true,
    });
  });

  it("refreshes the token once that Cube refuses", async () => {
    const asked: boolean[] = [];
    const getToken = ({ refresh }: { readonly refresh: boolean }) => {
      asked.push(refresh);
      return refresh ? cubeToken : "an old token";
    };
    const { rows } = await adapterWith({ getToken }).query({ kind: "aggregate", metrics: ["tickets"] }, {});
    expect([rows, asked]).toEqual([[{ tickets: { value: 8 } }], [false, true]]);
  });

  it.each([
    [400, "'tickets.count' not found", "contract-violation"],
    [403, "You requested hidden member", "forbidden"],
    [429, "Too many requests", "rate-limited"],
    [500, "Error: connect ECONNREFUSED", "unavailable"],
  ])("says of status %i what Cube said", async (status, error, code) => {
    cube.next = { status, error };
    const asking = adapterWith().query({ kind: "aggregate", metrics: ["tickets"] }, {});
    await expect(asking).rejects.toMatchObject({ code, message: expect.stringContaining(error) as string });
  });

  it("stops where the caller does", async () => {
    const controller = new AbortController();
    cube.next = "wait";
    const asking = adapterWith().query({ kind: "aggregate", metrics: ["tickets"] }, { signal: controller.signal });
    setTimeout(() => controller.abort(), 30);
    await expect(asking).rejects.toMatchObject({ code: "aborted" });
  });

  it("refuses what it does not do by itself, and names the planner", async () => {
    await expect(adapterWith().query({ ...query, totals: [[]] }, {})).rejects.toMatchObject({
      code: "unsupported",
      message: "metricdeck: the source does not do totals; put withPlanner around the adapter",
    });
  });

  it.each<[CubeMapping<typeof support>["metrics"], string]>([
    [{ firstResponse: "tickets.avg" }, "firstResponse is an average; give { numerator, denominator }"],
    [{ firstResponseP90: "tickets.p90" }, "firstResponseP90 is a percentile; give { value, n }"],
    [{ csat: "feedback.csat" }, "csat is a ratio; leave it out"],
  ])("says at once which measures a metric needs", (metrics, message) => {
    expect(() => adapterWith({ mapping: { dimensions: {}, metrics } })).toThrow(message);
  });
});
