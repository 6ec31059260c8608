"use client";
import { Children, forwardRef } from "react";
import type { ComponentPropsWithoutRef, ReactElement, ReactNode, RefAttributes } from "react";
import type { Catalog, MetricName } from "../../query/catalog.ts";
import type { RegisteredCatalog } from "../../react/register.ts";
import { classes } from "../../react/classes.ts";
import { useProvided } from "../../react/useProvided.ts";
import { useSelection } from "../../react/useSelection.ts";
import { useWidgetId } from "../../react/useWidgetId.ts";
import { resolveFor } from "../../selection/selection.ts";
import { KpiTile } from "./KpiTile.tsx";
import type { KpiTileProps } from "./KpiTile.tsx";
import { stripGroups } from "./stripGroups.ts";

/** What one tile of a strip has of its own. */
export type KpiStripItem<C extends Catalog> = Pick<
  KpiTileProps<C>,
  "metric" | "target" | "thresholds" | "href" | "onSelect"
>;

type Shared<C extends Catalog> = Pick<
  KpiTileProps<C>,
  "compare" | "range" | "where" | "mode" | "summary" | "sparkline" | "onSelect"
>;

export interface KpiStripProps<C extends Catalog = RegisteredCatalog>
  extends Shared<C>,
    Omit<ComponentPropsWithoutRef<"ul">, "onSelect"> {
  /** Tiles that ask the server once: one query for their numbers and one for their lines. */
  readonly metrics?: readonly (MetricName<C> | KpiStripItem<C>)[];
  /** Tiles of the host's own making, behind those of `metrics`. */
  readonly children?: ReactNode;
}

/** Tiles side by side, as many in a row as fit. */
export const KpiStrip = forwardRef<HTMLUListElement, KpiStripProps<Catalog>>(function KpiStrip(
  { metrics = [], children, compare, range, where, mode, summary, sparkline, onSelect, id, className, ...rest },
  ref,
) {
  const { catalog } = useProvided<Catalog>();
  const { clauses } = useSelection();
  const widgetId = useWidgetId(id);
  const items = metrics.map((item) => (typeof item === "string" ? { metric: item } : item));
  const names = items.map(({ metric }) => metric);
  const groups = stripGroups(catalog, names, resolveFor(clauses, widgetId).filter);
  const shared = Object.fromEntries(
    Object.entries({ compare, range, where, mode, summary, sparkline, onSelect }).filter(([, value]) => value !== undefined),
  ) as Shared<Catalog>;
  return (
    <ul {...rest} ref={ref} id={id} role="list" className={classes("md-strip", className)}>
      {items.map((item) => (
        <li key={item.metric}>
          <KpiTile<Catalog> {...shared} {...item} askedWith={groups.get(item.metric) ?? [item.metric]} />
        </li>
      ))}
      {Children.map(children, (child) => child && <li>{child}</li>)}
    </ul>
  );
}) as <C extends Catalog = RegisteredCatalog>(props: KpiStripProps<C> & RefAttributes<HTMLUListElement>) => ReactElement;
