import type { MembersQuery, RecordsQuery } from "../../query/index.ts";
import { dayMs, midnight } from "./ask.ts";
import { mostRecords } from "./rows.ts";
import type { Scene, Shape } from "./shapes.ts";

/** Records and members: as they come, filtered, ordered and searched. */
export function shapesOfRows({ catalog, fact: { entity, time, dimensions, peak, range } }: Scene): readonly Shape[] {
  const columns = [time, ...dimensions];
  const day = { from: midnight(peak), to: midnight(peak + dayMs) };
  const [first] = dimensions;
  const records: readonly Omit<RecordsQuery, "kind" | "entity" | "columns">[] = [
    {},
    { order: [{ by: time, direction: "desc" }] },
    ...(first === undefined ? [] : [{ where: { not: { dimension: first, op: "isNull" } }, order: [{ by: first }] } as const]),
  ];
  const usual = { kind: "records", entity, columns, time: { dimension: time, range: day } } as const;
  const where = { dimension: time, op: "range", range } as const;
  const members: readonly Omit<MembersQuery, "kind" | "entity" | "dimension">[] = [
    {},
    { where },
    { where, order: "count" },
    { where, search: "A" },
  ];
  return [
    ...records.map((rest): Shape => {
      const query = { ...usual, page: { size: mostRecords }, ...rest } as const;
      return { query, entities: [entity], adds: "cells" };
    }),
    { query: usual, entities: [entity], adds: "cells" },
    ...dimensions.flatMap((dimension) =>
      members.map((rest): Shape => {
        const query = { kind: "members", dimension, entity, page: { size: 200 }, ...rest } as const;
        return { query, entities: [entity], adds: "cells" };
      }),
    ),
    ...dimensions.flatMap((dimension): readonly Shape[] => {
      const own = catalog.dimensions[dimension]?.entity;
      return own === undefined ? [] : [{ query: { kind: "members", dimension, page: { size: 200 } }, entities: [own], adds: "cells" }];
    }),
  ];
}
