import { StrictMode } from "react";
import type { ReactNode } from "react";
import { createMetricsClient, MetricsProvider } from "../../src/index.ts";
import type { MetricsProviderProps } from "../../src/index.ts";
import type { Catalog, MetricsAdapter } from "../../src/query/index.ts";
import { support } from "../query/support.ts";

export function widgetClient(adapter: MetricsAdapter, catalog: Catalog = support) {
  return createMetricsClient({ adapter, catalog });
}

/** A page on March 18, 2026, 10:20 UTC. */
export function WidgetPage({ children, ...props }: Omit<MetricsProviderProps, "now"> & { readonly children: ReactNode }) {
  return (
    <StrictMode>
      <MetricsProvider now={() => Date.parse("2026-03-18T10:20:00Z")} {...props}>
        {children}
      </MetricsProvider>
    </StrictMode>
  );
}
