import * as v from "valibot";
import type { AlertRule } from "./alertRule.ts";
import { alertSeverities } from "./alerts.ts";
import type { Catalog } from "./catalog.ts";
import { checkAlertRule } from "./checkAlertRule.ts";
import { MetricsError } from "./error.ts";
import { isLocalDate } from "./localDate.ts";
import { pathText, requireDepth } from "./parse.ts";
import { calendarOf, count, durationLike, finite, grain, limits, list, metricIn, nameIn, oneOf, strict, text } from "./parseFields.ts";
import { filterSchema } from "./parseSchema.ts";
import { weekdays } from "./range.ts";

const above0 = v.pipe(finite, v.check((value) => value > 0, "expected a number above 0"));
const minutes = v.pipe(finite, v.minValue(0, "expected 0 or more"), v.maxValue(527_040, "expected a year or less, in minutes"));
const buckets = count(1_000);
const written = v.pipe(text, v.maxLength(limits.name, "the text is too long"));

const alertLimits = v.pipe(
  strict({ above: v.optional(finite), below: v.optional(finite) }),
  v.check(({ above, below }) => above !== undefined || below !== undefined, "expected `above`, `below` or both"),
);
const limited = {
  enter: alertLimits,
  exit: v.optional(alertLimits),
  levels: v.optional(strict({ warning: v.optional(alertLimits), critical: v.optional(alertLimits) })),
};

const conditions = {
  threshold: strict({ kind: v.literal("threshold"), ...limited }),
  change: strict({
    kind: v.literal("change"),
    against: v.lazy((input) =>
      typeof input === "object" && input !== null
        ? strict({ shift: v.pipe(durationLike("P1D or P7D"), v.check((shift) => /[1-9]/.test(shift as string), "expected a time before, such as P1D or P7D")) })
        : oneOf(["previous"]),
    ),
    as: oneOf(["relative", "absolute"]),
    ...limited,
  }),
  anomaly: strict({
    kind: v.literal("anomaly"),
    falseAlarmsPerWeek: above0,
    direction: oneOf(["up", "down", "both"]),
    minimumChange: v.optional(
      v.lazy((input): v.GenericSchema =>
        typeof input === "object" && input !== null && "relative" in input ? strict({ relative: above0 }) : strict({ absolute: above0 }),
      ),
    ),
    exit: v.optional(v.pipe(finite, v.minValue(0, "expected 0 or more"))),
    levels: v.optional(strict({ warning: v.optional(above0), critical: v.optional(above0) })),
    relearnAfter: v.optional(buckets),
  }),
  noData: strict({ kind: v.literal("noData"), after: buckets }),
} as const;

const kinds = ["threshold", "change", "anomaly", "noData"] as const;
const condition = v.lazy((input): v.GenericSchema => {
  const kind = typeof input === "object" && input !== null ? (input as { readonly kind?: unknown }).kind : undefined;
  const known = kinds.find((name) => name === kind);
  if (known !== undefined) return conditions[known];
  return v.looseObject({ kind: oneOf(kinds) }, ({ received }) =>
    received === "undefined" ? `kind is required; expected one of ${kinds.join(", ")}` : "expected a condition, an object",
  );
});

const time = v.pipe(text, v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, "expected a time of the day such as 08:30"));
const date = v.pipe(text, v.check(isLocalDate, "expected a date such as 2026-03-29"));
const times = strict({
  weekly: v.optional(list(strict({ days: v.optional(list(oneOf(weekdays), { least: 1 })), from: time, to: time }))),
  dates: v.optional(
    list(
      v.pipe(
        strict({ from: date, to: date }),
        v.check(({ from, to }) => from < to, "the dates end before they begin: `to` is the first day outside"),
      ),
    ),
  ),
});

/**
 * Reads a rule off the wire or out of storage, and checks it.
 * @param input parsed JSON, not trusted
 * @throws MetricsError `invalid-query` with the path of the first fault and, for names, the nearest valid one
 */
export function parseAlertRule<C extends Catalog>(catalog: C, input: unknown): AlertRule<C> {
  requireDepth(input);
  const dimensions = Object.keys(catalog.dimensions).filter((name) => catalog.dimensions[name]?.kind !== "time");
  const schema = strict({
    format: v.literal(1, ({ received }) => `expected 1, the format of rules that this version reads; got ${received}`),
    id: v.pipe(written, v.minLength(1, "the id is empty")),
    version: v.pipe(finite, v.integer("expected a whole number"), v.minValue(0, "expected 0 or more")),
    name: strict({ en: written, "zh-CN": v.optional(written) }),
    metric: metricIn(catalog),
    where: v.optional(filterSchema(catalog)),
    by: v.optional(list(nameIn("dimension", dimensions), { most: 5 })),
    grain: v.pipe(grain, v.check((value) => value !== "auto", "a rule's buckets have one length; name it, such as day")),
    calendar: calendarOf(Object.keys(catalog.calendars ?? {})),
    condition,
    severity: v.optional(oneOf(alertSeverities)),
    minimumVolume: v.optional(above0),
    for: v.optional(strict({ breaches: buckets, of: buckets })),
    clearAfter: v.optional(buckets),
    keepFiringMinutes: v.optional(minutes),
    missing: v.optional(
      strict({
        as: v.optional(oneOf(["keep", "ok", "alert"])),
        noDataAfter: v.optional(buckets),
        resolveAfterMinutes: v.optional(minutes),
      }),
    ),
    mute: v.optional(times),
    check: v.optional(strict({ everyMinutes: v.optional(minutes), graceMinutes: v.optional(minutes) })),
    notify: v.optional(strict({ repeatMinutes: v.optional(minutes), quiet: v.optional(times) })),
    owner: v.optional(written),
  });
  const parsed = v.safeParse(schema, input, { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new MetricsError("invalid-query", issue.message, { path: pathText(v.getDotPath(issue), issue) });
  }
  const rule = parsed.output as unknown as AlertRule<C>;
  checkAlertRule(catalog, rule as unknown as AlertRule);
  return rule;
}
