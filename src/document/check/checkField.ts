import { suggestion } from "../../query/nearest.ts";
import type { Field, FieldOption } from "../field.ts";
import { below } from "../finding.ts";
import type { Json } from "../widgetSpec.ts";
import { checkShape } from "./checkShape.ts";
import { documentLimits } from "./documentLimits.ts";
import { durationPattern, linkPattern, namePattern } from "./documentPatterns.ts";
import { collectFaults } from "./faults.ts";
import type { Faults } from "./faults.ts";
import { isObject } from "../isObject.ts";
import { partsOfRule, valuesFields } from "../valuesFields.ts";

/** Whether a value is what the field says; names are not looked up. */
export function checkField(field: Field, value: Json, path: string, faults: Faults): void {
  switch (field.kind) {
    case "metric":
    case "dimension":
    case "hierarchy":
    case "event":
      return checkName(value, path, faults);
    case "metrics":
    case "dimensions":
    case "events":
      return checkList(value, path, faults, field, (item, at) => checkName(item, at, faults));
    case "list":
      return checkList(value, path, faults, field, (item, at) => checkField(field.of, item, at, faults));
    case "range":
    case "filter":
    case "grain":
      return checkShape(field.kind, value, path, faults);
    case "values":
      return checkValues(value, path, faults);
    case "duration":
      if (typeof value === "string" && durationPattern.test(value)) return;
      return faults.report(path, `expected an ISO 8601 duration such as P3D or PT4H`, "应为 ISO 8601 时长，例如 P3D 或 PT4H");
    case "text":
      return checkText(value, path, faults, field.most);
    case "name":
      if (typeof value === "string" && namePattern.test(value)) return;
      return faults.report(path, "expected a name of letters, digits and _", "应为由字母、数字和下划线组成的名称");
    case "link":
      if (typeof value === "string" && linkPattern.test(value)) return;
      return faults.report(
        path,
        "expected a link: a path such as /tickets, an anchor, or an address with https:, http: or mailto:",
        "应为链接:以 / 开头的路径、锚点，或 https:、http:、mailto: 地址",
      );
    case "localized":
      return checkLocalized(value, path, faults, field);
    case "number":
      return checkNumber(value, path, faults, field);
    case "boolean":
      if (typeof value === "boolean") return;
      return faults.report(path, "expected true or false", "应为 true 或 false");
    case "choice":
      return checkChoice(value, path, faults, field.options);
    case "object":
      return checkFields(field.fields, value, path, faults);
    case "perMetric":
      if (!isObject(value)) return faults.report(path, "expected an object by the names of metrics", "应为以指标名为键的对象");
      return Object.entries(value).forEach(([name, item]) => {
        checkName(name, below(path, name), faults);
        checkField(field.of, item, below(path, name), faults);
      });
    case "oneOf":
      return checkOneOf(field, value, path, faults);
    default:
      return field satisfies never;
  }
}

/** A choice among a dimension's values: a list, a text that they hold, or both. */
function checkValues(value: Json, path: string, faults: Faults): void {
  checkFields(valuesFields, value, path, faults);
  if (!isObject(value)) return;
  if (value["contains"] === "") {
    faults.report(below(path, "contains"), "expected a text that is not empty; leave it out where there is no rule", "文本不能为空；没有规则时请去掉");
  }
  for (const part of partsOfRule) {
    if (!Object.hasOwn(value, part) || Object.hasOwn(value, "contains")) continue;
    faults.report(below(path, part), `${part} has no effect without contains`, `没有 contains 时，${part} 不起作用`);
  }
}

/** An object with these fields and no others. */
export function checkFields(
  fields: { readonly [name: string]: Field | undefined },
  value: Json,
  path: string,
  faults: Faults,
): void {
  if (!isObject(value)) return faults.report(path, "expected an object", "应为对象");
  const known = Object.keys(fields);
  for (const [key, item] of Object.entries(value)) {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (field === undefined) unknownKey(key, known, path, faults);
    else checkField(field, item, below(path, key), faults);
  }
  for (const [name, field] of Object.entries(fields)) {
    if (field?.required === true && !Object.hasOwn(value, name)) required(name, path, faults);
  }
}

export function unknownKey(key: string, known: readonly string[], path: string, faults: Faults): void {
  const list = known.slice(0, 10).join("、");
  faults.report(below(path, key), `unknown key; ${suggestion(key, known)}`, known.length === 0 ? "未知的键" : `未知的键；可用:${list}`);
}

export function required(name: string, path: string, faults: Faults): void {
  faults.report(below(path, name), `${name} is required`, `缺少 ${name}`);
}

interface Bounds {
  readonly least?: number;
  readonly most?: number;
}

export function checkList(
  value: Json,
  path: string,
  faults: Faults,
  { least = 0, most = 50 }: Bounds,
  checkItem: (item: Json, path: string) => void,
): void {
  if (!Array.isArray(value)) return faults.report(path, "expected a list", "应为列表");
  const items = value as readonly Json[];
  if (items.length < least) faults.report(path, `expected at least ${least}`, `至少需要 ${least} 项`);
  if (items.length > most) return faults.report(path, `expected at most ${most}, got ${items.length}`, `最多 ${most} 项，实际 ${items.length} 项`);
  items.forEach((item, at) => checkItem(item, below(path, at)));
}

export function checkName(value: Json, path: string, faults: Faults): void {
  if (typeof value === "string" && value !== "" && value.length <= documentLimits.name) return;
  faults.report(path, "expected a name of the catalog", "应为指标目录中的名称");
}

export function checkText(value: Json, path: string, faults: Faults, most: number = documentLimits.text): void {
  if (typeof value !== "string") return faults.report(path, "expected a text", "应为文本");
  // Characters, as JSON Schema counts them.
  const { length } = value.length > most ? Array.from(value) : value;
  if (length > most) faults.report(path, `expected at most ${most} characters, got ${length}`, `最多 ${most} 个字符，实际 ${length} 个`);
}

export function checkLocalized(value: Json, path: string, faults: Faults, { most }: { readonly most?: number }): void {
  if (!isObject(value)) {
    return faults.report(path, 'expected a text by language, { "en": …, "zh-CN": … }', '应为按语言的文本:{ "en": …, "zh-CN": … }');
  }
  for (const [language, text] of Object.entries(value)) {
    if (language === "en" || language === "zh-CN") checkText(text, below(path, language), faults, most);
    else unknownKey(language, ["en", "zh-CN"], path, faults);
  }
  if (!Object.hasOwn(value, "en")) required("en", path, faults);
}

interface NumberBounds extends Bounds {
  readonly whole?: boolean;
}

export function checkNumber(value: Json, path: string, faults: Faults, { least, most, whole = false }: NumberBounds): void {
  if (typeof value !== "number") return faults.report(path, "expected a number", "应为数值");
  if (whole && !Number.isSafeInteger(value)) return faults.report(path, "expected a whole number", "应为整数");
  if (least !== undefined && value < least) return faults.report(path, `expected ${least} or more`, `应不小于 ${least}`);
  if (most !== undefined && value > most) faults.report(path, `expected ${most} or less`, `应不大于 ${most}`);
}

export function checkChoice(value: Json, path: string, faults: Faults, options: readonly Pick<FieldOption, "value">[]): void {
  if (options.some((option) => option.value === value)) return;
  const known = options.map((option) => JSON.stringify(option.value));
  const near = typeof value === "string" && options.some((option) => typeof option.value === "string");
  const hint = near ? `; ${suggestion(value, options.map((option) => String(option.value)))}` : "";
  faults.report(path, `expected ${known.join(" or ")}${hint}`, `应为 ${known.join(" 或 ")}`);
}

/** Where none fits, what is wrong with the one that comes nearest. */
function checkOneOf({ of }: Extract<Field, { readonly kind: "oneOf" }>, value: Json, path: string, faults: Faults): void {
  const tried = of.map((field) => {
    const own = collectFaults();
    checkField(field, value, path, own);
    return own.found;
  });
  if (tried.some((found) => found.length === 0)) return;
  const inside = tried.filter((found) => found.every((finding) => finding.path !== path)).toSorted((a, b) => a.length - b.length);
  if (inside[0] !== undefined) return void faults.found.push(...inside[0]);
  const said = tried.flatMap(([first]) => (first === undefined ? [] : [first.message]));
  faults.report(path, [...new Set(said.map(({ en }) => en))].join(", or "), [...new Set(said.map((text) => text["zh-CN"] ?? text.en))].join("，或"));
}
