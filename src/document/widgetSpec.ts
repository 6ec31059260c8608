import type { Catalog } from "../query/catalog.ts";
import type { LocalizedText } from "../query/locale.ts";
import type { Field } from "./field.ts";

/** In columns of the widest layout, and in rows. */
export interface WidgetSize {
  readonly w: number;
  readonly h: number;
  /** Default 2. */
  readonly minW?: number;
  /** Default 2. */
  readonly minH?: number;
}

/**
 * What a document may say of one kind of widget, without the widget: servers check documents by it, and pages load the
 * widget when one is shown. `P` are the widget's props: a field of another name fails to compile.
 */
export interface WidgetSpec<P = never> {
  /** Unique among the widgets of a cockpit, and the component's name in TSX: `Trend`. */
  readonly type: string;
  /** Where TSX imports it from. Default `metricdeck`. */
  readonly from?: string;
  readonly label: LocalizedText;
  readonly description: LocalizedText;
  readonly fields: { readonly [K in keyof P & string]?: Field };
  readonly size: WidgetSize;
  /** What fields cannot say: rules between props. It is asked only where every prop is what its field says. */
  readonly check?: (props: JsonObject) => readonly PropFault[];
  /** What only the catalog tells, for `lintDocument`: two units on one axis. It is asked only where every name is known. */
  readonly lint?: (props: JsonObject, catalog: Catalog) => readonly PropFinding[];
  /** The tiles that it puts side by side, whose places are kept while it loads. The props may be anything. Default: none. */
  readonly tiles?: (props: JsonObject, catalog: Catalog) => readonly TileRoom[];
  /** False: the page's filters change nothing in it. Default true. */
  readonly filtered?: boolean;
}

/** What takes room in a tile beside its name and its figure. */
export interface TileRoom {
  readonly comparisons: number;
  readonly target: boolean;
  readonly sparkline: boolean;
}

export interface PropFault {
  /** Below the widget's props: `steps[1].within`. */
  readonly path: string;
  readonly message: LocalizedText;
}

export interface PropFinding extends PropFault {
  /** `error`: the widget shows an error in place of numbers. `warning`: it shows something else than is meant. */
  readonly severity: "error" | "warning";
}

export type AnyWidgetSpec = WidgetSpec<JsonObject>;

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}
