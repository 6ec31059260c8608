import type { Catalog } from "../../query/index.ts";
import { boundColumn } from "../../server/binding.ts";
import type { AnyBinding } from "../../server/index.ts";
import type { SchemaColumn, SchemaTable } from "../schema.ts";
import type { Problem } from "./problem.ts";

/** Links whose texts have another collation than the keys that they are compared with. */
export function linkProblems(catalog: Catalog, binding: AnyBinding, schema: readonly SchemaTable[]): readonly Problem[] {
  return Object.entries(catalog.entities).flatMap(([entity, { belongsTo = {} }]) =>
    Object.entries(belongsTo).flatMap(([to, link]): readonly Problem[] => {
      const own = columnIn(schema, binding, entity, link);
      const key = columnIn(schema, binding, to, catalog.entities[to]?.key ?? "");
      const [collation, other] = [own?.collation ?? null, key?.collation ?? null];
      if (collation === null || other === null || collation === other) return [];
      return [
        {
          severity: "warning",
          where: `entities.${entity}.columns.${link}`,
          found: `${own?.name} has the collation ${collation}, and ${key?.name} of ${to}, which it is compared with, ${other}`,
          fix: "give both one collation: the index of one is passed over, and where the database compares them not at all, the first query fails there and is asked again",
        },
      ];
    }),
  );
}

function columnIn(schema: readonly SchemaTable[], { entities }: AnyBinding, entity: string, name: string): SchemaColumn | undefined {
  const bound = entities[entity];
  const place = bound === undefined ? null : boundColumn(bound, name);
  if (bound === undefined || place === null || "expression" in place) return undefined;
  const table = schema.find((one) => one.name.toLowerCase() === bound.table.toLowerCase());
  return table?.columns.find((one) => one.name.toLowerCase() === place.column.toLowerCase());
}
