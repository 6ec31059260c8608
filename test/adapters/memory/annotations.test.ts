import { expect, it } from "vitest";
import { memoryAdapter } from "../../../src/adapters/memory/index.ts";
import { d, defineCatalog, m } from "../../../src/query/index.ts";

const catalog = defineCatalog({
  entities: { ticket: { key: "id" } },
  dimensions: { at: d.time() },
  metrics: { tickets: m.count({ entity: "ticket", time: "at" }) },
});
const tables = { ticket: { id: [1], at: [0] } };

it("memoryAdapter({ annotations }) lists what touches the range and concerns a metric that is asked for", async () => {
  const { annotations } = memoryAdapter({
    catalog,
    tables,
    annotations: [
      { at: "2026-03-01T00:00:00Z", label: "at its start" },
      { at: "2026-03-08T00:00:00Z", label: "at its end" },
      { at: "2026-02-20T00:00:00Z", to: "2026-03-01T00:00:00Z", label: "over when it starts" },
      { at: "2026-02-20T00:00:00Z", to: "2026-03-01T00:00:01Z", label: "into it", owner: "Telephony" },
      { at: "2026-03-02T00:00:00Z", label: "of another metric", metrics: ["csat"] },
      { at: "2026-03-02T00:00:00Z", label: "of this metric", metrics: ["csat", "tickets"] },
    ],
  });
  const range = { from: "2026-03-01T00:00:00Z", to: "2026-03-08T00:00:00Z" };
  expect(await annotations?.list({ metrics: ["tickets"], range })).toEqual([
    { at: "2026-03-01T00:00:00Z", label: "at its start" },
    { at: "2026-02-20T00:00:00Z", to: "2026-03-01T00:00:01Z", label: "into it", owner: "Telephony" },
    { at: "2026-03-02T00:00:00Z", label: "of this metric", metrics: ["csat", "tickets"] },
  ]);
});

it("memoryAdapter without annotations has no port for them", () => {
  expect("annotations" in memoryAdapter({ catalog, tables })).toBe(false);
});
