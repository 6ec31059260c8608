import { expect, it } from "vitest";
import type { EventColumns } from "../../src/engine/events.ts";
import { answerFunnel } from "../../src/engine/funnel.ts";
import { answerRetention } from "../../src/engine/retention.ts";
import { d, defineCatalog } from "../../src/query/index.ts";

const visit = { entity: "visit" } as const;
const catalog = defineCatalog({
  entities: { visit: { key: "visitId" } },
  dimensions: { at: d.time(visit) },
  events: { came: { ...visit, time: "at" } },
  metrics: {},
});
const now = Date.parse("2026-04-15T00:00:00Z");
const unread = (): Promise<EventColumns> => Promise.reject(new Error("events were read"));
const time = { range: { last: 9000, unit: "day" }, grain: "day" } as const;

it("answerRetention(…) refuses more rows than there may be before it reads an event", async () => {
  const query = { kind: "retention", start: "came", return: "came", time, periods: 365 } as const;
  await expect(answerRetention(catalog, query, unread, { now })).rejects.toMatchObject({
    code: "too-large",
    message: "metricdeck: the answer has 3285000 rows, more than 100000; use breakdown.top, a coarser grain or fewer periods",
  });
});

it("answerFunnel(…) refuses more rows than there may be before it reads an event", async () => {
  const query = { kind: "funnel", steps: ["came"], window: "P1D", time, view: "trend" } as const;
  await expect(answerFunnel(catalog, query, unread, { now, limits: { rows: 8999 } })).rejects.toMatchObject({ code: "too-large" });
});
