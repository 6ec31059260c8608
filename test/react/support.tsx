import { configure } from "@testing-library/react";
import { StrictMode } from "react";
import type { ReactNode } from "react";
import { createMetricsClient, MetricsProvider, useWidget } from "../../src/index.ts";
import type { AggregateQuery, AnyRow, Catalog, MetricsAdapter, TableResult } from "../../src/query/index.ts";
import { support } from "../query/support.ts";

configure({ asyncUtilTimeout: 5000 });

export const tickets: AggregateQuery = { kind: "aggregate", metrics: ["tickets"] };

export function clientOf(adapter: MetricsAdapter, { staleTimeMs = 30_000 } = {}) {
  const catalog: Catalog = support;
  return createMetricsClient({ adapter, catalog, staleTimeMs });
}

export function Page({
  client,
  children,
}: {
  readonly client: ReturnType<typeof clientOf>;
  readonly children: ReactNode;
}) {
  return (
    <StrictMode>
      <MetricsProvider client={client}>{children}</MetricsProvider>
    </StrictMode>
  );
}

function firstNumber({ rows, columns }: TableResult<AnyRow>): number | null {
  const cell = rows[0]?.[columns.at(-1)?.name ?? ""] as { readonly value: number | null } | undefined;
  return cell?.value ?? null;
}

/** A widget as small as can be: it writes down every state it is in. */
export function Number({ id, query = tickets }: { readonly id: string; readonly query?: AggregateQuery | null }) {
  const state = useWidget({ id, query, model: firstNumber });
  return (
    <section aria-label={id}>
      <output>{textOf(state)}</output>
      {state.status === "error" ? <button onClick={state.retry}>retry</button> : null}
      {state.status === "empty" && state.clearFilters ? <button onClick={state.clearFilters}>clear</button> : null}
    </section>
  );
}

function textOf(state: ReturnType<typeof useWidget<number | null>>): string {
  switch (state.status) {
    case "pending":
    case "forbidden":
      return state.status;
    case "empty":
      return state.filtered ? "empty, filtered" : "empty";
    case "error":
      return `error ${state.error.code}`;
    case "ready": {
      const marks = [
        String(state.model),
        state.refreshing ? "refreshing" : "",
        state.stale === null ? "" : `stale ${state.stale.error?.code}`,
        ...(state.partial?.warnings.map(({ message }) => message) ?? []),
      ];
      return marks.filter((mark) => mark !== "").join(", ");
    }
    default:
      return state satisfies never;
  }
}
