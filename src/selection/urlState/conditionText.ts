import type { Catalog } from "../../query/catalog.ts";
import { nameError } from "../../query/nearest.ts";
import type { MeasureCondition } from "../clause.ts";

/** A condition on a metric by a dimension, `agent:csat:lt~0.8`; of the first 50 members, `agent:csat:lt~0.8~50`. */
export function conditionText({ dimension, metric, op, value, most }: MeasureCondition): string {
  return [`${dimension}:${metric}:${op}`, value, ...(most === undefined ? [] : [most])].join("~");
}

const condition = /^([^:~;()]+):([^:~;()]+):([gl]te?)~(-?[\d.]+(?:e[+-]?\d+)?)(?:~([1-9]\d{0,4}))?(?=;|$)/;

/**
 * Reads what `conditionText` has written; null for a text that does not begin with it.
 * @throws MetricsError for names that the catalog does not have
 */
export function readCondition(
  text: string,
  { dimensions, metrics }: Pick<Catalog, "dimensions" | "metrics">,
): { readonly measure: MeasureCondition; readonly rest: string } | null {
  const [whole = "", dimension = "", metric = "", op, number, most] = condition.exec(text) ?? [];
  const value = Number(number);
  if (whole === "" || !Number.isFinite(value)) return null;
  if (!Object.hasOwn(dimensions, dimension)) throw nameError("dimension", dimension, Object.keys(dimensions), "");
  if (!Object.hasOwn(metrics, metric)) throw nameError("metric", metric, Object.keys(metrics), "");
  const measure = { dimension, metric, op: op as MeasureCondition["op"], value, ...(most !== undefined && { most: Number(most) }) };
  return { measure, rest: text.slice(whole.length) };
}
