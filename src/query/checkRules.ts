import type { AlertPoint, BacktestFiring, BacktestSeries } from "./alertBacktest.ts";
import type { AlertRule } from "./alertRule.ts";
import { alertSeverities } from "./alerts.ts";
import { fault, fieldsOf, inLanguages, instant, list, number, oneOf, orNull, text } from "./checkFields.ts";
import type { DimensionValue } from "./dimension.ts";
import type { RemovedRule, SavedRule } from "./rulePort.ts";

/**
 * Rules that a host or a server gave. What every rule has is looked at; that it fits a catalog is not, for one whose
 * metric is gone is a rule all the same, to be shown and mended.
 * @throws MetricsError `contract-violation` with the path of the first fault
 */
export function checkRules(given: unknown, path = "rules"): readonly AlertRule[] {
  return list(given, path, checkRule);
}

/** @throws MetricsError as `checkRules` does */
export function checkKeptRule(given: unknown, path = "rules"): AlertRule | null {
  return orNull(checkRule)(given, path);
}

/** @throws MetricsError as `checkRules` does */
export function checkSavedRule(given: unknown, path = "rules"): SavedRule {
  const { status, rule } = fieldsOf(given, path);
  const known = oneOf(["saved", "conflict"])(status, `${path}.status`);
  if (known === "conflict") return { status: known, rule: checkKeptRule(rule, `${path}.rule`) };
  return { status: known, rule: checkRule(rule, `${path}.rule`) };
}

/** @throws MetricsError as `checkRules` does */
export function checkRemovedRule(given: unknown, path = "rules"): RemovedRule {
  const { status, rule } = fieldsOf(given, path);
  const known = oneOf(["removed", "conflict"])(status, `${path}.status`);
  return known === "removed" ? { status: known } : { status: known, rule: checkRule(rule, `${path}.rule`) };
}

/** @throws MetricsError as `checkRules` does */
export function checkBacktest(given: unknown, path = "rules"): readonly BacktestSeries[] {
  return list(given, path, (one, at) => {
    const { values, points, firings } = fieldsOf(one, at);
    return {
      values: list(values, `${at}.values`, value),
      points: list(points, `${at}.points`, point),
      firings: list(firings, `${at}.firings`, firing),
    };
  });
}

function checkRule(given: unknown, path: string): AlertRule {
  const fields = fieldsOf(given, path);
  const { format, id, version, name, metric, grain, condition } = fields;
  if (format !== 1) throw fault(`${path}.format`, "expected 1, the format of rules that this version reads");
  text(id, `${path}.id`);
  number(version, `${path}.version`);
  inLanguages(name, `${path}.name`);
  text(metric, `${path}.metric`);
  if (typeof grain !== "string") text(fieldsOf(grain, `${path}.grain`)["interval"], `${path}.grain.interval`);
  const { kind, enter } = fieldsOf(condition, `${path}.condition`);
  oneOf(["threshold", "change", "anomaly", "noData"])(kind, `${path}.condition.kind`);
  if (kind === "threshold" || kind === "change") {
    for (const [side, limit] of Object.entries(fieldsOf(enter, `${path}.condition.enter`))) number(limit, `${path}.condition.enter.${side}`);
  }
  return fields as unknown as AlertRule;
}

function value(given: unknown, path: string): DimensionValue {
  if (given !== null && !["string", "number", "boolean"].includes(typeof given)) throw fault(path, "expected a value of a dimension");
  return given as DimensionValue;
}

const amounts = ["n", "base", "expected", "lower", "upper", "score"] as const;

function point(given: unknown, path: string): AlertPoint {
  const { from, to, value: amount, isLeftOut, ...others } = fieldsOf(given, path);
  const known = amounts.filter((name) => others[name] !== undefined);
  return {
    from: instant(from, `${path}.from`),
    to: instant(to, `${path}.to`),
    value: orNull(number)(amount, `${path}.value`),
    ...Object.fromEntries(known.map((name) => [name, orNull(number)(others[name], `${path}.${name}`)])),
    ...(isLeftOut === true && { isLeftOut }),
  };
}

function firing(given: unknown, path: string): BacktestFiring {
  const { from, to, severity, peak } = fieldsOf(given, path);
  return {
    from: instant(from, `${path}.from`),
    to: orNull(instant)(to, `${path}.to`),
    severity: oneOf(alertSeverities)(severity, `${path}.severity`),
    peak: orNull((one: unknown, at: string) => {
      const worst = fieldsOf(one, at);
      return { from: instant(worst["from"], `${at}.from`), value: number(worst["value"], `${at}.value`) };
    })(peak, `${path}.peak`),
  };
}
