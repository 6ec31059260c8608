import type { DimensionValue } from "../../query/dimension.ts";
import type { AnyRow, TableResult } from "../../query/result.ts";
import { measured } from "./funnelAnswer.ts";
import type { FunnelDrill } from "./funnelDrill.ts";

/**
 * Exactly those whom a drill is about, each once, in the answer's order.
 * @param result what the adapter answers to the drill's `people`; where it is cut, so are they
 */
export function funnelPeople(result: TableResult<unknown>, drill: FunnelDrill): readonly DimensionValue[] {
  const { people, outcome } = drill;
  const answer = result as TableResult<AnyRow>;
  const column = answer.columns.find(({ name }) => name === people?.breakdown?.by);
  if (column?.role !== "dimension") return [];
  const rowsOf = new Map<DimensionValue, number[]>();
  column.values.forEach((actor, row) => {
    const rows = rowsOf.get(actor);
    if (rows === undefined) rowsOf.set(actor, [row]);
    else rows.push(row);
  });
  const countOf = counterOf(answer, drill);
  return [...rowsOf].flatMap(([actor, rows]) => {
    const { from, to } = countOf(rows);
    return (outcome === "reached" ? to > 0 : from > to) ? [actor] : [];
  });
}

/** How often someone did the one step, and the other. */
type CountOf = (rows: readonly number[]) => { readonly from: number; readonly to: number };

function counterOf(result: TableResult<AnyRow>, { view, step, from, entered, seconds }: FunnelDrill): CountOf {
  const number = (name: string) => {
    const { value } = measured(result, name);
    return (row: number | undefined) => (row === undefined ? 0 : (value(row) ?? 0));
  };
  const cells = (name: string) => {
    const column = result.columns.find((one) => one.name === name);
    return column === undefined || column.role === "metric" ? [] : column.values;
  };
  switch (view) {
    case "steps": {
      const [count, steps] = [number("count"), cells("step")];
      const at = (rows: readonly number[], one: number) => count(rows.find((row) => steps[row] === one));
      return (rows) => ({ from: at(rows, from), to: at(rows, step) });
    }
    case "trend": {
      const [all, converted, times] = [number("entered"), number("converted"), cells("time")];
      const at = (rows: readonly number[]) => rows.find((row) => times[row] === entered);
      return (rows) => ({ from: all(at(rows)), to: converted(at(rows)) });
    }
    case "timeToConvert": {
      const { value } = measured(result, "medianSeconds");
      return (rows) => {
        const taken = value(rows[0] ?? -1);
        const isMeant = taken !== null && seconds !== null && taken >= seconds.from && taken < seconds.to;
        return { from: 0, to: isMeant ? 1 : 0 };
      };
    }
    default:
      return view satisfies never;
  }
}
