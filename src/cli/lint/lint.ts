import { mariadb, mysql } from "../../server/index.ts";
import type { AnyBinding } from "../../server/index.ts";
import { nearestName } from "../../query/index.ts";
import { loadBinding, loadCatalog } from "../catalogFile.ts";
import { CliError } from "../cliError.ts";
import { openDatabase } from "../database.ts";
import { readSchema, withFlags } from "../schema.ts";
import type { SchemaTable } from "../schema.ts";
import { bindingProblems } from "./bindingProblems.ts";
import { fragmentProblems } from "./fragmentProblems.ts";
import { indexProblems } from "./indexProblems.ts";
import { linkProblems } from "./linkProblems.ts";
import type { Problem } from "./problem.ts";

export interface LintOptions {
  readonly catalog: string | undefined;
  readonly binding: string | undefined;
  readonly policy?: readonly string[] | undefined;
  /** Epoch milliseconds. Default: the system's clock. */
  readonly clock?: () => number;
}

/** Holds a binding against the database, and the database's indexes against what will be asked. Reads only. */
export async function lint(
  url: string,
  folder: string,
  { catalog: catalogFile, binding: bindingFile, policy = [], clock = Date.now }: LintOptions,
): Promise<readonly Problem[]> {
  if (catalogFile === undefined || bindingFile === undefined) {
    throw new CliError("lint compares two files with the database; give --catalog ./catalog.js --binding ./binding.js");
  }
  const catalog = await loadCatalog(catalogFile, folder);
  const binding = await loadBinding(bindingFile, folder, catalog);
  const names = Object.keys(catalog.dimensions);
  const unknown = policy.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new CliError(
      `the catalog has no dimension "${unknown}"; did you mean "${nearestName(unknown, names) ?? names[0]}"?`,
    );
  }
  const database = await openDatabase(url, folder);
  try {
    const bound = new Set(Object.values(binding.entities).map(({ table }) => table.toLowerCase()));
    const isBound = ({ name }: SchemaTable) => bound.has(name.toLowerCase());
    const schema = await withFlags(database.ask, await readSchema(database.ask, databasesOf(binding)), isBound);
    const mixed = linkProblems(catalog, binding, schema);
    const named = [...bindingProblems(catalog, binding, schema), ...mixed];
    const isUnknown = named.some(({ severity, where }) => severity === "error" && where.endsWith(".table"));
    const problems = isUnknown ? named : [...named, ...(await fragmentProblems(database.ask, catalog, binding))];
    // What cannot be read cannot be explained.
    if (problems.some(({ severity }) => severity === "error")) return problems;
    const [server] = await database.ask("SELECT VERSION() AS version");
    const dialect = /mariadb/i.test(String(server?.["version"])) ? mariadb() : mysql();
    return [
      ...problems,
      ...(await indexProblems(database.ask, { catalog, binding, schema, dialect, policy, now: clock(), mixedCollations: mixed.length > 0 })),
    ];
  } finally {
    await database.close();
  }
}

/** Databases that tables are named with. */
function databasesOf({ entities }: AnyBinding): readonly string[] {
  return [...new Set(Object.values(entities).flatMap(({ table }) => table.split(".").slice(0, -1)))];
}
