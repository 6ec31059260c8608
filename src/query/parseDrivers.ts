import * as v from "valibot";
import { count, durationLike, finite, list, oneOf, range, strict } from "./parseFields.ts";

/** Another period: what a comparison may be with. */
export const comparedTo = v.lazy((input) => {
  if (typeof input === "string") return oneOf(["previous"]);
  if (typeof input !== "object" || input === null || !("shift" in input)) return range;
  return strict({ shift: durationLike("P1Y or P4W") });
});

/** The schema of drivers queries, given those of the catalog's names and of what all queries share. */
export function driversSchema<const S extends v.ObjectEntries>(
  names: { readonly metric: v.GenericSchema; readonly dimension: v.GenericSchema; readonly timeDimension: v.GenericSchema },
  shared: S,
) {
  const fields = strict({
    kind: v.literal("drivers"),
    metric: names.metric,
    time: strict({ dimension: v.optional(names.timeDimension), range }),
    compare: v.optional(comparedTo),
    dimensions: list(names.dimension, { least: 1 }),
    top: v.optional(count(1_000)),
    combine: v.optional(count(3)),
    minSupport: v.optional(v.pipe(finite, v.minValue(0, "a share is 0 to 1"), v.maxValue(1, "a share is 0 to 1"))),
    ...shared,
  });
  return v.pipe(
    fields,
    v.check((query) => {
      const { combine, minSupport } = query as { readonly combine?: unknown; readonly minSupport?: unknown };
      return minSupport === undefined || combine !== undefined;
    }, "`minSupport` is of combinations: give `combine` too, or leave it out"),
  );
}
