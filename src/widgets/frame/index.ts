export { DataTable } from "./DataTable.tsx";
export type { MetricDefinition } from "./definition.ts";
export { StateView } from "./StateView.tsx";
export type { TableColumn, TableModel, TableValue } from "./tableModel.ts";
export type { ViewState } from "./viewState.ts";
export { WidgetFrame } from "./WidgetFrame.tsx";
export type { WidgetFrameProps } from "./WidgetFrame.tsx";
