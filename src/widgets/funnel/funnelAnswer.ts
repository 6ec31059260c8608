import { numberOf } from "../../query/decimal.ts";
import type { Messages } from "../../i18n/messages.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { MetricColumn } from "../../query/columns.ts";
import type { DimensionValue } from "../../query/dimension.ts";
import type { AnyRow, TableResult } from "../../query/result.ts";

export interface FunnelModelOptions {
  readonly catalog: Catalog;
  readonly messages: Messages;
  /** The value of the breakdown that the others are tested against. Default: each against all the others together. */
  readonly control?: DimensionValue | undefined;
  /** Rates of fewer cases are marked, and nothing is claimed of them. Default 30. */
  readonly minSample?: number | undefined;
}

/** A value of the breakdown, or everyone. */
export interface FunnelSegment {
  readonly key: string;
  readonly label: string;
  /** Undefined for the rest and for everyone. */
  readonly value?: DimensionValue;
  /** Everything outside the top n. */
  readonly other: boolean;
  /** Place in the palette; null for the rest. */
  readonly slot: number | null;
}

/** A segment, and which rows of the answer are its. */
export interface SegmentRows {
  readonly segment: FunnelSegment;
  readonly rows: readonly number[];
}

/** The numbers of a column, and of the first comparison beside them. */
export interface Measured {
  readonly value: (row: number) => number | null;
  readonly numerator: (row: number) => number | null;
  readonly denominator: (row: number) => number | null;
  readonly compare: (row: number) => number | null;
  readonly state: (row: number) => "incomplete" | "small" | "masked" | null;
}

/** A cell column of an answer by its name; unknown everywhere where the answer has none. */
export function measured(result: TableResult<AnyRow>, name: string): Measured {
  const column = result.columns.find((one): one is MetricColumn => one.role === "metric" && one.name === name);
  const compared = Object.values(column?.compare ?? {})[0];
  const state = (row: number) => column?.states?.[row] ?? null;
  const cells = column?.cells;
  return {
    value: (row) => numberOf(cells?.value[row] ?? null),
    numerator: (row) => numberOf(cells?.numerator?.[row] ?? null),
    denominator: (row) => numberOf(cells?.denominator?.[row] ?? null),
    compare: (row) => numberOf(compared?.value[row] ?? null),
    state,
  };
}
