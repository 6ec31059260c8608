import type { PropFault } from "../widgetSpec.ts";

/** Each entry that stands in the list before. @param pathOf of the entry at an index */
export function repeated(names: readonly string[], pathOf: (index: number) => string): readonly PropFault[] {
  return names.flatMap((name, at) =>
    names.indexOf(name) === at
      ? []
      : [{ path: pathOf(at), message: { en: `"${name}" stands twice; name it once`, "zh-CN": `“${name}”重复，只需写一次` } }],
  );
}

/** Each given prop that has no effect because another is left out. */
export function without(
  props: { readonly [prop: string]: unknown },
  needed: string,
  names: readonly string[],
): readonly PropFault[] {
  if (props[needed] !== undefined) return [];
  return names
    .filter((name) => props[name] !== undefined)
    .map((name) => ({
      path: name,
      message: {
        en: `${name} has no effect without ${needed}; give ${needed}, or leave out ${name}`,
        "zh-CN": `缺少 ${needed} 时 ${name} 不起作用；请设置 ${needed} 或去掉 ${name}`,
      },
    }));
}

/** The ids of comparisons, one or several: names of their own, or what is well known. */
export function comparisonIds(compare: unknown): readonly string[] {
  return [compare ?? []].flat().map((one) => (typeof one === "string" ? one : (one as { readonly id: string }).id));
}

/** @param compare one comparison or several */
export function repeatedComparisons(compare: unknown): readonly PropFault[] {
  return repeated(comparisonIds(compare), (at) => (Array.isArray(compare) ? `compare[${at}]` : "compare"));
}
