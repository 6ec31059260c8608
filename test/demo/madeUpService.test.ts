import { expect, it } from "vitest";
import { madeUpService } from "../../demo/madeUpService.ts";

it("madeUpService(clock) goes on with the clock: today grows by the hour, yesterday stays, nobody waits for the hour", { timeout: 30_000 }, async () => {
  let now = Date.parse("2026-11-20T13:20:00+08:00");
  const service = madeUpService(() => now, { scale: 0.1 });
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
  await expect.poll(() => opened(0), { timeout: 20_000 }).toBeGreaterThan(morning.today);
  const noon = await opened(0);
  now += 4 * 3_600_000;
  expect(await opened(0)).toBeGreaterThan(noon);
  expect(await opened(-1)).toBe(morning.yesterday);
});
