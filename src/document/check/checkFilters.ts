import { filterFields } from "../filterFields.ts";
import { below } from "../finding.ts";
import type { Json } from "../widgetSpec.ts";
import { checkChoice, checkFields, checkList, required } from "./checkField.ts";
import { documentLimits } from "./documentLimits.ts";
import { idPattern } from "./documentPatterns.ts";
import type { Faults } from "./faults.ts";
import { isObject } from "../isObject.ts";

const kinds = Object.keys(filterFields);

/** The ids of a bar's filters, as far as they have some. */
export function checkFilters(filters: Json, faults: Faults): readonly string[] {
  const ids: string[] = [];
  checkList(filters, "filters", faults, { most: documentLimits.filters }, (filter, path) => {
    if (!isObject(filter)) return faults.report(path, "expected a filter, an object", "应为筛选器对象");
    const { id, kind, ...rest } = filter;
    if (id === undefined) required("id", path, faults);
    else checkId(id, below(path, "id"), faults);
    if (typeof id === "string") {
      if (ids.includes(id)) faults.report(below(path, "id"), `"${id.slice(0, 60)}" stands twice; give each filter its own id`, `“${id.slice(0, 60)}”重复，每个筛选器须有自己的 id`);
      ids.push(id);
    }
    if (kind === undefined) required("kind", path, faults);
    else if (typeof kind === "string" && Object.hasOwn(filterFields, kind)) {
      checkFields(filterFields[kind as keyof typeof filterFields], rest, path, faults);
    } else {
      checkChoice(kind, below(path, "kind"), faults, kinds.map((value) => ({ value })));
    }
  });
  return ids;
}

export function checkId(id: Json, path: string, faults: Faults): void {
  if (typeof id === "string" && idPattern.test(id)) return;
  faults.report(
    path,
    "an id begins with a small letter and has at most 40 letters, digits and hyphens",
    "id 须以小写字母开头，最多 40 个字母、数字或连字符",
  );
}
