import { controlOf } from "../pages/cockpit.ts";
import type { Cockpit, CockpitControl } from "../pages/cockpit.ts";
import type { Answers } from "../pages/cockpitOurs.tsx";
import { charts } from "../pages/desk.ts";
import { pageAloneControl } from "../pages/pageAlone.ts";
import type { PageAloneControl } from "../pages/pageAlone.ts";
import { peerCockpit } from "./cockpit/PeerCockpit.tsx";

const cockpits: { readonly [name: string]: () => Promise<Cockpit> } = {
  metricdeck: async () => (await import("../pages/cockpitOurs.tsx")).ourCockpit(window.answers ?? {}),
  "metricdeck, computing": async () => {
    const own = (await import("../pages/cockpitOurs.tsx")).ourCockpit(null);
    window.answered = own.answered;
    return own;
  },
  "echarts-for-react": async () => peerCockpit((await import("./cockpit/echartsForReact.tsx")).peer),
  recharts: async () => peerCockpit((await import("./cockpit/recharts.tsx")).peer),
  "mui-x-charts": async () => peerCockpit((await import("./cockpit/mui.tsx")).peer),
  nivo: async () => peerCockpit((await import("./cockpit/nivo.tsx")).peer),
  "echarts, bare": async () => peerCockpit((await import("./cockpit/bareEcharts.tsx")).peer),
  "react-chartjs-2": async () => peerCockpit((await import("./cockpit/chartjs.tsx")).peer),
};

declare global {
  interface Window {
    control: CockpitControl;
    pageAlone: PageAloneControl;
    /** What stands ready, handed in before the page runs. */
    answers?: Answers;
    /** What was computed so far. */
    answered?: () => Answers;
  }
}

window.pageAlone = pageAloneControl();
const name = new URLSearchParams(location.search).get("library") ?? "";
const cockpit = await (cockpits[name] as () => Promise<Cockpit>)();
window.control = controlOf(cockpit, document.getElementById("root") as HTMLElement, charts.length);
