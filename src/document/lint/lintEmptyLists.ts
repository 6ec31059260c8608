import { isChoice } from "../../query/dimensionChoice.ts";
import type { CockpitDocument } from "../cockpitDocument.ts";
import { below } from "../finding.ts";
import type { Finding } from "../finding.ts";
import { isObject } from "../isObject.ts";
import { visitFields } from "../visitFields.ts";
import type { Json } from "../widgetSpec.ts";
import type { LintOptions } from "./lintDocument.ts";

/** Conditions that a value be one of none. */
export function lintEmptyLists({ filters = [], widgets }: CockpitDocument, { specs }: LintOptions): readonly Finding[] {
  const starts = filters.flatMap((filter, at) => {
    const isEmpty = filter.kind === "dimension" && filter.start !== undefined && !isChoice(filter.start);
    return isEmpty ? [chooses(`${below("filters", at)}.start.values`)] : [];
  });
  const found: Finding[] = [];
  for (const [id, { type, props }] of Object.entries(widgets)) {
    const fields = specs.find((spec) => spec.type === type)?.fields ?? {};
    visitFields(fields, props, `${below("widgets", id)}.props`, (field, value, path) => {
      if (field.kind === "filter") found.push(...emptyIn(value, path));
    });
  }
  return [...starts, ...found];
}

function emptyIn(filter: Json, path: string): readonly Finding[] {
  if (Array.isArray(filter)) return filter.flatMap((one: Json, at) => emptyIn(one, below(path, at)));
  if (!isObject(filter)) return [];
  if (filter["op"] === "in" && Array.isArray(filter["values"]) && filter["values"].length === 0) return [matches(`${path}.values`)];
  return ["and", "or", "not"].flatMap((join) => (filter[join] === undefined ? [] : emptyIn(filter[join], below(path, join))));
}

function matches(path: string): Finding {
  const message = { en: "a list of no values matches nothing; name one, or remove the condition", "zh-CN": "空列表不匹配任何数据；请填写值，或移除该条件" };
  return { path, message, severity: "warning" };
}

function chooses(path: string): Finding {
  const message = { en: "a list of no values chooses nothing; name one, or leave out start", "zh-CN": "空列表不选择任何值；请填写值，或去掉 start" };
  return { path, message, severity: "warning" };
}
