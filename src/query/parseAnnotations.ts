import * as v from "valibot";
import type { AnnotationQuery } from "./annotations.ts";
import type { Catalog } from "./catalog.ts";
import { MetricsError } from "./error.ts";
import { pathText } from "./parse.ts";
import { instant, list, metricIn, strict } from "./parseFields.ts";

/**
 * Reads off the wire for what annotations are asked.
 * @param input parsed JSON, not trusted
 * @throws MetricsError `invalid-query` with the path of the first fault
 */
export function parseAnnotationQuery(catalog: Catalog, input: unknown): Omit<AnnotationQuery, "signal"> {
  const schema = strict({
    metrics: list(metricIn(catalog), { least: 1 }),
    range: v.pipe(
      strict({ from: instant, to: instant }),
      v.check(({ from, to }) => Date.parse(from) < Date.parse(to), "the range ends before it starts, or is empty"),
    ),
  });
  const parsed = v.safeParse(schema, input, { abortEarly: true });
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const inside = pathText(v.getDotPath(issue), issue);
  throw new MetricsError("invalid-query", issue.message, { path: inside === "" ? "annotations" : `annotations.${inside}` });
}
