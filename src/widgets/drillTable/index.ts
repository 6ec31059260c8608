export type { DrillColumnState } from "./columnState.ts";
export type { DrillFormat, DrillFormats, DrillRule, DrillTone } from "./drillFormat.ts";
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
