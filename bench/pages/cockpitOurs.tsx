import { registerPostInit } from "echarts/core";
import type { EChartsType } from "echarts/core";
import { useCallback } from "react";
import { createRoot } from "react-dom/client";
import type { Root } from "react-dom/client";
import { memoryAdapter } from "../../src/adapters/memory/index.ts";
import { createMetricsClient, DataTable, KpiTile, labelOf, MetricsProvider, Trend, useWidget, WidgetFrame } from "../../src/index.ts";
import type { MetricsClient, TableModel } from "../../src/index.ts";
import { queryKey } from "../../src/query/index.ts";
import type { AnyRow, Catalog, MetricsAdapter, TableResult } from "../../src/query/index.ts";
import "../../src/styles/index.css";
import "./cockpit.css";
import type { Cockpit } from "./cockpit.ts";
import { charts, desk, deskNow, deskRange, deskTables, figures, tableQuery, tables } from "./desk.ts";
import type { ChartSpec, TableSpec } from "./desk.ts";
import { drawnIn } from "./drawnIn.ts";
import { sumOf } from "./chartData.ts";

const catalog: Catalog = desk;

/** Answers by `queryKey`, as they come over the wire. */
export type Answers = Readonly<Record<string, TableResult<AnyRow>>>;

/** Widgets of this library, asking: of `answers`, which stand ready as the peers' numbers do, else of the memory adapter. */
export function ourCockpit(answers: Answers | null, { perDay }: { readonly perDay?: number } = {}): Cockpit & { readonly answered: () => Answers } {
  const source = answers === null ? memoryAdapter({ catalog, tables: deskTables(perDay === undefined ? {} : { perDay }), clock: () => deskNow }) : adapterOf(answers);
  const made: EChartsType[] = [];
  registerPostInit((chart) => void made.push(chart));
  let page: { readonly root: Root; readonly client: MetricsClient } | undefined;
  let sum = 0;
  const answered: Record<string, TableResult<AnyRow>> = {};
  const counting: MetricsAdapter = {
    ...source,
    query: (async (query, context) => {
      const result = (await source.query(query, context)) as unknown as TableResult<AnyRow>;
      if (query.kind === "aggregate" && query.by !== undefined && query.time?.grain !== undefined) sum += sumOf(result);
      if (answers === null) answered[queryKey(query)] = result;
      return result;
    }) as MetricsAdapter["query"],
  };
  return {
    mount(element, isSmall) {
      sum = 0;
      const client = createMetricsClient({ adapter: counting, catalog });
      client.selection.publish({ source: "range", range: deskRange });
      page = { root: createRoot(element), client };
      page.root.render(<Page client={client} isSmall={isSmall} />);
    },
    filter(product) {
      page?.client.selection.publish({ source: "product", filter: { dimension: "product", op: "equals", value: product } });
    },
    unmount() {
      page?.root.unmount();
      page?.client.queryClient.clear();
      page = undefined;
    },
    numbers(element) {
      const widgets = [...element.querySelectorAll(".md-kpi, .md-frame:not(.md-trend-frame)")];
      const isWhole = widgets.length > 0 && widgets.every((one) => one.matches("[data-status='ready']:not([data-refreshing])"));
      return isWhole ? [...element.querySelectorAll(".md-kpi-value, .md-table td")].map((cell) => cell.textContent).join(" ") : null;
    },
    charts: (element) => [...element.querySelectorAll(".md-trend-plot")],
    picture: (plot) => drawnIn(plot.querySelector(".md-plot-marks")),
    sum: () => sum,
    left: () => made.filter((chart) => !chart.isDisposed()).length,
    answered: () => answered,
  };
}

function adapterOf(answers: Answers): MetricsAdapter {
  return {
    contract: 1,
    query: ((query) => {
      const answer = answers[queryKey(query)];
      return answer === undefined ? Promise.reject(new Error(`no answer stands ready to ${queryKey(query)}`)) : Promise.resolve(answer);
    }) as MetricsAdapter["query"],
  };
}

function Page({ client, isSmall }: { readonly client: MetricsClient; readonly isSmall: boolean }) {
  const shown = isSmall ? { figures: figures.slice(0, 1), charts: [charts[0], charts.at(-1)] as ChartSpec[], tables: tables.slice(0, 1) } : { figures, charts, tables };
  return (
    <MetricsProvider client={client} now={() => deskNow} className="cockpit">
      {shown.figures.map((metric) => (
        <KpiTile<typeof desk> key={metric} metric={metric} compare="previous" />
      ))}
      {shown.charts.map(({ kind, metric, by, grain }) => (
        <Trend<typeof desk> key={`${kind}${metric}${by}`} metrics={[metric]} by={by} grain={grain} kind={kind} stacked={kind === "bar"} height={300} />
      ))}
      {shown.tables.map((spec) => (
        <Table key={spec.by} spec={spec} />
      ))}
    </MetricsProvider>
  );
}

function Table({ spec }: { readonly spec: TableSpec }) {
  const model = useCallback((result: TableResult<AnyRow>) => tableModel(result, spec.by), [spec]);
  const state = useWidget<TableModel>({ id: spec.by, query: tableQuery(spec) as never, model });
  return (
    <WidgetFrame title={spec.by} state={state} height={300}>
      {(table) => <DataTable table={table} />}
    </WidgetFrame>
  );
}

function tableModel({ columns, rowCount }: TableResult<AnyRow>, caption: string): TableModel {
  return {
    caption,
    rowCount,
    columns: columns.map((column) => ({
      name: column.name,
      label: column.role === "metric" ? labelOf(catalog.metrics, column.name, "en") : column.name,
      role: column.role === "metric" ? "value" : "row",
      values: (column.role === "metric" ? column.cells.value : column.values) as TableModel["columns"][number]["values"],
      format: (value) => (typeof value === "number" ? numberFormat.format(value) : String(value)),
    })),
  };
}

const numberFormat = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
