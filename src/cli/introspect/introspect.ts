import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { CliError } from "../cliError.ts";
import { openDatabase } from "../database.ts";
import { readSchema, withFlags } from "../schema.ts";
import { draftOf } from "./draft.ts";
import { bindingText, catalogText } from "./write.ts";

export interface IntrospectOptions {
  /** Where the two files are written. Default: the folder itself. */
  readonly out?: string | undefined;
  /** Only these tables. Default: all. */
  readonly tables?: readonly string[] | undefined;
  /** Whether files that are there may be replaced. */
  readonly force?: boolean | undefined;
}

/** What was written, and what of the schema was not. */
export interface IntrospectReport {
  /** Paths of the two files. */
  readonly files: { readonly catalog: string; readonly binding: string };
  /** How many of each there are. */
  readonly entities: number;
  readonly dimensions: number;
  readonly metrics: number;
  /** What was left out, each with the reason. */
  readonly left: readonly string[];
}

/** Writes `catalog.ts` and `binding.ts` as the database's own description suggests them. */
export async function introspect(
  url: string,
  folder: string,
  { out = ".", tables, force = false }: IntrospectOptions = {},
): Promise<IntrospectReport> {
  const target = resolve(folder, out);
  requireFolder(target);
  const files = { catalog: join(target, "catalog.ts"), binding: join(target, "binding.ts") };
  const there = Object.values(files).find((file) => existsSync(file));
  if (there !== undefined && !force) {
    throw new CliError(`${there} is there already; give another --out, or --force to replace it`);
  }
  const database = await openDatabase(url, folder);
  try {
    const schema = await readSchema(database.ask);
    const unknown = tables?.find((name) => !schema.some((table) => table.name === name));
    if (unknown !== undefined) {
      throw new CliError(`there is no table "${unknown}"; there are ${schema.map(({ name }) => name).join(", ")}`);
    }
    const asked = schema.filter(({ name }) => tables === undefined || tables.includes(name));
    const [views, real] = [asked.filter(({ isView }) => isView), asked.filter(({ isView }) => !isView)];
    const draft = draftOf([...(await withFlags(database.ask, real)), ...views]);
    if (draft.entities.length === 0) {
      throw new CliError("no table has a primary key; a catalog speaks of rows that can be told apart");
    }
    try {
      mkdirSync(target, { recursive: true });
      writeFileSync(files.catalog, catalogText(draft));
      writeFileSync(files.binding, bindingText(draft));
    } catch (cause) {
      throw new CliError(`the files cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    }
    const { entities, dimensions, metrics, left } = draft;
    return { files, entities: entities.length, dimensions: dimensions.length, metrics: metrics.length, left };
  } finally {
    await database.close();
  }
}

/** A report for people to read. */
export function introspectText({ files, entities, dimensions, metrics, left }: IntrospectReport): string {
  const counted = `${entities} entities, ${dimensions} dimensions, ${metrics} metrics`;
  return [files.catalog, files.binding, counted, ...left.map((line) => `left out: ${line}`)].join("\n");
}

/** The folder, or the nearest above it that is there. */
function requireFolder(target: string): void {
  if (!existsSync(target)) return requireFolder(dirname(target));
  if (!statSync(target).isDirectory()) throw new CliError(`${target} is a file; give --out a folder`);
}
