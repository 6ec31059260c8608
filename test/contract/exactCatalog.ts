import { d, defineCatalog, m } from "../../src/query/index.ts";
import { support } from "../query/support.ts";

const fact = { entity: "ticket", time: "createdAt" } as const;

/** The suite's catalog with an exact decimal, a whole number of any size, and metrics of every kind over them. */
export const exact = defineCatalog({
  ...support,
  dimensions: {
    ...support.dimensions,
    amount: d.decimal({ entity: "ticket", scale: 4 }),
    units: d.bigint({ entity: "ticket" }),
  },
  metrics: {
    ...support.metrics,
    spend: m.sum({ ...fact, of: "amount" }),
    spendOrGap: m.sum({ ...fact, of: "amount", gap: "null" }),
    cheapest: m.min({ ...fact, of: "amount" }),
    dearest: m.max({ ...fact, of: "amount" }),
    spendAverage: m.average({ ...fact, of: "amount" }),
    spendMedian: m.percentile({ ...fact, of: "amount", p: 0.5 }),
    amounts: m.distinct({ ...fact, of: "amount" }),
    dear: m.count({ ...fact, where: { dimension: "amount", op: "range", range: { from: "0.1" } } }),
    unitSum: m.sum({ ...fact, of: "units" }),
    mostUnits: m.max({ ...fact, of: "units" }),
    spendPerTicket: m.ratio({ numerator: "spend", denominator: "tickets", unit: "number" }),
    spendOpen: m.snapshot({ entity: "ticket", over: { opened: "createdAt", closed: "solvedAt" }, of: "amount" }),
    unitsLast: m.snapshot({ entity: "ticket", over: "createdAt", of: "units" }),
    spend2: m.cumulative({ of: "spend", window: "P2D" }),
    spendInMonth: m.cumulative({ of: "spend", toDate: "month" }),
    unitsEver: m.cumulative({ of: "unitSum" }),
    dearest2: m.cumulative({ of: "dearest", window: "P2D" }),
    spendTwice: m.derived({ from: ["spend"], expression: "spend * 2" }),
  },
});
