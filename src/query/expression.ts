import { MetricsError } from "./error.ts";
import type { Unit } from "./metric.ts";

/** Arithmetic over named numbers. */
export type Expression =
  | { readonly number: number }
  | { readonly name: string }
  | { readonly op: "+" | "-" | "*" | "/"; readonly left: Expression; readonly right: Expression };

const parsed = new Map<string, Expression>();

/**
 * Reads `+ - * /`, parentheses, a leading minus, numbers and names.
 * @throws MetricsError `invalid-query` with the place of the first character that does not fit
 */
export function parseExpression(text: string, { path = "expression" } = {}): Expression {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const tokens = [...text.matchAll(/\s*(?:(\d+(?:\.\d+)?)|([A-Za-z][A-Za-z0-9_]*)|([-+*/()])|(\S))/g)];
  let next = 0;
  const fault = (): never => {
    const token = tokens[next];
    const sign = token?.[0].trim() ?? "";
    const at = token === undefined ? 0 : token.index + token[0].length - sign.length + 1;
    const found = token === undefined ? "it ends too early" : `"${sign}" at ${at} does not fit`;
    throw new MetricsError("invalid-query", `cannot read "${text}": ${found}; write for example "(a - b) / c * 100"`, { path });
  };
  const operator = (among: string): Operator | null => {
    const sign = tokens[next]?.[3];
    return sign !== undefined && among.includes(sign) ? (sign as Operator) : null;
  };
  const leftToRight = (among: string, operand: () => Expression): Expression => {
    let left = operand();
    for (let op = operator(among); op !== null; op = operator(among)) {
      next += 1;
      left = { op, left, right: operand() };
    }
    return left;
  };
  const sum = (): Expression => leftToRight("+-", () => leftToRight("*/", factor));
  const factor = (): Expression => {
    const [, number, name, sign] = tokens[next] ?? [];
    if (number !== undefined || name !== undefined || sign === "-" || sign === "(") next += 1;
    if (number !== undefined) return { number: Number(number) };
    if (name !== undefined) return { name };
    if (sign === "-") return { op: "-", left: { number: 0 }, right: factor() };
    if (sign !== "(") return fault();
    const inner = sum();
    if (tokens[next]?.[3] !== ")") fault();
    next += 1;
    return inner;
  };
  const expression = sum();
  if (next < tokens.length) fault();
  parsed.set(text, expression);
  return expression;
}

type Operator = "+" | "-" | "*" | "/";

/** The names in an expression, each once, in the order in which they stand. */
export function expressionNames(expression: Expression): readonly string[] {
  if ("number" in expression) return [];
  if ("name" in expression) return [expression.name];
  return [...new Set([...expressionNames(expression.left), ...expressionNames(expression.right)])];
}

/** Null where a part is not known, and where it divides by 0. */
export function evaluateExpression(expression: Expression, valueOf: (name: string) => number | null): number | null {
  if ("number" in expression) return expression.number;
  if ("name" in expression) return valueOf(expression.name);
  const left = evaluateExpression(expression.left, valueOf);
  const right = evaluateExpression(expression.right, valueOf);
  if (left === null || right === null) return null;
  switch (expression.op) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return right === 0 ? null : left / right;
    default:
      return expression.op satisfies never;
  }
}

/**
 * The unit that an expression has; null where the product or quotient has no name here and only its author can tell.
 * @throws MetricsError `invalid-query` where it adds what cannot be added
 */
export function expressionUnit(
  expression: Expression,
  unitOf: (name: string) => Unit,
  { path = "expression" } = {},
): Unit | null {
  if ("number" in expression) return "number";
  if ("name" in expression) return unitOf(expression.name);
  const left = expressionUnit(expression.left, unitOf, { path });
  const right = expressionUnit(expression.right, unitOf, { path });
  if (left === null || right === null) return null;
  const plain = (unit: Unit) => unit === "number" || unit === "share";
  if (expression.op === "+" || expression.op === "-") {
    if (sameUnit(left, right)) return left;
    if (plain(left) && plain(right)) return "share";
    if (isZero(expression.left)) return right;
    throw new MetricsError(
      "invalid-query",
      `${unitName(left)} ${expression.op} ${unitName(right)} means nothing; only equal units can be added`,
      { path },
    );
  }
  if (expression.op === "*") return plain(left) ? right : plain(right) ? left : null;
  if (sameUnit(left, right)) return "number";
  return plain(right) || right === "count" ? left : null;
}

function isZero(expression: Expression): boolean {
  return "number" in expression && expression.number === 0;
}

export function sameUnit(a: Unit, b: Unit): boolean {
  return unitName(a) === unitName(b);
}

export function unitName(unit: Unit): string {
  return typeof unit === "string" ? unit : unit.currency;
}
