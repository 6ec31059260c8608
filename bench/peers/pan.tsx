import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import "../pages/cockpit.css";
import { lineOf } from "../pages/line.ts";
import type { Line, LineChart, PanControl } from "../pages/line.ts";
import { ourLine } from "../pages/panOurs.tsx";

declare global {
  interface Window {
    pan: PanControl;
  }
}

const width = 1200;

let current: uPlot | undefined;

/** uPlot with its usual way of panning: a drag moves the scale. */
function uplotLine(): LineChart {
  let drawn = 0;
  return {
    mount(element, { times, values }: Line) {
      const seconds = times.map((time) => time / 1000);
      current = new uPlot(
        { width, height: 320, cursor: { drag: { x: false, y: false } }, series: [{}, { stroke: "#2f6fde" }], hooks: { draw: [() => void (drawn += 1)] } },
        [seconds, values as number[]],
        element,
      );
    },
    unmount() {
      current?.destroy();
      drawn = 0;
    },
    mark: () => (drawn === 0 ? null : String(drawn)),
    points: () => current?.data[0].length ?? 0,
  };
}

const charts: { readonly [library: string]: LineChart } = { metricdeck: ourLine(), uplot: uplotLine() };
const root = document.getElementById("root") as HTMLElement;
root.style.width = `${width}px`;
let shown: { readonly chart: LineChart; stop(): void } | undefined;
let frames: number[] = [];
let pictures = 0;

const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
const painted = () =>
  new Promise<number>((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    });
  });

async function mount(library: string, points: number): Promise<{ readonly chart: LineChart; readonly ms: number }> {
  const chart = charts[library] as LineChart;
  const line = lineOf(points);
  await painted();
  const startedAt = performance.now();
  chart.mount(root, line);
  for (;;) {
    const at = await painted();
    if (chart.mark(root) !== null) {
      if (chart.points() !== points) throw new Error(`${library} was given ${chart.points()} points of ${points}`);
      return { chart, ms: at - startedAt };
    }
    if (at - startedAt > 20_000) throw new Error(`${library} never painted ${points} points`);
  }
}

window.pan = {
  async paint(library, points) {
    const { chart, ms } = await mount(library, points);
    chart.unmount();
    await painted();
    return ms;
  },
  async show(library, points) {
    const { chart } = await mount(library, points);
    const { times } = lineOf(points);
    const place = library === "uplot" ? windowedUplot(times) : await windowedOurs(points);
    await frame();
    [frames, pictures] = [[], 0];
    let isOn = true;
    let [last, mark] = [await frame(), chart.mark(root)];
    const look = (at: number) => {
      frames.push(at - last);
      last = at;
      const now = chart.mark(root);
      if (now !== mark) pictures += 1;
      mark = now;
      if (isOn) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    shown = { chart, stop: () => void (isOn = false) };
    return place;
  },
  seen: () => ({ frames: [...frames], pictures }),
  close() {
    shown?.stop();
    shown?.chart.unmount();
  },
};

/** A fifth of the time from the start on, by the slider's last thumb; its track is what is dragged. */
async function windowedOurs(points: number): Promise<{ x: number; y: number }> {
  const thumb = [...root.querySelectorAll<HTMLInputElement>("input[type='range']")][1] as HTMLInputElement;
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value") ?? {};
  set?.call(thumb, String(Math.floor(points / 5)));
  thumb.dispatchEvent(new Event("input", { bubbles: true }));
  for (let wait = 0; wait < 5; wait++) await frame();
  const { left, width, top, height } = (root.querySelector(".md-trend-track") as HTMLElement).getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

function windowedUplot(times: readonly number[]): { x: number; y: number } {
  const element = root.querySelector<HTMLElement>(".u-over") as HTMLElement;
  const [first, last] = [times[0] as number, times.at(-1) as number].map((time) => time / 1000) as [number, number];
  const span = (last - first) / 5;
  const box = element.getBoundingClientRect();
  const plot = current as uPlot;
  let from = Number.NaN;
  const move = (min: number) => plot.setScale("x", { min, max: min + span });
  move(first);
  element.addEventListener("mousedown", ({ clientX }) => void (from = clientX));
  element.addEventListener("mousemove", ({ clientX }) => {
    if (!Number.isNaN(from)) move(Math.max(first, Math.min(last - span, first + ((clientX - from) / box.width) * (last - first))));
  });
  return { x: box.left + box.width / 10, y: box.top + box.height / 2 };
}
