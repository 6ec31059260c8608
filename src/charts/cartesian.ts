import { BarChart, LineChart } from "echarts/charts";
import { GridSimpleComponent } from "echarts/components";
import { dispose, getInstanceByDom, init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([LineChart, BarChart, GridSimpleComponent, CanvasRenderer]);

/** The pieces of ECharts that lines, areas and bars on a canvas need. Import it dynamically: it weighs more than all that a page needs else. */
export const cartesian = { init, getInstanceByDom, dispose };
