import type { Dimension, LocalizedText, Metric } from "../../query/index.ts";
import type { SchemaColumn, SchemaTable } from "../schema.ts";
import { enumValues, isExact, isText, kindOf, mainTime, measuresOf, scaleOf } from "./columns.ts";
import { camelCase, capital, Names, plural, singular, words } from "./names.ts";
import { isCounted, isPersonal, isSecret } from "./personal.ts";

/** Something said about a part of the draft, for the reader of the file. */
export interface Noted {
  readonly note?: string;
}
export interface DraftEntity extends Noted {
  readonly name: string;
  readonly table: string;
  readonly key: string;
  /** More than one: the key is put together. */
  readonly keyColumns: readonly KeyColumn[];
  readonly label: LocalizedText;
  readonly links: readonly (Noted & { readonly entity: string; readonly name: string; readonly column: string })[];
  readonly columns: readonly DraftColumn[];
  /** Whether every text column of the table is compared by code point. */
  readonly exact: boolean;
  /** Columns of texts that are not. */
  readonly loose: readonly string[];
}
export interface KeyColumn {
  readonly column: string;
  /** Whether its values may hold any character: none of a number or a time. */
  readonly isFree: boolean;
}
export interface DraftColumn {
  readonly name: string;
  readonly column: string;
  readonly exact: boolean;
  readonly leads: boolean;
  /** Whether it holds days without a time. */
  readonly isDate: boolean;
}
export interface Draft {
  readonly entities: readonly DraftEntity[];
  readonly dimensions: readonly (Noted & { readonly name: string; readonly dimension: Dimension })[];
  readonly metrics: readonly { readonly name: string; readonly metric: Metric }[];
  /** What was left out, and why. */
  readonly left: readonly string[];
}

interface Place {
  readonly table: SchemaTable;
  readonly entity: string;
  readonly key: string;
}

/** A catalog and its binding as a schema suggests them: a start to be read and corrected. */
export function draftOf(schema: readonly SchemaTable[]): Draft {
  const reasons = schema.map(({ name, primaryKey, isView }) => {
    if (isView) return "a view says of no column that it is the key; bind it by hand";
    if (primaryKey.length === 0) return "it has no primary key";
    return name.includes(".") ? "a binding reads the dot in its name as the end of a schema's; give it a view" : null;
  });
  const left = schema.flatMap(({ name, isView }, at) => (reasons[at] === null ? [] : [`${isView ? "view" : "table"} ${name}: ${reasons[at]}`]));
  const tables = schema.filter((_, at) => reasons[at] === null);
  const entityNames = new Names();
  const names = new Names();
  const places = tables.map((table, index): Place => {
    const base = camelCase(table.name.replace(/^(?:t|tb|tbl|tab)_/i, ""));
    const entity = entityNames.take(singular(base), base, `table${index + 1}`);
    const [only] = table.primaryKey;
    const own = table.primaryKey.length === 1 && only !== undefined ? camelCase(only) : "";
    const key = names.take(...(own === "id" || own === "" ? [`${entity}Id`] : [own, `${entity}${capital(own)}`]));
    return { table, entity, key };
  });
  const linked = places.map((place) => linksOf(place, places, left));
  // A link may have the name of the key that it holds; a dimension may have neither's.
  for (const link of linked.flat()) if (!places.some(({ key }) => key === link.name)) names.take(link.name);
  const columnsOf = places.map((place, index) =>
    dimensionsOf(place, { names, schema: tables, links: linked[index] ?? [], left }),
  );
  const dimensions = columnsOf.flatMap((columns) =>
    columns.map(({ name, column, dimension }) => ({ name, dimension, ...(isDate(column) ? { note: dateNote } : {}) })),
  );
  const entities = places.map(({ table, entity, key }, index): DraftEntity => {
    const links = linked[index] ?? [];
    const texts = table.columns.filter(isText);
    const exact = texts.length > 0 && texts.every(isExact);
    return {
      name: entity,
      table: table.name,
      key,
      keyColumns: table.primaryKey.map((column) => ({ column, isFree: isFree(table, column) })),
      label: labelOf(words(entity), table.name, table.comment),
      links,
      columns: (columnsOf[index] ?? []).map(({ name, column }) => ({
        name,
        column: column.name,
        exact: !exact && isExact(column),
        leads: kindOf(column) === "time" && table.indexes.some((index) => index[0] === column.name && index.length > 1),
        isDate: isDate(column),
      })),
      exact,
      loose: texts.filter((column) => !isExact(column)).map((column) => column.name),
    };
  });
  const metrics = places.flatMap((place, index) =>
    metricsOf(place, { names, columns: columnsOf[index] ?? [], links: linked[index] ?? [] }),
  );
  return { entities, dimensions, metrics, left };
}

const dateNote = "a DATE, read as midnight in UTC: see binding.ts for zones west of it";

function isDate({ type }: SchemaColumn): boolean {
  return type === "date";
}

function isFree({ columns }: SchemaTable, name: string): boolean {
  const column = columns.find((one) => one.name === name);
  const kind = column === undefined ? null : kindOf(column);
  return kind === null || kind === "string" || kind === "enum";
}

type Link = DraftEntity["links"][number];

function linksOf({ table, entity, key }: Place, places: readonly Place[], left: string[]): readonly Link[] {
  const links: Link[] = [];
  const add = (column: string, target: Place, note?: string) => {
    const where = `${table.name}.${column}`;
    if (target.table.primaryKey.length !== 1) {
      return left.push(`link ${where}: the key of ${target.table.name} has several columns`);
    }
    if (target.entity === entity) return left.push(`link ${where}: it leads to its own table`);
    if (links.some((link) => link.entity === target.entity)) {
      return left.push(`link ${where}: another link leads to ${target.entity} already`);
    }
    const ordinary = camelCase(column);
    const name =
      ordinary === "" || ordinary === key || links.some((link) => link.name === ordinary)
        ? `${entity}${capital(target.entity)}Id`
        : ordinary;
    return links.push({ entity: target.entity, name, column, ...(note === undefined ? {} : { note }) });
  };
  for (const { column, table: to, targetColumn } of table.foreignKeys) {
    const target = places.find((place) => place.table.name === to);
    if (target === undefined) left.push(`link ${table.name}.${column}: ${to} is not among the tables`);
    else if (target.table.primaryKey[0] !== targetColumn)
      left.push(`link ${table.name}.${column}: ${to}.${targetColumn} is not the primary key`);
    else add(column, target);
  }
  for (const { columns, table: to } of table.wideKeys ?? []) {
    left.push(`link ${table.name}.(${columns.join(", ")}): a link to ${to} of several columns`);
  }
  for (const { name, type } of table.columns) {
    const base = /^(.+)(?:_id|Id|ID)$/.exec(name)?.[1];
    if (base === undefined || table.foreignKeys.some(({ column }) => column === name)) continue;
    if (table.primaryKey.length === 1 && table.primaryKey[0] === name) continue;
    const target = places.find((place) => place.entity === camelCase(base) && place.entity !== entity);
    const targetType = target?.table.columns.find((column) => column.name === target.table.primaryKey[0])?.type;
    if (target === undefined || targetType === undefined || isNumeric(type) !== isNumeric(targetType)) continue;
    add(name, target, "a guess by its name: no foreign key says so");
  }
  return links;
}

function isNumeric(type: string): boolean {
  return /int|decimal/.test(type);
}

interface ColumnDimension {
  readonly name: string;
  readonly column: SchemaColumn;
  readonly dimension: Dimension;
}

function dimensionsOf(
  { table, entity }: Place,
  {
    names,
    schema,
    links,
    left,
  }: {
    readonly names: Names;
    readonly schema: readonly SchemaTable[];
    readonly links: readonly Link[];
    readonly left: string[];
  },
): readonly ColumnDimension[] {
  // What a key is put together of means something by itself, above all a time.
  const [only] = table.primaryKey.length === 1 ? table.primaryKey : [];
  return table.columns.flatMap((column) => {
    if (column.name === only || links.some((link) => link.column === column.name)) return [];
    const kind = kindOf(column);
    if (kind === null) {
      left.push(`column ${table.name}.${column.name}: ${column.type} is no dimension`);
      return [];
    }
    if (isSecret(column)) {
      left.push(`column ${table.name}.${column.name}: it looks like a secret`);
      return [];
    }
    if (table.foreignKeys.some((key) => key.column === column.name)) return [];
    const plain = camelCase(column.name) || `col${column.position}`;
    const isShared = schema.some(
      (other) =>
        other !== table && other.columns.some((one) => (camelCase(one.name) || `col${one.position}`) === plain),
    );
    const own = `${entity}${capital(plain)}`;
    const name = isShared || plain === "name" || plain === "id" ? names.take(own) : names.take(plain, own);
    const label = labelOf(words(name), column.name, column.comment);
    const description = descriptionOf(column.comment, label);
    const base = {
      entity,
      label,
      ...(description === null ? {} : { description }),
      ...(isPersonal(column, table) ? { pii: true } : {}),
    };
    const dimension: Dimension =
      kind === "enum"
        ? { kind, values: enumValues(column.fullType), ...base }
        : kind === "decimal"
          ? { kind, scale: scaleOf(column) ?? 0, ...base }
          : { kind, ...base };
    return [{ name, column, dimension }];
  });
}

function metricsOf(
  { table, entity }: Place,
  {
    names,
    columns,
    links,
  }: { readonly names: Names; readonly columns: readonly ColumnDimension[]; readonly links: readonly Link[] },
): Draft["metrics"] {
  const created = mainTime(table);
  const time = columns.find(({ column }) => column === created)?.name;
  const fact = { entity, ...(time === undefined ? {} : { time }) };
  const rows = plural(entity);
  const chinese = shortChinese(table.comment) ?? (camelCase(table.name) === "" ? table.name : null);
  const label = (en: string, zh: string | null) => ({ label: zh === null ? { en } : { en, "zh-CN": zh } });
  const count = names.take(rows, `${rows}Count`, `${entity}Count`);
  const said = (one: Metric, wishes: readonly string[]) => ({ name: names.take(...wishes), metric: one });
  return [
    {
      name: count,
      metric: { kind: "count", ...fact, ...label(words(rows), chinese === null ? null : `${chinese}数`) },
    },
    ...links.map((link) =>
      said(
        {
          kind: "distinct",
          ...fact,
          of: link.name,
          ...label(`${words(plural(link.entity))} of ${words(rows).toLowerCase()}`, null),
        },
        [`${plural(link.entity)}Of${capital(rows)}`],
      ),
    ),
    ...columns.flatMap(({ name, column, dimension }) => {
      if (dimension.kind !== "number" && dimension.kind !== "decimal") return [];
      if (dimension.pii === true && !isCounted(column)) return [];
      if (table.primaryKey.includes(column.name)) return [];
      const zh = dimension.label?.["zh-CN"] ?? null;
      const unit = /seconds$/i.test(name) ? ({ unit: "seconds" } as const) : {};
      return measuresOf(column).map((kind) => {
        const [first, last] = kind === "sum" ? ["Total", "合计"] : ["Average", "平均"];
        const isSaid = kind === "sum" && name.startsWith("total");
        const wish = isSaid ? `${name}Sum` : `${first.toLowerCase()}${capital(name)}`;
        const english = isSaid ? words(name) : `${first} ${words(name).toLowerCase()}`;
        return said({ kind, ...fact, of: name, ...unit, ...label(english, zh === null ? null : `${zh}${last}`) }, [
          wish,
        ]);
      });
    }),
  ];
}

/** The comment as a label in its own language; a name in Chinese stands for itself. */
function labelOf(english: string, name: string, comment: string): LocalizedText {
  const chinese = shortChinese(comment);
  const isOwnName = /[^\x20-\x7e]/.test(name);
  if (isOwnName) return { en: name, "zh-CN": chinese ?? name };
  if (chinese !== null) return { en: english, "zh-CN": chinese };
  const short = shortened(comment);
  return { en: short === "" ? english : short };
}

function shortChinese(comment: string): string | null {
  return /\p{Script=Han}/u.test(comment) ? shortened(comment) : null;
}

/** The words before the explanation: `状态：1 新建 2 处理中` → `状态`. */
function shortened(comment: string): string {
  return (comment.split(/[:：;；,，(（\n]/)[0] ?? "").trim().slice(0, 40);
}

function descriptionOf(comment: string, { en, "zh-CN": chinese }: LocalizedText): LocalizedText | null {
  const whole = comment.trim();
  if (whole === "" || whole === en || whole === chinese) return null;
  return /\p{Script=Han}/u.test(whole) ? { en, "zh-CN": whole } : { en: whole };
}
