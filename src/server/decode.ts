import type { Amount } from "../engine/amount.ts";
import { decimalText, mostDigits, notDecimal, readDecimal } from "../query/decimal.ts";
import type { Dimension, DimensionValue } from "../query/index.ts";
import { MetricsError } from "../query/index.ts";

/** A value as the driver gave it (times and decimals as text), as its dimension's value. */
export function decodeValue(raw: unknown, dimension: Dimension): DimensionValue {
  if (raw === null || raw === undefined) return null;
  switch (dimension.kind) {
    case "enum":
    case "string":
      return raw instanceof Uint8Array ? new TextDecoder().decode(raw) : String(raw);
    case "number":
      return decodeNumber(raw);
    case "decimal":
      return decimalText(exactFrom(raw, dimension.scale), dimension.scale);
    case "boolean":
      return raw instanceof Uint8Array ? raw.some((byte) => byte !== 0) : Number(raw) !== 0;
    case "time":
      return decodeTime(String(raw));
    default:
      return dimension satisfies never;
  }
}

/** @param path what a refusal blames, where that is known */
export function decodeNumber(raw: unknown, path?: string): number | null {
  if (raw === null || raw === undefined) return null;
  const number = Number(raw);
  if (Number.isNaN(number)) {
    throw new MetricsError("contract-violation", "a column bound to a number holds something else; check the binding");
  }
  if (typeof raw === "string" && raw.length > 15) requireExact(raw, number, path);
  if (typeof raw === "bigint") requireExact(String(raw), number, path);
  return number;
}

/** A measure as the driver gave it: a number, or where `scale` says so an exact decimal in units of its last digit. */
export function decodeAmount(raw: unknown, scale: number | null): Amount | null {
  if (raw === null || raw === undefined) return null;
  if (scale === null) return decodeNumber(raw, "metrics");
  const amount = exactFrom(raw, scale);
  // MySQL cuts a sum that is too large to the most digits that it keeps, without an error.
  if (String(raw).replace(/\D/g, "").length < mostDigits) return amount;
  throw new MetricsError("too-large", `a sum has ${mostDigits} digits or more, and the database keeps no more; ask for less at once`, {
    path: "metrics",
  });
}

function exactFrom(raw: unknown, scale: number): bigint {
  const read = readDecimal(raw, scale);
  if (read !== null) return read;
  throw new MetricsError(
    "contract-violation",
    `a column bound to an exact decimal of scale ${scale} holds a value that ${notDecimal(scale)}; bind DECIMAL or BIGINT, or give the dimension the column's scale`,
  );
}

/** Digits are never lost in silence: what a number cannot hold is refused. */
function requireExact(text: string, number: number, path: string | undefined): void {
  const digits = (one: string) => (/^-?([\d.]+)/.exec(one)?.[1] ?? "").replace(".", "").replace(/^0+|0+$/g, "");
  const given = digits(text);
  if (given.length <= 15 || digits(number.toPrecision(Math.min(given.length, 100))) === given) return;
  throw new MetricsError(
    "unsupported",
    `the database holds a number of ${given.length} digits, more than a number keeps; declare the dimension d.decimal({ scale }) or d.bigint(), or round it in the binding`,
    path === undefined ? {} : { path },
  );
}

/** `2026-03-29 01:02:03.456789`, with an offset or in UTC → `2026-03-29T01:02:03.456Z`; MySQL's zero dates, whole or of month or day, are not known. */
function decodeTime(text: string): string | null {
  if (/^\d{4}-(?:00-\d\d|\d\d-00)/.test(text)) return null;
  const [date = "", time = "00:00:00"] = text.split(" ");
  const offset = /[+-]\d\d(?::\d\d)?$/.exec(time)?.[0];
  const zone = offset === undefined ? "Z" : offset.padEnd(6, ":00");
  const epochMs = Date.parse(`${date}T${time.slice(0, time.length - (offset?.length ?? 0))}${zone}`);
  if (Number.isNaN(epochMs)) {
    throw new MetricsError("contract-violation", "a column bound to a time holds something else; check the binding");
  }
  return new Date(epochMs).toISOString();
}
