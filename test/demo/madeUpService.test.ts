import { expect, it } from "vitest";
import { madeUpService } from "../../demo/madeUpService.ts";

it("madeUpService(clock) goes on with the clock: today grows by the hour, yesterday stays", async () => {
  let now = Date.parse("2026-11-20T10:20:00+08:00");
  const service = madeUpService(() => now, { scale: 0.1 });
  const opened = async (offset: number) => {
    const { rows } = await service.query(
      {
        kind: "aggregate",
        metrics: ["tickets"],
        time: { dimension: "createdAt", range: { period: "day", offset } },
        calendar: { timeZone: "Asia/Shanghai" },
      },
      {},
    );
    return rows[0]?.tickets.value ?? NaN;
  };
  const morning = { today: await opened(0), yesterday: await opened(-1) };
  now += 5 * 3_600_000;
  expect(await opened(-1)).toBe(morning.yesterday);
  expect(await opened(0)).toBeGreaterThan(morning.today);
});
