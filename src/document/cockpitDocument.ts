import type { DimensionChoice } from "../query/dimensionChoice.ts";
import type { FilterMappings } from "../query/filterMapping.ts";
import type { NamedPreset, OwnPreset } from "../query/namedPreset.ts";
import type { LocalizedText } from "../query/locale.ts";
import type { Range } from "../query/range.ts";
import type { JsonObject } from "./widgetSpec.ts";

/** Where a widget stands: columns and rows from 0 on, sizes in columns and rows. */
export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** From the widest to the narrowest. */
export const breakpoints = ["wide", "medium", "narrow"] as const;
export type Breakpoint = (typeof breakpoints)[number];

/** The columns of each layout. */
export const columnsOf = { wide: 12, medium: 6, narrow: 2 } as const satisfies { readonly [B in Breakpoint]: number };

/** By the widgets' ids. */
export interface Placements {
  readonly [widget: string]: Placement;
}

/** `wide` names every widget. The others are derived from it until they are given, and then they name every widget too. */
export type CockpitLayout = { readonly wide: Placements } & { readonly [B in Exclude<Breakpoint, "wide">]?: Placements };

interface FilterBase {
  /** The source of its clauses, and its name in the address. Unique among the filters and widgets. */
  readonly id: string;
  /** Default: what it is about, as the catalog calls it. */
  readonly label?: LocalizedText;
}

export interface DateRangeFilter extends FilterBase {
  readonly kind: "dateRange";
  /** Default: the last 28 complete days. */
  readonly start?: Range;
  /** What the menu offers, in this order. Default: what the page's calendar knows. */
  readonly presets?: readonly (NamedPreset | OwnPreset<LocalizedText>)[];
}

export interface DimensionFilterControl extends FilterBase {
  readonly kind: "dimension";
  readonly dimension: string;
  /** Default: all values. */
  readonly start?: DimensionChoice;
}

/** Keeps the values of a dimension whose metric meets the condition: agents with a CSAT below 80 %. */
export interface MeasureFilterControl extends FilterBase {
  readonly kind: "measure";
  readonly dimension: string;
  readonly metric: string;
  /** Default: no condition. */
  readonly start?: { readonly op: "gt" | "gte" | "lt" | "lte"; readonly value: number };
}

/** A control in the cockpit's bar. */
export type CockpitFilter = DateRangeFilter | DimensionFilterControl | MeasureFilterControl;

export interface CockpitWidget {
  /** Of a `WidgetSpec`. */
  readonly type: string;
  readonly props: JsonObject;
  /** By the ids of filters and widgets. */
  readonly filters?: FilterMappings;
}

/** A whole cockpit as JSON: made by hand, by the editor or by a model, and equal to what children in TSX say. */
export interface CockpitDocument {
  /** Where editors of JSON find the schema. */
  readonly $schema?: string;
  readonly format: "metricdeck.cockpit";
  readonly version: 1;
  readonly title: LocalizedText;
  readonly description?: LocalizedText;
  readonly filters?: readonly CockpitFilter[];
  /** By id: `[a-z][a-zA-Z0-9-]*`, at most 40 letters, and no name of JavaScript's own such as `constructor`. */
  readonly widgets: { readonly [id: string]: CockpitWidget };
  readonly layout: CockpitLayout;
}
