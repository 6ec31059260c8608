import { AllCommunityModule, ModuleRegistry } from "ag-grid-community";
import { AgGridReact } from "ag-grid-react";
import { createRoot } from "react-dom/client";
import type { Root } from "react-dom/client";
import { rowHeightPx, tableRows } from "../pages/tableControl.ts";
import type { LargeTable, TableControl } from "../pages/tableControl.ts";
import { expandFirst, jumpOverServer, ourTable } from "../pages/tableOurs.tsx";
import { drillColumns, numberOf } from "../../stories/widgets/drillModel.ts";

ModuleRegistry.registerModules([AllCommunityModule]);

declare global {
  interface Window {
    table: TableControl;
  }
}

/** The same numbers as row objects, made before: a grid is handed what an answer was parsed into. */
const rowData = Array.from({ length: tableRows }, (_, row) => ({
  team: `Team ${row + 1}`,
  ...Object.fromEntries(
    drillColumns.map(({ id, unit }, column) => {
      const number = numberOf(row * 100, column);
      return [id, unit === "share" ? number / 1000 : id === "change" ? number - 500 : number];
    }),
  ),
}));

function agTable(): LargeTable {
  let root: Root | undefined;
  return {
    mount(element) {
      root = createRoot(element);
      root.render(
        <div style={{ height: 600 }}>
          <AgGridReact
            rowHeight={rowHeightPx}
            rowData={rowData}
            columnDefs={[
              { field: "team" as never },
              ...drillColumns.map(({ id, label, format }) => ({
                field: id as never,
                headerName: label,
                valueFormatter: ({ value }: { readonly value: number }) => format(value),
              })),
            ]}
          />
        </div>,
      );
    },
    unmount: () => root?.unmount(),
    scroller: (element) => (element.querySelector(".ag-row .ag-cell") === null ? null : element.querySelector<HTMLElement>(".ag-grid-viewport")),
    firstRow: (element) => [...element.querySelectorAll(".ag-row[row-index='0'] .ag-cell")].slice(1).map((cell) => cell.textContent).join(" "),
  };
}

const tables: { readonly [library: string]: LargeTable } = { metricdeck: ourTable(), "ag-grid": agTable() };
const root = document.getElementById("root") as HTMLElement;
const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
const painted = () =>
  new Promise<number>((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    });
  });

window.table = {
  async mount(library) {
    const table = tables[library] as LargeTable;
    await painted();
    const startedAt = performance.now();
    table.mount(root);
    for (;;) {
      const at = await painted();
      if (table.scroller(root) !== null) return { ms: at - startedAt, firstRow: table.firstRow(root) };
      if (at - startedAt > 20_000) throw new Error(`${library} never painted`);
    }
  },
  async scroll(library) {
    const scroller = (tables[library] as LargeTable).scroller(root) as HTMLElement;
    const frames: number[] = [];
    let last = await frame();
    for (let step = 0; step < 120; step++) {
      scroller.scrollTop += 40 * rowHeightPx;
      const at = await frame();
      frames.push(at - last);
      last = at;
    }
    scroller.scrollTop = 0;
    for (let wait = 0; wait < 10; wait++) await frame();
    return frames;
  },
  expand: () => expandFirst(root),
  unmount: (library) => (tables[library] as LargeTable).unmount(),
  server: (jumps) => jumpOverServer(root, jumps),
};
