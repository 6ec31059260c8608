import type { ReactElement, ReactNode } from "react";
import type { Breakpoint, Placement } from "../document/cockpitDocument.ts";
import type { WidgetSize } from "../document/widgetSpec.ts";
import type { FilterMappings } from "../query/filterMapping.ts";

/** Where it stands at each breakpoint: `wide`, and the narrower ones where they are not to follow from it. */
export type CockpitItemProps = { readonly [B in Breakpoint]?: Placement } & {
  /** Unique in its cockpit. A widget inside that is given no id of its own takes it for the source of its clauses. */
  readonly id: string;
  /** How much room it takes where it is not placed, and the least that derived layouts leave it. Default 6 columns, 6 rows. */
  readonly size?: WidgetSize;
  /** How the page's filters meet it, where they do not meet it as they are: by the ids of filters and widgets. */
  readonly filters?: FilterMappings;
  readonly children: ReactNode;
};

/** A widget's place in a `Cockpit`, which reads it: it draws nothing by itself. */
export function CockpitItem(_props: CockpitItemProps): ReactElement | null {
  return null;
}
