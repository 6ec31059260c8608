import { expect, it } from "vitest";
import type { Range } from "../../src/query/index.ts";
import { madeUpService } from "../../demo/madeUpService.ts";

it("madeUpService(clock) goes on with the clock: today grows by the hour, yesterday stays, nobody waits for the hour", async () => {
  let now = Date.parse("2026-11-20T13:20:00+08:00");
  const service = madeUpService(() => now, { scale: 0.1, months: 1 });
  const opened = async (offset: number) => {
    const { rows } = await service.query(
      {
        kind: "aggregate",
        metrics: ["handovers"],
        time: { dimension: "changedAt", range: { period: "day", offset } },
        calendar: { timeZone: "Asia/Shanghai" },
      },
      {},
    );
    return rows[0]?.handovers.value ?? NaN;
  };
  const morning = { today: await opened(0), yesterday: await opened(-1) };
  now += 3_600_000;
  expect(await opened(0)).toBe(morning.today);
  await expect.poll(() => opened(0)).toBeGreaterThan(morning.today);
  const noon = await opened(0);
  now += 4 * 3_600_000;
  expect(await opened(0)).toBeGreaterThan(noon);
  expect(await opened(-1)).toBe(morning.yesterday);
});

it.each([
  ["13:20", "2026-11-20T05:00:00.000Z", 13],
  ["00:20", "2026-11-19T16:00:00.000Z", 0],
])("madeUpService(clock) has, at %s, a present that its data reach", async (time, present, asMany) => {
  const service = madeUpService(() => Date.parse(`2026-11-20T${time}:00+08:00`), { scale: 0.1, months: 1 });
  const asked = (range: Range) => ({
    kind: "aggregate" as const,
    metrics: ["handovers"] as const,
    time: { dimension: "changedAt" as const, range },
    calendar: { timeZone: "Asia/Shanghai" },
  });
  const today = await service.query({ ...asked({ toDate: "day" }), compare: [{ id: "before", to: "previous" }] }, {});
  expect(today.resolvedRange?.to).toBe(present);
  expect(today.rows[0]?.handovers).toEqual({ value: asMany, compare: { before: { value: asMany } } });
});
