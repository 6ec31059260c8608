import type { Decorator } from "@storybook/react-vite";
import { useMemo } from "react";
import type { ReactNode } from "react";
import { memoryAdapter } from "../../src/adapters/memory/index.ts";
import { zhCN } from "../../src/i18n/zhCN.ts";
import { createMetricsClient, MetricsProvider } from "../../src/index.ts";
import type { Clause, MetricsProviderProps } from "../../src/index.ts";
import type { Catalog, MetricsAdapter } from "../../src/query/index.ts";
import { supportCatalog } from "./supportCatalog.ts";
import { storyNow, supportTables } from "./supportTables.ts";

/** What a story may set under `parameters.metricdeck`. */
export interface MetricdeckParameters {
  /** Makes the adapter that answers, a new one for each story. Default: the service desk's data in memory. */
  readonly adapter?: () => MetricsAdapter;
  /** Default: the service desk's. */
  readonly catalog?: Catalog;
  /** What others on the page have chosen. */
  readonly selection?: readonly Clause[];
  /** What else the page says of itself. */
  readonly provider?: Pick<MetricsProviderProps, "fiscalStart" | "business" | "weekStart">;
  /** Instead of the toolbar's. */
  readonly locale?: string;
}

let desk: MetricsAdapter | undefined;

/** The service desk's data; made once, as it takes a moment. */
function deskAdapter(): MetricsAdapter {
  const catalog: Catalog = supportCatalog;
  desk ??= memoryAdapter({ catalog, tables: supportTables(), clock: () => storyNow });
  return desk;
}

/** Puts a story on a page of Metricdeck in the theme, language and zone that the toolbar says. */
export const withMetricdeck: Decorator = (Story, { globals, id, parameters }) => (
  <Page key={id} globals={globals} settings={(parameters["metricdeck"] ?? {}) as MetricdeckParameters}>
    <Story />
  </Page>
);

interface PageProps {
  readonly globals: { readonly [name: string]: unknown };
  readonly settings: MetricdeckParameters;
  readonly children: ReactNode;
}

function Page({ globals, settings, children }: PageProps) {
  const { adapter = deskAdapter, catalog = supportCatalog as Catalog, selection = [], provider = {} } = settings;
  const locale = settings.locale ?? String(globals["language"] ?? "en");
  const client = useMemo(() => {
    const made = createMetricsClient({ adapter: adapter(), catalog });
    for (const clause of selection) made.selection.publish(clause);
    return made;
    // Once for each story: its settings do not change.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  return (
    <MetricsProvider
      client={client}
      locale={locale}
      {...(locale.startsWith("zh") && { messages: zhCN })}
      {...provider}
      timeZone={String(globals["timeZone"] ?? "UTC")}
      theme={globals["theme"] === "dark" ? "dark" : "light"}
      now={() => storyNow}
      style={{ background: "var(--md-background)", padding: 16 }}
    >
      {children}
    </MetricsProvider>
  );
}
