import { useMemo, useState } from "react";
import type { DrillColumn, DrillRow, DrillTableActions, DrillTableModel } from "../../src/index.ts";

/** A made-up number of a row and a column, the same every time. */
export function numberOf(row: number, column: number): number {
  const mixed = Math.imul(row * 31 + column * 7 + 17, 2654435761) >>> 0;
  return ((mixed ^ (mixed >>> 13)) >>> 0) % 1000;
}

const numbers = new Intl.NumberFormat("en");
const whole = (value: unknown) => (value === null ? "–" : numbers.format(Number(value)));
const percent = (value: unknown) => (value === null ? "–" : `${(Number(value) * 100).toFixed(1)}%`);

function columnOf(id: string, label: string, over: Partial<DrillColumn> = {}): DrillColumn {
  return {
    id,
    name: id,
    metric: id,
    metricLabel: label,
    part: "value",
    label,
    above: [],
    unit: "count",
    direction: "neutral",
    isSortable: true,
    isDecimal: false,
    format: whole,
    formatExact: whole,
    ...over,
  };
}

export const drillColumns: readonly DrillColumn[] = [
  columnOf("tickets", "Tickets"),
  columnOf("solved", "Solved"),
  columnOf("csat", "Satisfaction", { unit: "share", format: percent, formatExact: percent }),
  columnOf("cost", "Cost"),
  columnOf("change", "Change"),
];

export interface DrillModelOptions {
  /** Rows of the first level. */
  readonly rows: number;
  /** Under each of them. */
  readonly children?: number;
  readonly columns?: readonly DrillColumn[];
}

/** A tree of two levels that is made as it is looked at: as many rows as one likes, none of them held. */
export function useDrillModel({ rows: count, children = 3, columns = drillColumns }: DrillModelOptions) {
  const [open, setOpen] = useState<readonly number[]>([]);
  const [sort, setSort] = useState<DrillTableModel["sort"]>({ column: null, direction: "asc" });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const model = useMemo((): DrillTableModel => {
    const parts = (index: number): readonly [parent: number, child: number | null] => {
      let left = index;
      for (const parent of open) {
        if (left <= parent) return [left, null];
        if (left <= parent + children) return [parent, left - parent - 1];
        left -= children;
      }
      return [left, null];
    };
    const rowOf = (parent: number, child: number | null): DrillRow => {
      const name = `Team ${parent + 1}`;
      const label = child === null ? name : `Agent ${parent + 1}.${child + 1}`;
      const seed = parent * 100 + (child ?? -1) + 1;
      return {
        key: child === null ? `${parent}` : `${parent}/${child}`,
        kind: "member",
        level: child === null ? 1 : 2,
        label,
        path: child === null ? [name] : [name, label],
        labels: child === null ? [name] : [name, label],
        positionInSet: (child ?? parent) + 1,
        setSize: child === null ? count : children,
        isExpandable: child === null && children > 0,
        isExpanded: child === null && open.includes(parent),
        isMasked: false,
        cell: (column) => ({
          value: columns[column]?.unit === "share" ? numberOf(seed, column) / 1000 : numberOf(seed, column) - (columns[column]?.id === "change" ? 500 : 0),
          state: null,
          n: null,
          numerator: null,
          denominator: null,
        }),
        series: (column) => Array.from({ length: 12 }, (_, at) => numberOf(seed + at, column)),
        details: [],
        error: null,
      };
    };
    const total = rowOf(count, null);
    return {
      levels: [
        { dimension: "team", label: "Team" },
        { dimension: "agent", label: "Agent" },
      ],
      recordColumns: [],
      columns,
      rows: {
        count: count + open.length * children,
        isCounted: true,
        at: (index) => rowOf(...parts(index)),
        *there() {
          for (let index = 0; index < Math.min(1000, count); index += 1) yield rowOf(...parts(index));
        },
        indexOf: (key) => {
          const [parent = -1, child] = key.split("/").map(Number);
          if (!(parent >= 0 && parent < count) || (child !== undefined && !open.includes(parent))) return -1;
          return parent + open.filter((other) => other < parent).length * children + (child === undefined ? 0 : child + 1);
        },
      },
      total: { ...total, key: "total", kind: "total", label: "Total", path: [], labels: [], isExpandable: false },
      sort,
      breadcrumb: [{ label: "All", levelLabel: "", depth: 0 }],
      selected,
      pivotLabel: null,
      extent: (column) => (columns[column]?.id === "change" ? [-500, 500] : [0, 1000]),
      range: null,
      timeZone: "UTC",
      asOf: "2026-03-18T10:00:00Z",
    };
  }, [open, sort, selected, count, children, columns]);
  const actions = useMemo((): DrillTableActions => {
    const nothing = () => undefined;
    return {
      toggle: (key) =>
        setOpen((last) => {
          const parent = Number(key);
          return last.includes(parent) ? last.filter((other) => other !== parent) : [...last, parent].sort((a, b) => a - b);
        }),
      expandAll: () => setOpen(Array.from({ length: count }, (_, at) => at)),
      collapseAll: () => setOpen([]),
      sortBy: (column, direction) => setSort({ column, direction }),
      show: nothing,
      loadMore: nothing,
      retry: nothing,
      enter: nothing,
      leave: nothing,
      select: (key, { add = false } = {}) =>
        setSelected((last) => new Set(last.has(key) ? [...last].filter((other) => other !== key) : [...(add ? last : []), key])),
      drill: () => null,
      wholeTable: async () => ({ caption: "", columns: [], rowCount: 0 }),
    };
  }, [count]);
  return { model, actions };
}
