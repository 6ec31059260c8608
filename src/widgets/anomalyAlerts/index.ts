export { AnomalyAlerts } from "./AnomalyAlerts.tsx";
export type { AnomalyAlertsProps } from "./AnomalyAlerts.tsx";
export { AnomalyAlertsView } from "./AnomalyAlertsView.tsx";
export type { AnomalyAlertsViewProps } from "./AnomalyAlertsView.tsx";
export type { AlertHostAction } from "./AlertMenu.tsx";
export type { ShownAlerts } from "./AlertsBody.tsx";
export type { AlertsModel, PendingAct } from "./alertsModel.ts";
export { useAnomalyAlerts } from "./useAnomalyAlerts.ts";
export type { AlertDesk, AlertOutcome, AnomalyAlertsState, UseAnomalyAlertsProps } from "./useAnomalyAlerts.ts";
