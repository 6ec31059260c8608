import { documentLimits } from "./check/documentLimits.ts";
import type { Field } from "./field.ts";

const valueField = {
  kind: "oneOf",
  label: { en: "Value", "zh-CN": "取值" },
  of: [
    { kind: "text", label: { en: "Text", "zh-CN": "文本" } },
    { kind: "number", label: { en: "Number", "zh-CN": "数值" } },
    { kind: "boolean", label: { en: "Yes or no", "zh-CN": "是或否" } },
    { kind: "choice", label: { en: "Unknown", "zh-CN": "未知" }, options: [{ value: null, label: { en: "Unknown", "zh-CN": "未知" } }] },
  ],
} as const satisfies Field;

/** The parts of a choice among a dimension's values. */
export const valuesFields = {
  op: {
    kind: "choice",
    label: { en: "Values are", "zh-CN": "方式" },
    required: true,
    options: [
      { value: "in", label: { en: "Included", "zh-CN": "包含" } },
      { value: "notIn", label: { en: "Left out", "zh-CN": "排除" } },
    ],
  },
  values: { kind: "list", label: { en: "Values", "zh-CN": "取值" }, required: true, most: documentLimits.filterValues, of: valueField },
  contains: {
    kind: "text",
    label: { en: "All with", "zh-CN": "所有包含" },
    help: { en: "Every value that holds this text, beside those that are listed.", "zh-CN": "所有包含该文本的值，另加已列出的值。" },
  },
  ignoreCase: { kind: "boolean", label: { en: "Upper and lower case alike", "zh-CN": "不区分大小写" } },
  except: {
    kind: "list",
    label: { en: "But", "zh-CN": "除去" },
    help: { en: "Of the values that hold the text, those that are not meant.", "zh-CN": "包含该文本、但不计入的值。" },
    most: documentLimits.filterValues,
    of: valueField,
  },
} as const satisfies { readonly [part: string]: Field };

/** Those that say something of `contains`, and nothing without it. */
export const partsOfRule = ["ignoreCase", "except"] as const;
