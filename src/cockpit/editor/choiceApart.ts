import { isObject } from "../../document/isObject.ts";
import type { Json } from "../../document/widgetSpec.ts";
import { isList } from "./fieldFit.ts";

export interface ChoiceApart {
  readonly value: Json;
  /** How many are to be named, so that the two are told apart: at least two, and ten of many. */
  readonly most: number;
}

/** A choice of values as it stands, but with those first that another does not have, as the others are only counted. */
export function choiceApart(value: Json, other: Json | undefined): ChoiceApart {
  if (!isObject(value) || !isObject(other)) return { value, most: 2 };
  let [apart, most] = [value, 2];
  for (const list of ["values", "except"]) {
    const [here, there] = [value[list], other[list]];
    if (!isList(here) || !isList(there)) continue;
    const known = new Set(there);
    const own = here.filter((one) => !known.has(one));
    apart = { ...apart, [list]: [...own, ...here.filter((one) => known.has(one))] };
    most = Math.max(most, own.length);
  }
  return { value: apart, most: Math.min(most, 10) };
}
