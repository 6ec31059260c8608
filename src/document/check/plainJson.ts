import { below } from "../finding.ts";
import type { Json } from "../widgetSpec.ts";
import { documentLimits } from "./documentLimits.ts";
import type { Faults } from "./faults.ts";

/**
 * A copy that holds nothing but JSON, so that whatever is read after it is what was checked. What is undefined is left
 * out, as `JSON.stringify` does; undefined itself where the input is no JSON at all.
 */
export function plainJson(input: unknown, faults: Faults): Json | undefined {
  let left: number = documentLimits.values;
  let isFull = false;

  const refuse = (path: string, en: string, zh: string) => {
    faults.report(path, en, zh);
    return undefined;
  };

  const copy = (value: unknown, path: string, depth: number): Json | undefined => {
    if (isFull) return undefined;
    left -= 1;
    if (left < 0) {
      isFull = true;
      return refuse(path, `a document holds at most ${documentLimits.values} values`, `文档最多包含 ${documentLimits.values} 个值`);
    }
    switch (typeof value) {
      case "boolean":
        return value;
      case "number":
        if (!Number.isFinite(value)) return refuse(path, `${value} is no number of JSON`, `${value} 不是合法的 JSON 数值`);
        return value === 0 ? 0 : value;
      case "string":
        return textOf(value, path);
      case "object":
        return value === null ? null : within(value, path, depth);
      default:
        return refuse(path, `a ${typeof value} is no JSON`, `${typeof value} 不是 JSON`);
    }
  };

  const textOf = (value: string, path: string) => {
    const { text } = documentLimits;
    if (value.length > text) return refuse(path, `the text has more than ${text} characters`, `文本超过 ${text} 个字符`);
    if (/\p{Surrogate}/u.test(value)) return refuse(path, "the text holds half of a character", "文本包含不完整的字符");
    return value;
  };

  const within = (value: object, path: string, depth: number): Json | undefined => {
    if (depth >= documentLimits.depth) {
      return refuse(path, `a document is nested at most ${documentLimits.depth} deep`, `文档最多嵌套 ${documentLimits.depth} 层`);
    }
    if (Array.isArray(value)) return Array.from(value, (item, at) => copy(item, below(path, at), depth + 1) ?? null);
    const what = Object.prototype.toString.call(value);
    if (what !== "[object Object]") return refuse(path, `${what.slice(8, -1)} is no JSON`, `${what.slice(8, -1)} 不是 JSON`);
    const entries: [string, Json][] = [];
    for (const key of Object.keys(value)) {
      const item = readOf(value, key, path);
      if (item === undefined) continue;
      const at = below(path, key);
      if (isInherited(key)) refuse(at, `"${key}" is a name of JavaScript's own; use another`, `“${key}”是 JavaScript 的保留名称，请换一个`);
      else entries.push([key, copy(item, at, depth + 1) ?? null]);
    }
    return Object.fromEntries(entries);
  };

  /** What a getter gives; one that throws is told where it is, not by its own error. */
  const readOf = (value: object, key: string, path: string): unknown => {
    try {
      return (value as { readonly [key: string]: unknown })[key];
    } catch {
      return refuse(below(path, key), `"${key}" cannot be read: its getter throws; give plain JSON`, `“${key}”无法读取:其 getter 抛出异常；请提供纯 JSON`);
    }
  };

  return copy(input, "", 0);
}

/** Whether every object has something of that name, so that a lookup would find what nobody wrote. */
function isInherited(key: string): boolean {
  return key in Object.prototype;
}
