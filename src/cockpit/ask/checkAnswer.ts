import { MetricsError } from "../../query/error.ts";
import type { Catalog } from "../../query/catalog.ts";
import { parseQuery } from "../../query/parse.ts";
import type { MetricsQuery } from "../../query/query.ts";

export { widgetFor } from "./widgetFor.ts";

/** A model may answer with the text of JSON, fenced or not. */
const fence = /^\s*```(?:json)?\s*([\s\S]*?)\s*```\s*$/;

/**
 * The query in an answer that nobody has checked.
 * @throws MetricsError `invalid-query` with the path and the nearest names, of anything but a query that the catalog allows
 */
export function checkAnswer(catalog: Catalog, answer: unknown): MetricsQuery {
  return parseQuery(catalog, typeof answer === "string" ? parsed(answer) : answer) as MetricsQuery;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(fence.exec(text)?.[1] ?? text);
  } catch {
    throw new MetricsError("invalid-query", "the answer is a text and no query: answer with the JSON of one query and nothing else");
  }
}
