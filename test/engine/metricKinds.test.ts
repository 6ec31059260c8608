import { describe, expect, it } from "vitest";
import { answerAggregate } from "../../src/engine/aggregate.ts";
import { beginning } from "../../src/engine/period.ts";
import type { Group, Scan } from "../../src/engine/scan.ts";
import type { AggregateQuery, AnyRow, Catalog, Cell, TableResult } from "../../src/query/index.ts";
import { support } from "../query/support.ts";

const now = Date.parse("2026-03-30T12:00:00Z");
const at = (text: string) => Date.parse(text);
const days = { from: "2026-03-28", to: "2026-03-31" };

type Asked = Omit<AggregateQuery<Catalog>, "kind">;

async function answered(
  query: Asked,
  groupsOf: (scan: Scan, index: number) => readonly Group[],
): Promise<{ readonly scans: readonly Scan[]; readonly result: TableResult<AnyRow> }> {
  const scans: Scan[] = [];
  const result = await answerAggregate(
    support,
    { kind: "aggregate", ...query },
    async (asked) => {
      scans.push(...asked);
      return asked.map(groupsOf);
    },
    { now },
  );
  return { scans, result };
}

const scansOf = async (query: Asked) => (await answered(query, () => [])).scans;
const group = (bucket: number, measures: Group["measures"], values: Group["values"] = []): Group => ({
  bucket,
  values,
  other: false,
  measures,
});
const cellsOf = ({ rows }: TableResult<AnyRow>, name: string) => rows.map((row) => row[name] as Cell);

describe("a snapshot of what opens and closes", () => {
  const query: Asked = { metrics: ["backlog"], time: { range: days, grain: "day" } };

  it("asks for what was ever opened and ever closed, cut at the ends of the buckets, the last of them now", async () => {
    const scans = await scansOf(query);
    const starts = [beginning, at("2026-03-29"), at("2026-03-30")];
    expect(scans.map(({ time }) => time)).toEqual([
      { dimension: "createdAt", from: beginning, to: now, starts },
      { dimension: "solvedAt", from: beginning, to: now, starts },
    ]);
  });

  it("is what was opened until then less what was closed; the running bucket is incomplete", async () => {
    const opened = [group(0, [100]), group(1, [7]), group(2, [2])];
    const closed = [group(0, [60]), group(2, [5])];
    const { result } = await answered(query, ({ time }) => (time?.dimension === "createdAt" ? opened : closed));
    expect(cellsOf(result, "backlog")).toEqual([{ value: 40 }, { value: 47 }, { value: 44, state: "incomplete" }]);
  });

  it("leaves out groups of which nothing is open at any bucket's end", async () => {
    const opened = [group(0, [3], ["Ada"]), group(0, [4], ["Bo"])];
    const closed = [group(0, [3], ["Ada"]), group(1, [4], ["Bo"])];
    const { result } = await answered({ ...query, by: ["agent"], time: { range: days, grain: "month" } }, ({ time }) =>
      time?.dimension === "createdAt" ? opened : closed,
    );
    expect(result.rows.map(({ agent }) => agent)).toEqual(["Bo"]);
  });
});

describe("a snapshot of moments", () => {
  it("asks once for the rows and once for whether there was a moment, whatever the filter", async () => {
    const where = { dimension: "channel", op: "equals", value: "phone" } as const;
    const scans = await scansOf({ metrics: ["lastScore"], by: ["channel"], where, time: { range: days } });
    expect(scans.map(({ where: filter, by, time }) => [filter, by, time?.moment])).toEqual([
      [where, ["channel"], "last"],
      [null, [], "last"],
    ]);
  });
});

describe("a cumulative metric", () => {
  it("asks for all windows over one time in one scan, cut where any of them starts or ends", async () => {
    const scans = await scansOf({
      metrics: ["tickets7", "ticketsInMonth", "ticketsEver", "solvedShare7", "firstResponse2", "slowest2"],
      time: { range: { from: "2026-03-10", to: "2026-03-12" }, grain: "day" },
    });
    expect(scans.map(({ time }) => time)).toEqual([
      {
        dimension: "createdAt",
        from: beginning,
        to: at("2026-03-12"),
        starts: [beginning, ..."01 04 05 09 10 11".split(" ").map((day) => at(`2026-03-${day}`))],
      },
    ]);
  });

  it("asks for distinct counts with buckets that reach back", async () => {
    const [scan] = await scansOf({ metrics: ["agents28"], time: { range: { from: "2026-03-10", to: "2026-03-12" }, grain: "day" } });
    expect(scan?.time).toEqual({
      dimension: "createdAt",
      from: at("2026-03-10"),
      to: at("2026-03-12"),
      starts: [at("2026-03-10"), at("2026-03-11")],
      reach: [at("2026-02-11"), at("2026-02-12")],
    });
  });

  it("gives windows shorter than their bucket a bucket of their own", async () => {
    const { scans, result } = await answered(
      { metrics: ["agents28"], time: { range: { from: "2025-10-01", to: "2026-04-01" }, grain: "quarter" } },
      () => [group(0, [3]), group(1, [9]), group(2, [4])],
    );
    expect(scans[0]?.time).toMatchObject({
      starts: [at("2025-12-04"), at("2026-01-01"), at("2026-03-02T12:00Z")],
      reach: [at("2025-12-04"), at("2026-01-01"), at("2026-03-02T12:00Z")],
    });
    expect(cellsOf(result, "agents28").map(({ value }) => value)).toEqual([3, 4]);
  });

  it("asks for distinct counts anew in the hour that clocks repeat, where windows of days start an hour back", async () => {
    const range = { from: "2025-10-26T00:00:00Z", to: "2025-10-26T01:30:00Z" };
    const { scans, result } = await answered(
      { metrics: ["agents28"], time: { range, grain: { interval: "PT30M" } }, calendar: { timeZone: "Europe/Berlin" } },
      (_, scan) => (scan === 0 ? [group(0, [3])] : [group(0, [5]), group(1, [4])]),
    );
    expect(scans.map(({ time }) => time)).toEqual([
      { dimension: "createdAt", from: at("2025-09-28T00:30Z"), to: at("2025-10-26T00:30Z"), starts: null },
      {
        dimension: "createdAt",
        from: at("2025-10-26T00:30Z"),
        to: at("2025-10-26T01:30Z"),
        starts: [at("2025-10-26T00:30Z"), at("2025-10-26T01:00Z")],
        reach: [at("2025-09-28T00:00Z"), at("2025-09-28T00:30Z")],
      },
    ]);
    expect(cellsOf(result, "agents28").map(({ value }) => value)).toEqual([3, 5, 4]);
  });

  it("asks for a percentile window by window, and for no more than 400 of them", async () => {
    const time = { range: { from: "2026-03-10", to: "2026-03-12" }, grain: "day" } as const;
    const scans = await scansOf({ metrics: ["firstResponseP90In7"], time });
    const percentiles = scans.filter(({ measures }) => measures[0]?.kind === "percentile");
    expect(percentiles.map((scan) => scan.time?.from)).toEqual([at("2026-03-04"), at("2026-03-05")]);
    await expect(
      scansOf({ metrics: ["tickets", "firstResponseP90In7"], time: { range: { last: 401, unit: "day" }, grain: "day" } }),
    ).rejects.toMatchObject({ code: "too-large", path: "metrics[1]" });
  });

  it("needs a time", async () => {
    const catalog: Catalog = {
      ...support,
      metrics: { all: { kind: "count", entity: "ticket" }, ever: { kind: "cumulative", of: "all" } },
    };
    await expect(
      answerAggregate(catalog, { kind: "aggregate", metrics: ["ever"] }, async () => [], { now }),
    ).rejects.toMatchObject({ code: "invalid-query", path: "time.dimension" });
  });
});

describe("a conversion", () => {
  it("is refused where no events can be read", async () => {
    await expect(scansOf({ metrics: ["tickets", "solvedInDay"] })).rejects.toMatchObject({
      code: "unsupported",
      path: "metrics[1]",
    });
  });
});

describe("compute", () => {
  it("is refused where it means nothing, with its place and what to ask instead", async () => {
    await expect(scansOf({ metrics: ["tickets", { metric: "csat", compute: "share" }] })).rejects.toMatchObject({
      code: "invalid-query",
      path: "metrics[1].compute",
      message: expect.stringContaining("ask for the share of a count or a sum"),
    });
  });

  it("divides by all rows where the top leaves some out, without asking twice for a total that is there", async () => {
    const share = { metric: "tickets", as: "share", compute: "share" } as const;
    const query: Asked = { metrics: [share], by: ["channel"], top: { n: 1, by: "share" } };
    const groupsOf = ({ by, drop }: Scan) => {
      if (by.length === 0) return [group(0, [10])];
      const phone = group(0, [4], ["phone"]);
      return drop ? [phone] : [phone, group(0, [3], ["chat"])];
    };
    const { result } = await answered(query, groupsOf);
    expect(cellsOf(result, "share")).toEqual([{ value: 0.4, numerator: 4, denominator: 10 }]);
    expect((await answered({ ...query, totals: [[]] }, groupsOf)).scans).toHaveLength(3);
  });
});

describe("an approximate percentile", () => {
  it("is asked for as one, and the answer says which cells it is in", async () => {
    const { scans, result } = await answered(
      { metrics: [{ metric: "firstResponseP90", as: "p90", approximate: true }, { metric: "firstResponseP90", as: "exact" }] },
      () => [group(0, [100, 7, 101])],
    );
    expect(scans[0]?.measures).toEqual([
      { kind: "percentile", of: "firstResponseSeconds", p: 0.9, where: null, approximate: true },
      { kind: "known", of: "firstResponseSeconds", where: null },
      { kind: "percentile", of: "firstResponseSeconds", p: 0.9, where: null },
    ]);
    expect(result.warnings).toEqual([
      { code: "approximate", message: "read off a histogram, between two values that are each within 1 % of the exact ones: p90" },
    ]);
    expect(result.rows[0]?.["exact"]).toEqual({ value: 101, n: 7 });
  });
});

describe("a comparison", () => {
  it("is unknown where its bucket is yet to come", async () => {
    const { result } = await answered(
      { metrics: ["tickets"], time: { range: days }, compare: [{ id: "next", to: { from: "2026-04-01", to: "2026-04-04" } }] },
      () => [],
    );
    expect(result.rows[0]?.["tickets"]).toEqual({ value: 0, state: "incomplete", compare: { next: { value: null } } });
  });

  it("measures a target in the scan of the number itself", async () => {
    const scans = await scansOf({
      metrics: ["tickets"],
      time: { range: days },
      compare: [{ id: "goal", to: { target: "solved" } }],
    });
    expect(scans.map(({ measures }) => measures.length)).toEqual([2]);
  });
});
