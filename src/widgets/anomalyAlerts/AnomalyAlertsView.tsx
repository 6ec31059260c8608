"use client";

import { forwardRef, useState } from "react";
import type { Catalog } from "../../query/catalog.ts";
import { MetricsError } from "../../query/error.ts";
import { classes } from "../../react/classes.ts";
import { part } from "../../react/part.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { usePart } from "../../react/usePart.ts";
import { StateView } from "../frame/StateView.tsx";
import { WidgetFrame } from "../frame/WidgetFrame.tsx";
import type { WidgetFrameProps } from "../frame/WidgetFrame.tsx";
import type { AlertFilter } from "./alertRows.ts";
import type { AlertsBodyProps } from "./AlertsBody.tsx";
import type { AlertsModel } from "./alertsModel.ts";

export interface AnomalyAlertsViewProps
  extends Omit<WidgetFrameProps<AlertsModel>, "children" | "table" | "tableBy" | "asOf" | "covers" | "narrowedBy">,
    Omit<AlertsBodyProps, "model" | "title" | "filter" | "onFilter"> {}

/** What draws the list: loaded while the incidents are on their way. */
const drawing = part(async () => {
  const [{ AlertsBody }, { alertsTable }, { alertsInEnglish }] = await Promise.all([
    import("./AlertsBody.tsx"),
    import("./alertsTable.ts"),
    import("../../i18n/english/alerts.ts"),
  ]);
  return { AlertsBody, alertsTable, alertsInEnglish };
});

/** Alerts of your own: `state` says what there is to show, `desk` what can be done. */
export const AnomalyAlertsView = forwardRef<HTMLElement, AnomalyAlertsViewProps>(function AnomalyAlertsView(
  { state, title, desk, shown, onShown, snoozeSeconds, incidentActions, driverDimensions, height = 440, className, ...rest },
  ref,
) {
  const provided = useLocalized<Catalog>();
  const drawn = usePart(drawing, true);
  const [filter, setFilter] = useState<AlertFilter>({ severity: null, owner: null });
  const shownState = drawn === undefined && state.status === "ready" ? ({ status: "pending" } as const) : state;
  return (
    <WidgetFrame
      {...rest}
      {...(drawn && {
        table: (model: AlertsModel) => {
          const words = provided.messages.alerts ?? drawn.alertsInEnglish;
          return drawn.alertsTable(model, title, { ...provided, words, now: new Date(provided.now()).toISOString(), filter, shown });
        },
      })}
      ref={ref}
      className={classes("md-alerts-frame", className)}
      title={title}
      state={shownState}
      height={height}
      asOf={shownState.status === "ready" ? shownState.model.evaluatedAt : null}
    >
      {(model) =>
        drawn ? (
          <drawn.AlertsBody
            model={model}
            title={title}
            desk={desk}
            shown={shown}
            onShown={onShown}
            snoozeSeconds={snoozeSeconds}
            incidentActions={incidentActions}
            driverDimensions={driverDimensions}
            filter={filter}
            onFilter={setFilter}
          />
        ) : (
          <StateView state={{ status: "error", error: unloaded(), retry: drawing.load }} />
        )
      }
    </WidgetFrame>
  );
});

function unloaded(): MetricsError {
  return new MetricsError("unavailable", "the code of the alerts could not be loaded");
}
