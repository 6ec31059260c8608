import { inLowerCase } from "../../query/inLowerCase.ts";
import { valueComparator } from "../../engine/compareValues.ts";
import { finishMembers, planMembers } from "../../engine/members.ts";
import type { AnyRow, Catalog, MembersQuery, QueryContext, TableResult } from "../../query/index.ts";
import { MetricsError } from "../../query/index.ts";
import { cubeFilter, withoutConstants } from "./cubeFilter.ts";
import type { CubeFilter } from "./cubeFilter.ts";
import type { CubeLoad } from "./cubeLoad.ts";
import type { CubeMapping } from "./mapping.ts";
import { dimensionValue, localText, memberIn, mostRows, presenceOf } from "./planLoads.ts";

/** The values of a dimension with their rows; searched, ordered and cut here, where every value has come. */
export async function answerMembers(
  catalog: Catalog,
  mapping: CubeMapping,
  query: MembersQuery,
  load: CubeLoad,
  context: QueryContext,
  { now }: { readonly now: number },
): Promise<TableResult<AnyRow>> {
  const plan = planMembers(catalog, query, { now });
  const { dimension, entity, offset, order, search, size, where } = plan;
  const measure = presenceOf(catalog, mapping, entity);
  if (measure === null) {
    throw new MetricsError("unsupported", `no count of all ${entity} rows is mapped, by which members are counted: map one`, {
      path: "entity",
    });
  }
  const member = memberIn(mapping, dimension);
  const names = {
    memberOf: (name: string) => memberIn(mapping, name),
    isTime: (name: string) => catalog.dimensions[name]?.kind === "time",
    localTime: (instant: string) => localText(Date.parse(instant), "UTC"),
  };
  const filter = where === null ? true : withoutConstants(cubeFilter(names, where));
  if (filter === false) return finishMembers(plan, [], false);
  const filters = filter === true ? {} : { filters: [filter as CubeFilter] };
  const { data } = await load({ measures: [measure], dimensions: [member], ...filters, timezone: "UTC", limit: mostRows }, context);
  if (data.length >= mostRows) {
    throw new MetricsError("too-large", `${dimension} has more values than the ${mostRows} that Cube gives at once; filter them`, {
      path: "dimension",
    });
  }
  const sought = search === null ? undefined : inLowerCase(search);
  const compare = valueComparator(catalog.dimensions[dimension]);
  const members = data
    .map((row) => ({ value: dimensionValue(catalog.dimensions[dimension], row[member]), count: Number(row[measure]) }))
    .filter(({ value }) => sought === undefined || (value !== null && inLowerCase(String(value)).includes(sought)))
    .sort((a, b) => (order === "count" ? b.count - a.count : 0) || compare(a.value, b.value));
  return finishMembers(plan, members.slice(offset, offset + size), members.length > offset + size);
}
