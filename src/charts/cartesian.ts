import { BarChart, LineChart } from "echarts/charts";
import { GridSimpleComponent } from "echarts/components";
import { dispose, getInstanceByDom, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([LineChart, BarChart, GridSimpleComponent, SVGRenderer]);

/** The pieces of ECharts that lines, areas and bars need. Import it dynamically: it is most of a page's weight. */
export const cartesian = { init, getInstanceByDom, dispose };
