import * as v from "valibot";
import { alertSeverities, incidentStates } from "./alerts.ts";
import type { AlertActRequest, AlertQuery } from "./alerts.ts";
import type { Catalog } from "./catalog.ts";
import { MetricsError } from "./error.ts";
import { pathText } from "./parse.ts";
import { count, instant, limits, list, metricIn, oneOf, strict, text } from "./parseFields.ts";

/** What a request asks of a port of incidents. */
export type AskedAlerts =
  | { readonly list: Omit<AlertQuery, "signal"> }
  | { readonly detail: string }
  | { readonly act: Omit<AlertActRequest, "signal"> }
  | { readonly people: Record<never, never> };

const id = v.pipe(text, v.minLength(1, "the id is empty"), v.maxLength(limits.name, "the id is too long"));
const note = v.optional(text);
const person = strict({ id, name: text });

const action = v.lazy((input) => {
  const kind = (input as { readonly kind?: unknown } | null)?.kind;
  if (kind === "snooze") return strict({ kind: v.literal("snooze"), until: instant, note });
  if (kind === "assign") return strict({ kind: v.literal("assign"), to: v.nullable(person), note });
  if (kind === "note") return strict({ kind: v.literal("note"), note: v.pipe(text, v.minLength(1, "the note is empty")) });
  const others = oneOf(["acknowledge", "unsnooze", "resolve", "close", "markFalse", "reopen", "snooze", "assign", "note"]);
  return strict({ kind: others, note });
});

/**
 * Reads off the wire what is asked of alerts.
 * @param input parsed JSON, not trusted
 * @throws MetricsError `invalid-query` with the path of the first fault
 */
export function parseAlerts(catalog: Catalog, input: unknown): AskedAlerts {
  const range = v.pipe(
    strict({ from: instant, to: instant }),
    v.check(({ from, to }) => Date.parse(from) < Date.parse(to), "the range ends before it starts, or is empty"),
  );
  const asked = {
    list: strict({
      metrics: v.optional(list(metricIn(catalog), { least: 1 })),
      states: v.optional(list(oneOf(incidentStates), { least: 1 })),
      severities: v.optional(list(oneOf(alertSeverities), { least: 1 })),
      range: v.optional(range),
      page: v.optional(strict({ size: count(1_000), cursor: v.optional(text) })),
    }),
    detail: id,
    act: strict({ ids: list(id, { least: 1, most: 1_000 }), action, requestId: id }),
    people: strict({}),
  };
  const names = Object.keys(asked) as (keyof typeof asked)[];
  const given = Object.keys(Object(input) as object);
  const [name] = given;
  if (given.length !== 1 || !names.some((one) => one === name)) {
    throw new MetricsError("invalid-query", `expected one of ${names.map((one) => `{ ${one} }`).join(", ")}`, { path: "alerts" });
  }
  const schema = strict({ [name as string]: asked[name as keyof typeof asked] as v.GenericSchema });
  const parsed = v.safeParse(schema, input, { abortEarly: true });
  if (parsed.success) return parsed.output as AskedAlerts;
  const [issue] = parsed.issues;
  const inside = pathText(v.getDotPath(issue), issue);
  throw new MetricsError("invalid-query", issue.message, { path: inside === "" ? "alerts" : `alerts.${inside}` });
}
