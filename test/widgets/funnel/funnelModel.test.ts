import { describe, expect, it } from "vitest";
import { supportCatalog } from "../../../stories/support/supportCatalog.ts";
import { storyNow, supportTables } from "../../../stories/support/supportTables.ts";
import { en } from "../../../src/i18n/en.ts";
import type { Catalog } from "../../../src/query/catalog.ts";
import type { FunnelQuery } from "../../../src/query/funnel.ts";
import type { AbsoluteRange } from "../../../src/query/range.ts";
import { tableCsv } from "../../../src/widgets/frame/tableText.ts";
import { funnelModel, isVacant } from "../../../src/widgets/funnel/funnelModel.ts";
import type { FunnelModel } from "../../../src/widgets/funnel/funnelModel.ts";
import { funnelSentence } from "../../../src/widgets/funnel/funnelSentence.ts";
import { funnelTable } from "../../../src/widgets/funnel/funnelTable.ts";
import { journeys } from "../../contract/eventCatalog.ts";
import { eventData, eventTables } from "../../contract/eventData.ts";
import { goldenFunnel } from "../../contract/goldenFunnel.ts";
import { support } from "../../query/support.ts";
import { answered, answerOf, byChannel, modelOf, threeSteps, valuesOf } from "./funnelAnswer.ts";

const options = { locale: "en", messages: en };

async function goldenTable(law: string) {
  const golden = goldenFunnel[law];
  if (golden === undefined) throw new Error(`no golden case "${law}"`);
  const query = { kind: "funnel", time: { range: { from: "2026-03-02", to: "2026-03-03" } }, ...golden.query } as unknown as FunnelQuery;
  const result = await answered(journeys, eventTables(eventData({ [law]: golden })), query, "2026-04-15T10:20:00Z");
  return valuesOf(funnelTable(funnelModel(result, query, { catalog: journeys, messages: en }), "", options));
}

describe("funnelModel", () => {
  it("A 13:00, A 13:30, B 13:45, C 14:15 within an hour reaches B only", async () => {
    expect(await goldenTable("the window counts from the first A and is not prolonged by repeats")).toMatchObject({
      step: ["1 a", "2 b", "3 c"],
      count: [1, 1, 0],
      conversion: [1, 1, 0],
      stepConversion: [null, 1, 0],
      dropRate: [null, 0, 1],
      medianSeconds: [null, 2700, null],
    });
  });

  it("A, A, B with A excluded between are 2 entries and 1 conversion in totals", async () => {
    expect(await goldenTable("A, A, B with A excluded between are 2 entries and 1 conversion in totals")).toMatchObject({
      count: [2, 1],
      conversion: [1, 0.5],
      dropped: [null, 1],
      dropRate: [null, 0.5],
    });
  });

  it("the table twin is what a count of the story's tickets one by one gives", async () => {
    const from = Date.parse("2026-02-01T00:00:00Z");
    const to = Date.parse("2026-03-01T00:00:00Z");
    const query: FunnelQuery = {
      kind: "funnel",
      steps: ["created", "replied", "solved"],
      window: "P1D",
      time: { range: { from: "2026-02-01", to: "2026-03-01" } },
      breakdown: { by: "channel" },
    };
    const tables = supportTables();
    const { ticket } = tables as unknown as {
      readonly ticket: { readonly [name in "createdAt" | "repliedAt" | "solvedAt"]: readonly (number | null)[] } & { readonly channel: readonly string[] };
    };
    const expected = (["phone", "chat", "email", "wechat"] as const).flatMap((channel) => {
      const counts = [0, 0, 0];
      ticket.createdAt.forEach((created, row) => {
        if (ticket.channel[row] !== channel || created === null || created < from || created >= to) return;
        const [replied, solved] = [ticket.repliedAt[row] ?? null, ticket.solvedAt[row] ?? null];
        const isReplied = replied !== null && replied >= created && replied < created + 86_400_000;
        const isSolved = isReplied && solved !== null && solved >= replied && solved < created + 86_400_000;
        [true, isReplied, isSolved].forEach((reached, step) => {
          counts[step] = (counts[step] as number) + Number(reached);
        });
      });
      return counts;
    });
    const catalog = supportCatalog as Catalog;
    const result = await answered(catalog, tables, query, new Date(storyNow).toISOString());
    const table = valuesOf(funnelTable(funnelModel(result, query, { catalog, messages: en }), "", options));
    expect(expected.every((count) => count > 0)).toBe(true);
    expect(table["count"]).toEqual(expected);
    expect(table["channel"]?.[3]).toBe("Chat");
  });

  it("funnelModel(nobody entered) has no shares, and is not zero", () => {
    const { cells } = modelOf(threeSteps, { all: [0, 0, 0] });
    expect(cells[0]?.map(({ count, shares, dropRate }) => [count, shares.first.value, shares.previous.value, dropRate])).toEqual([
      [0, null, null, null],
      [0, null, null, null],
      [0, null, null, null],
    ]);
  });

  it("funnelModel(breakdown) keeps the order and puts the rest last, colored by the catalog's place", () => {
    const { segments, by } = modelOf(byChannel, { chat: [9, 5, 2], email: [8, 4, 1], $other: [3, 2, 1] });
    expect(by).toEqual({ dimension: "channel", label: "channel" });
    expect(segments).toEqual([
      { key: '"chat"', label: "chat", value: "chat", other: false, slot: 1 },
      { key: '"email"', label: "email", value: "email", other: false, slot: 2 },
      { key: "$other", label: "Other", other: true, slot: null },
    ]);
  });

  it("funnelModel(the same event twice) names the second time, and steps in any order by their number", () => {
    const twice = { ...threeSteps, steps: ["created", "created"] } as const;
    expect(modelOf(twice, { all: [9, 2] }).steps).toEqual(["created", "created (2×)"]);
    expect(modelOf({ ...threeSteps, order: "any" }, { all: [9, 2, 1] }).steps).toEqual([
      "1 step or more",
      "2 steps or more",
      "3 steps or more",
    ]);
  });

  it("funnelModel({ count: totals }) claims no significance: attempts of one are not independent", () => {
    const segments = { phone: [1000, 700, 100], chat: [1000, 400, 100] };
    expect(modelOf(byChannel, segments).against).toBe("the rest");
    expect(modelOf({ ...byChannel, count: "totals" }, segments).against).toBe(null);
    expect(modelOf({ ...byChannel, breakdown: { by: "channel", attribution: "all" } }, segments).against).toBe(null);
  });

  it("isVacant(answer) only where nobody entered, now or before", () => {
    expect(isVacant(answerOf(threeSteps, { all: [0, 0, 0] }))).toBe(true);
    expect(isVacant(answerOf(threeSteps, { all: [1, 0, 0] }))).toBe(false);
    const compared: FunnelQuery = { ...threeSteps, compare: [{ id: "previous", to: "previous" }] };
    expect(isVacant(answerOf(compared, { all: [0, 0, 0] }, { all: [4, 0, 0] }))).toBe(false);
  });

  it("funnelModel(time to convert) and funnelModel(trend) read what the memory adapter answers", async () => {
    const law = "the window counts from the first A and is not prolonged by repeats";
    const golden = goldenFunnel[law];
    const query = (more: Partial<FunnelQuery>) =>
      ({ kind: "funnel", steps: ["a", "b"], window: "PT1H", time: { range: { from: "2026-03-02", to: "2026-03-04" } }, ...more }) as FunnelQuery;
    const tables = eventTables(eventData({ [law]: golden ?? {} }));
    const times = query({ view: { timeToConvert: {} } });
    const taken = funnelModel(await answered(journeys, tables, times, "2026-04-15T10:20:00Z"), times, { catalog: journeys, messages: en });
    expect(taken.view === "timeToConvert" && taken.times.map(({ n, medianSeconds }) => [n, medianSeconds])).toEqual([[1, 2700]]);
    const trend = query({ view: "trend", time: { range: { from: "2026-03-02", to: "2026-03-04" }, grain: "day" } });
    const days = funnelModel(await answered(journeys, tables, trend, "2026-03-03T00:30:00Z"), trend, { catalog: journeys, messages: en });
    expect(days.view === "trend" && [days.lines[0]?.entered, days.lines[0]?.conversion, days.openFrom]).toEqual([[1, 0], [1, null], 0]);
  });
});

async function answeredTrend(
  time: { readonly range: AbsoluteRange; readonly grain: "day" | "week" },
  { window = "PT1H", now = "2026-04-15T10:20:00Z" }: { readonly window?: string; readonly now?: string } = {},
) {
  const law = "the window counts from the first A and is not prolonged by repeats";
  const query = { kind: "funnel", steps: ["a", "b"], window, view: "trend", time } as unknown as FunnelQuery;
  return { query, result: await answered(journeys, eventTables(eventData({ [law]: goldenFunnel[law] ?? {} })), query, now) };
}

describe("funnelTable", () => {
  it("funnelTable(trend) marks the buckets with too few cases, where there are any", async () => {
    const { result, query } = await answeredTrend({ range: { from: "2026-03-02", to: "2026-03-04" }, grain: "day" });
    const tableOf = (minSample: number) =>
      funnelTable(funnelModel(result, query, { catalog: journeys, messages: en, minSample }), "", options);
    expect(valuesOf(tableOf(30))).toMatchObject({ "0:entered": [1, 0], "0:small": ["Too few cases: 1, at least 30 needed", ""] });
    expect(tableOf(30).columns.map(({ label }) => label)).toContain("Too few cases");
    expect(Object.keys(valuesOf(tableOf(1)))).toEqual(["time", "0:entered", "0:converted", "0:conversion"]);
  });

  it("funnelModel(trend) is open since a window ago, not since its bucket began", async () => {
    const time = { range: { from: "2026-03-02", to: "2026-03-16" }, grain: "week" } as const;
    const { result, query } = await answeredTrend(time, { window: "P1D", now: "2026-03-12T10:20:00Z" });
    const model = funnelModel(result, query, { catalog: journeys, messages: en });
    expect(funnelSentence(model, options)).toContain("Entries since Mar 11 can still convert.");
  });

  it("funnelModel(trend) and funnelModel(time to convert) hold nothing that can still convert against a period that cannot", async () => {
    const law = "the window counts from the first A and is not prolonged by repeats";
    const tables = eventTables(eventData({ [law]: goldenFunnel[law] ?? {} }));
    const range = { from: "2026-03-02", to: "2026-03-04" };
    const compare = [{ id: "then", to: { shift: "P0D" } }];
    const asked = async (more: object, now: string) => {
      const query = { kind: "funnel", steps: ["a", "b"], window: "PT1H", time: { range }, compare, ...more } as unknown as FunnelQuery;
      return funnelModel(await answered(journeys, tables, query, now), query, { catalog: journeys, messages: en });
    };
    const comparedIn = (model: FunnelModel) =>
      model.view === "trend" ? model.lines[0]?.compare : model.view === "timeToConvert" ? [...new Set(model.times[0]?.compare)].toSorted() : null;
    const days = { view: "trend", time: { range, grain: "day" } };
    expect(comparedIn(await asked(days, "2026-04-15T10:20:00Z"))).toEqual([1, null]);
    expect(comparedIn(await asked(days, "2026-03-02T10:30:00Z"))).toEqual([null, null]);
    const times = { view: { timeToConvert: { bins: 2 } } };
    expect(comparedIn(await asked(times, "2026-04-15T10:20:00Z"))).not.toContain(null);
    expect(comparedIn(await asked(times, "2026-03-02T13:50:00Z"))).toEqual([null]);
  });

  it("funnelTable(trend) names the part of a first bucket that the range has, which is neither best nor worst", async () => {
    const { result, query } = await answeredTrend({ range: { from: "2026-02-25", to: "2026-03-09" }, grain: "week" });
    const model = funnelModel(result, query, { catalog: journeys, messages: en });
    const [time] = funnelTable(model, "", options).columns;
    expect(time?.values.map((start) => time.format(start))).toEqual(["Week 9, Feb 23 – Mar 1, 2026 (only Feb 25 – Mar 1, 2026)", "Week 10, Mar 2 – 8, 2026"]);
    expect(time?.values.map((_, row) => time.note?.(row) ?? null)).toEqual(["only Feb 25 – Mar 1, 2026", null]);
    if (model.view !== "trend") throw new Error("a trend was asked for");
    const cut = { ...model, lines: [{ entered: [9, 9], converted: [9, 1], conversion: [1, 0.1], compare: [null, null], small: new Set<number>() }] };
    expect(funnelSentence(cut, options)).toContain("Unchanged at 10.0%.");
  });

  it("funnelTable(compare) holds both periods", () => {
    const query: FunnelQuery = { ...threeSteps, compare: [{ id: "previous", to: "previous" }] };
    const table = valuesOf(funnelTable(modelOf(query, { all: [100, 50, 10] }, { all: [200, 50, 20] }), "", options));
    expect([table["count:compare"], table["conversion:compare"]]).toEqual([
      [200, 50, 20],
      [1, 0.25, 0.1],
    ]);
    expect(funnelModel(answerOf(query, { all: [1, 1, 1] }), query, { catalog: support as Catalog, messages: en }).comparison).toBe("prior period");
  });

  it("funnelTable(compare), while windows are open, says so of each later step and holds nothing of it against before", () => {
    const query: FunnelQuery = { ...threeSteps, compare: [{ id: "previous", to: "previous" }] };
    const open = { ...answerOf(query, { all: [100, 20, 10] }, { all: [200, 50, 20] }), incompleteFrom: "2026-03-26T10:20:00.000Z" };
    const table = funnelTable(funnelModel(open, query, { catalog: support as Catalog, messages: en }), "", options);
    const values = valuesOf(table);
    expect([values["count:compare"], values["conversion:compare"], values["stepConversion:compare"]]).toEqual([
      [200, null, null],
      [null, null, null],
      [null, null, null],
    ]);
    const reason = "Entries since Mar 26 can still convert; shares are held against the prior period once they cannot";
    expect(values.$notes).toEqual(["", reason, `Too few cases: 20, at least 30 needed · ${reason}`]);
    expect(tableCsv(table, { byteOrderMark: false }).split("\r\n").map((line) => /,([^,]*|"[^"]*")$/.exec(line)?.[1])).toEqual([
      "Notes",
      "",
      reason,
      `"Too few cases: 20, at least 30 needed · ${reason}"`,
      undefined,
    ]);
  });
});
