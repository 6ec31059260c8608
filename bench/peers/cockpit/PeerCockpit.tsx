import { memo, useMemo, useSyncExternalStore } from "react";
import type { ComponentType } from "react";
import { createRoot } from "react-dom/client";
import type { Root } from "react-dom/client";
import type { ChartData, CockpitData, TableData } from "../../pages/chartData.ts";
import { cockpitData } from "../../pages/chartData.ts";
import "../../pages/cockpit.css";
import type { Cockpit, Picture } from "../../pages/cockpit.ts";
import { filteredProducts } from "../../pages/desk.ts";

/** How a library draws one chart, and what it has drawn. */
export interface Peer {
  readonly Chart: ComponentType<{ readonly data: ChartData }>;
  readonly picture: (card: Element) => Picture | null;
}

const numberFormat = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

/** A cockpit as one writes it with a charting library: figures and tables in plain HTML, data handed down as it changes. */
export async function peerCockpit({ Chart, picture }: Peer): Promise<Cockpit> {
  const all = await cockpitData();
  const filtered = new Map(await Promise.all(filteredProducts.map(async (product) => [product, await cockpitData(product)] as const)));
  const DrawnChart = memo(Chart);
  let root: Root | undefined;
  let shown = all;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  function Page({ isSmall }: { readonly isSmall: boolean }) {
    const data = useSyncExternalStore(subscribe, () => shown);
    const part = useMemo(() => (isSmall ? smallPart(data) : data), [data, isSmall]);
    return (
      <div className="cockpit">
        {part.figures.map(({ title, value, before }) => (
          <div key={title} className="kpi">
            <h3>{title}</h3>
            <div className="figure">{numberFormat.format(value)}</div>
            <div>{numberFormat.format(100 * (value / before - 1))} % against the period before</div>
          </div>
        ))}
        {part.charts.map((chart) => (
          <div key={`${chart.kind}${chart.title}`} className="card chart">
            <h3>{chart.title}</h3>
            <div>
              <DrawnChart data={chart} />
            </div>
          </div>
        ))}
        {part.tables.map((table) => (
          <Table key={table.title} table={table} />
        ))}
      </div>
    );
  }

  return {
    mount(element, isSmall) {
      shown = all;
      root = createRoot(element);
      root.render(<Page isSmall={isSmall} />);
    },
    filter(product) {
      shown = filtered.get(product) ?? all;
      for (const listener of listeners) listener();
    },
    unmount: () => root?.unmount(),
    numbers(element) {
      const texts = [...element.querySelectorAll(".figure, .card td")].map((cell) => cell.textContent);
      return texts.length === 0 ? null : texts.join(" ");
    },
    charts: (element) => [...element.querySelectorAll(".chart")],
    picture,
    sum: () => all.charts.reduce((sum, { series }) => sum + series.reduce((sum, { values }) => sum + values.reduce((sum, value) => sum + value, 0), 0), 0),
    left: () => 0,
  };
}

function smallPart({ figures, charts, tables }: CockpitData): CockpitData {
  return { figures: figures.slice(0, 1), charts: [charts[0], charts.at(-1)] as ChartData[], tables: tables.slice(0, 1) };
}

const Table = memo(function Table({ table: { title, columns, rows } }: { readonly table: TableData }) {
  return (
    <div className="card">
      <h3>{title}</h3>
      <div>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column}>{column}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row[0]}>
                {row.map((cell, at) => (
                  <td key={columns[at]}>{typeof cell === "number" ? numberFormat.format(cell) : cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
});
