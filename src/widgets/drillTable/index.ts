export type { DrillColumnState } from "./columnState.ts";
export type { DrillFormat, DrillFormats, DrillRule, DrillTone } from "./drillFormat.ts";
export { DrillTable } from "./DrillTable.tsx";
export type { DrillTableProps } from "./DrillTable.tsx";
export type { DrillDensity } from "./DrillGrid.tsx";
export { DrillTableView } from "./DrillTableView.tsx";
export type { DrillTableViewProps } from "./DrillTableView.tsx";
export type {
  DrillCell,
  DrillColumn,
  DrillPath,
  DrillRow,
  DrillTableActions,
  DrillTableDrill,
  DrillTableModel,
} from "./drillTableModel.ts";
export type { DrillComparison, DrillRecords } from "./drillTableQuery.ts";
export { useDrillTable } from "./useDrillTable.ts";
export type { DrillTableState, UseDrillTableProps } from "./useDrillTable.ts";
