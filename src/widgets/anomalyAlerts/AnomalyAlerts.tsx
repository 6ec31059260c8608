"use client";

import { forwardRef, useState } from "react";
import type { ReactElement, RefAttributes } from "react";
import type { Catalog } from "../../query/catalog.ts";
import type { IncidentState } from "../../query/alerts.ts";
import { labelOf } from "../../react/label.ts";
import type { RegisteredCatalog } from "../../react/register.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import type { ShownAlerts } from "./AlertsBody.tsx";
import { AnomalyAlertsView } from "./AnomalyAlertsView.tsx";
import type { AnomalyAlertsViewProps } from "./AnomalyAlertsView.tsx";
import { useAnomalyAlerts } from "./useAnomalyAlerts.ts";
import type { UseAnomalyAlertsProps } from "./useAnomalyAlerts.ts";

export interface AnomalyAlertsProps<C extends Catalog = RegisteredCatalog>
  extends Omit<UseAnomalyAlertsProps<C>, "states">,
    Omit<AnomalyAlertsViewProps, "state" | "title" | "desk" | "shown" | "onShown" | "metrics"> {
  /** Default: the labels of its metrics, or the word for alerts. */
  readonly title?: string;
  /** Which are listed first. Default `active`. */
  readonly initialShown?: ShownAlerts;
}

const states: Readonly<Record<ShownAlerts, readonly IncidentState[]>> = {
  active: ["open", "acknowledged"],
  ended: ["resolved", "closed"],
  all: ["open", "acknowledged", "resolved", "closed"],
};

/** What fires now, what is done about it, and what drives it: the incidents of the adapter's `alerts`. */
export const AnomalyAlerts = forwardRef<HTMLElement, AnomalyAlertsProps<Catalog>>(function AnomalyAlerts(
  { metrics, severities, range, size, refreshMs, title, initialShown = "active", ...view },
  ref,
) {
  const { catalog, locale, messages } = useLocalized<Catalog>();
  const [shown, setShown] = useState(initialShown);
  const asked = { metrics, severities, range, size, refreshMs };
  const { state, desk } = useAnomalyAlerts<Catalog>({ ...known(asked), states: states[shown] });
  const labels = metrics?.map((metric) => labelOf(catalog.metrics, metric, locale));
  return (
    <AnomalyAlertsView
      {...view}
      {...(metrics && { metrics })}
      ref={ref}
      title={title ?? (labels === undefined ? messages.frame.alerts : messages.labeled(messages.frame.alerts, messages.list(labels)))}
      state={state}
      desk={desk}
      shown={shown}
      onShown={setShown}
    />
  );
}) as <C extends Catalog = RegisteredCatalog>(props: AnomalyAlertsProps<C> & RefAttributes<HTMLElement>) => ReactElement;

/** Without what is undefined: an option left out and one that is undefined are the same here. */
function known<T extends object>(options: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
