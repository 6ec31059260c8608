import { MetricsError } from "../../query/error.ts";
import { collectFaults } from "../check/faults.ts";
import type { Faults } from "../check/faults.ts";
import { isObject } from "../isObject.ts";
import type { Json, JsonObject } from "../widgetSpec.ts";

/** The version of documents that this library writes. */
export const documentVersion = 1;

/** Makes a document of the next version from one of its own. What it does not know it keeps. */
export type Migration = (document: JsonObject) => JsonObject;

/** By the version that each begins with: the one under 1 makes a document of version 2. */
export type Migrations = { readonly [from: number]: Migration };

const ownMigrations: Migrations = {};

export interface MigrateOptions {
  /** Default: the library's. */
  readonly migrations?: Migrations;
  /** The version that is wanted. Default: the library's newest. */
  readonly to?: number;
}

/**
 * A document of an older version as one of the newest, step by step. `parseDocument` does it, too; by itself it is for
 * stores that bring what they hold up to date.
 * @throws MetricsError `invalid-query` where it is no cockpit's document, or of a version that is newer than the library
 */
export function migrateDocument(document: JsonObject, options: MigrateOptions = {}): JsonObject {
  const faults = collectFaults();
  const current = migrated(document, faults, options);
  const [first] = faults.found;
  if (current !== undefined) return current;
  throw new MetricsError("invalid-query", first?.message.en ?? "", { path: first?.path });
}

/** Undefined where a fault was reported. */
export function migrated(
  document: Json,
  faults: Faults,
  { migrations = ownMigrations, to = documentVersion }: MigrateOptions = {},
): JsonObject | undefined {
  const refuse = (path: string, en: string, zh: string) => {
    faults.report(path, en, zh);
    return undefined;
  };
  if (!isObject(document)) return refuse("", "expected a cockpit's document, an object", "应为驾驶舱文档对象");
  const { format, version } = document;
  if (format !== "metricdeck.cockpit") return refuse("format", 'expected "metricdeck.cockpit"', '应为 "metricdeck.cockpit"');
  if (typeof version !== "number" || !Number.isSafeInteger(version) || version < 1) {
    return refuse("version", `expected a whole number from 1 to ${to}`, `应为 1 到 ${to} 的整数`);
  }
  if (version > to) {
    return refuse(
      "version",
      `the document is of version ${version}, and this library reads up to ${to}; update metricdeck`,
      `文档版本为 ${version}，当前库最高支持 ${to}；请升级 metricdeck`,
    );
  }
  let current = document;
  for (let from = version; from < to; from += 1) {
    const step = Object.hasOwn(migrations, from) ? migrations[from] : undefined;
    if (step === undefined) return refuse("version", `there is no migration from version ${from}`, `没有从版本 ${from} 开始的迁移`);
    current = { ...step(current), version: from + 1 };
  }
  return current;
}
