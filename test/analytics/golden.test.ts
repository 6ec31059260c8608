import { describe, expect, it } from "vitest";
import type { ActorEvent } from "../../src/analytics/actorColumns.ts";
import { funnelSteps } from "../../src/analytics/funnelSteps.ts";
import { retentionTable } from "../../src/analytics/retentionTable.ts";
import { eventData } from "../contract/eventData.ts";
import type { Scenario } from "../contract/eventData.ts";
import { goldenFunnel } from "../contract/goldenFunnel.ts";
import { goldenRetention } from "../contract/goldenRetention.ts";

const day = 86_400_000;

function eventsOf(law: string, golden: Scenario): readonly ActorEvent[] {
  return eventData({ [law]: golden }).deeds.flatMap(({ customerId, kind, at }) =>
    customerId === null ? [] : [{ actor: customerId, event: kind, time: Date.parse(at) }],
  );
}

/** Hours and minutes; days follow a calendar, which these functions are told by their bounds. */
function millisecondsOf(window: string): number | null {
  const [, hours = "0", minutes = "0"] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(window) ?? [];
  return window.startsWith("PT") ? (Number(hours) * 60 + Number(minutes)) * 60_000 : window === "P1D" ? day : null;
}

const isPlain = (value: unknown): value is string => typeof value === "string";

describe("funnelSteps(events) gives every golden answer that needs no catalog", () => {
  const expressible = Object.entries(goldenFunnel).filter(([, { query, tickets }]) => {
    const { steps, window, exclusions = [], order: _order, count, ...more } = query;
    const isSimple = steps.every(isPlain) && exclusions.every(({ where }) => where === undefined) && typeof count !== "object";
    return isSimple && tickets === undefined && Object.keys(more).length === 0 && millisecondsOf(window) !== null;
  });

  it("there are enough of them", () => expect(expressible.length).toBeGreaterThanOrEqual(13));

  it.each(expressible.filter(([law]) => law !== "the range is that of the first step"))("%s", (law, golden) => {
    const { steps, window, exclusions = [], order, count } = golden.query;
    const found = funnelSteps(eventsOf(law, golden), {
      steps: steps.map(String),
      window: millisecondsOf(window) as number,
      exclusions,
      ...(order && { order }),
      ...(count === "totals" && { count }),
    });
    const rows = found.map((row, step) => ({ ...row, step, name: row.event }));
    golden.rows.forEach((expected, at) => expect(rows[at]).toMatchObject(expected));
  });
});

describe("retentionTable(events) gives every golden answer that needs no catalog", () => {
  const expressible = Object.entries(goldenRetention).filter(([, { query }]) => {
    const { start: _start, return: _return, time, periods, criterion: _criterion, starts: _starts, ...more } = query;
    const isDays = time.grain === "day" && "from" in time.range && time.range.from < "2026-04";
    return isDays && Object.keys(more).length === 0 && (typeof periods === "number" || periods.length === 1);
  });

  it("there are enough of them", () => expect(expressible.length).toBeGreaterThanOrEqual(8));

  it.each(expressible)("%s", (law, golden) => {
    const { start, return: back, time, periods, criterion, starts } = golden.query;
    const { from, to } = time.range as { readonly from: string; readonly to: string };
    const cohorts = (Date.parse(to) - Date.parse(from)) / day;
    const many = typeof periods === "number" ? periods : (periods[0] as number) + 1;
    const bounds = Array.from({ length: 45 }, (_, index) => Date.parse(from) + index * day);
    const table = retentionTable(eventsOf(law, golden), {
      start: String(start),
      return: String(back),
      bounds,
      cohorts,
      periods: many,
      ...(criterion && { criterion }),
      ...(starts && { starts }),
    });
    const asked = typeof periods === "number" ? Array.from({ length: periods }, (_, period) => period) : periods;
    const rows = table.cohorts.flatMap(({ start: time, size, users, rates }) =>
      asked.map((period) => {
        const value = rates[period] ?? null;
        return { time: new Date(time).toISOString(), period, size, users: users[period], value: value === null ? null : Number(value.toPrecision(12)) };
      }),
    );
    golden.rows.forEach((expected, at) => expect(rows[at]).toMatchObject(expected));
  });
});
