import type { MaskScope } from "../../../src/adapters/memory/mask.ts";
import { visibleRows } from "../../../src/adapters/memory/mask.ts";
import type { MemoryTable } from "../../../src/adapters/memory/table.ts";
import { MemoryColumns } from "../../../src/adapters/memory/table.ts";
import type { Group, Scan } from "../../../src/engine/scan.ts";
import type { AnyRowPolicy, Catalog } from "../../../src/query/index.ts";
import { d, defineCatalog } from "../../../src/query/index.ts";

/** One entity of visits, and the columns that scans are tried on. */
const visits = defineCatalog({
  entities: { visit: { key: "visitId" } },
  dimensions: {
    place: d.string({ entity: "visit" }),
    person: d.string({ entity: "visit" }),
    seconds: d.number({ entity: "visit" }),
    at: d.time({ entity: "visit" }),
    leftAt: d.time({ entity: "visit" }),
  },
  metrics: {},
}) as Catalog;

export function scopeOver(visit: MemoryTable, policy: AnyRowPolicy = "public"): MaskScope {
  const columns = new MemoryColumns(visits, { visit });
  return { catalog: visits, columns, visible: visibleRows(visits, columns, policy, { now: 0 }) };
}

export function scanOf(scan: Partial<Scan>): Scan {
  return { entity: "visit", time: null, where: null, by: [], fold: null, drop: false, measures: [], ...scan };
}

/** Groups in short, in an order of their own: bucket, values, measures. */
export function inShort(groups: readonly Group[]): readonly unknown[] {
  return groups
    .map(({ bucket, values, other, measures }) => [bucket, ...values, ...(other ? ["other"] : []), ...measures])
    .sort((a, b) => (a[0] as number) - (b[0] as number) || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
