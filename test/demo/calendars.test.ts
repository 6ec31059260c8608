import { describe, expect, it } from "vitest";
import { serviceCalendars } from "../../demo/catalog/calendars.ts";
import { serviceCatalog } from "../../demo/catalog.ts";
import { madeUpService } from "../../demo/madeUpService.ts";
import { detectAnomalies, holidayTimes } from "../../src/analytics/index.ts";
import { checkCatalog } from "../../src/query/index.ts";
import type { Catalog } from "../../src/query/index.ts";
import { isWorkingDay } from "../../src/time/businessDays.ts";

const { china } = serviceCalendars;
const dayMs = 86_400_000;
const holidays = china.holidays ?? [];
const daysOf = (year: string) => holidays.filter(({ from }) => from.startsWith(year)).reduce((sum, { from, to }) => sum + (Date.parse(to) - Date.parse(from)) / dayMs, 0);

describe("the demo's calendar", () => {
  it("is one that a catalog can have", () => {
    expect(() => checkCatalog(serviceCatalog as Catalog)).not.toThrow();
  });
  it("has as many free days a year as were announced", () => {
    // 1 + 8 + 3 + 5 + 1 + 3 + 7, 1 + 8 + 3 + 5 + 3 + 8 and 3 + 9 + 3 + 5 + 3 + 3 + 7.
    expect(["2024", "2025", "2026"].map(daysOf)).toEqual([28, 28, 33]);
  });
  it("makes up for weekdays by weekends that are worked, in no holiday", () => {
    for (const date of china.workingDays ?? []) {
      expect([0, 6]).toContain(new Date(date).getUTCDay());
      expect(holidays.filter(({ from, to }) => from <= date && date < to)).toEqual([]);
    }
    expect(["2026-02-14", "2026-02-16", "2026-02-24", "2026-10-10", "2026-10-11"].map((date) => isWorkingDay(date, china))).toEqual([true, false, true, true, false]);
  });
  it("holds what the made-up service has on National Day's week for no surprise", async () => {
    const service = madeUpService(() => Date.parse("2026-10-20T13:20:00+08:00"), { months: 8 });
    const { rows } = await service.query(
      { kind: "aggregate", metrics: ["tickets"], by: ["region"], time: { range: { last: 200, unit: "day" }, grain: "day" }, calendar: { timeZone: "Asia/Shanghai" } },
      {},
    );
    const holidayWeek = { from: "2026-09-30T16:00:00.000Z", to: "2026-10-07T16:00:00.000Z" };
    const marked = (leaveOut: ReturnType<typeof holidayTimes>) =>
      ["East", "South", "West", "Central"].filter((region) => {
        const points = rows.flatMap((row) => (row.region === region ? [{ from: row.time, value: row.tickets.value }] : []));
        const found = detectAnomalies(points, "day", { values: "count", timeZone: "Asia/Shanghai", hold: 7, leaveOut });
        return found.some(({ isAnomaly, from }) => isAnomaly && from >= holidayWeek.from && from < holidayWeek.to);
      });
    expect(marked([])).toEqual(["East", "South", "West", "Central"]);
    expect(marked(holidayTimes("day", china, { timeZone: "Asia/Shanghai" }))).toEqual([]);
  });
});
