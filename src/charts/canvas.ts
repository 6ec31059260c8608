// Imported dynamically, and only for what SVG is too slow for.
import { use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([CanvasRenderer]);
