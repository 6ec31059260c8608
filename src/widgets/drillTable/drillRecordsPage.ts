import { formatInstant } from "../../format/date.ts";
import { formatNumber } from "../../format/number.ts";
import type { Messages } from "../../i18n/messages.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { Dimension, DimensionValue } from "../../query/dimension.ts";
import type { AnyRow, TableResult } from "../../query/result.ts";
import { valueText } from "../../react/valueText.ts";
import { labelOf } from "../../react/label.ts";
import type { DrillDetail } from "./drillTableModel.ts";

/** Rows of the source. */
export interface RecordsPage {
  readonly count: number;
  /** By the entity's key; null where rows do not tell it. */
  keyAt(row: number): DimensionValue;
  detailsAt(row: number): readonly DrillDetail[];
}

export interface RecordsPageOptions {
  readonly catalog: Catalog;
  readonly locale: string;
  readonly messages: Messages;
  readonly timeZone: string;
  /** Those shown; the answer may hold the key besides. */
  readonly columns: readonly string[];
  readonly key: string | undefined;
}

export function recordsPage(result: TableResult<AnyRow>, options: RecordsPageOptions): RecordsPage {
  const { catalog, locale, messages, columns, key } = options;
  const named = (name: string | undefined) => result.columns.find((column) => column.name === name);
  const shown = columns.flatMap((name) => {
    const column = named(name);
    return column?.role === "dimension" ? [column] : [];
  });
  const labels = shown.map(({ name }) => labelOf(catalog.dimensions, name, locale));
  const keys = named(key);
  return {
    count: result.rowCount,
    keyAt: (row) => (keys?.role === "dimension" ? (keys.values[row] ?? null) : null),
    detailsAt: (row) =>
      shown.map(({ name, values, masked }, at): DrillDetail => {
        const detail = { column: name, label: labels[at] ?? name };
        if (masked) return { ...detail, text: messages.states.hidden, value: null, isMasked: true };
        const value = values[row] ?? null;
        const text = textOf(name, value, options);
        return { ...detail, text, value: fileValue(catalog.dimensions[name], value, text) };
      }),
  };
}

/** From here on files round numbers; whole ones may be names of rows, and are handed on with every digit. */
const roundedFrom = 1e12;

function fileValue(dimension: Dimension | undefined, value: DimensionValue, text: string): string | number | null {
  if (value === null) return value;
  if (typeof value === "number") return Number.isSafeInteger(value) && Math.abs(value) >= roundedFrom ? String(value) : value;
  return typeof value === "string" && (dimension?.kind === "time" || dimension?.kind === "decimal") ? value : text;
}

function textOf(name: string, value: DimensionValue, { catalog, locale, messages, timeZone }: RecordsPageOptions): string {
  const dimension = catalog.dimensions[name];
  if (dimension?.kind === "time" && value !== null) return formatInstant(String(value), { locale, timeZone });
  if (dimension?.kind === "number" && typeof value === "number" && !isIdentifier(catalog, name)) return formatNumber(value, { locale });
  return valueText(dimension, value, { locale, messages });
}

/** Whether numbers of the dimension name rows, of its own entity or of one it belongs to: they are no quantities. */
function isIdentifier({ entities }: Catalog, name: string): boolean {
  return Object.values(entities).some(({ key, belongsTo = {} }) => key === name || Object.values(belongsTo).includes(name));
}
