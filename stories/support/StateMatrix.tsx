import { zhCN } from "../../src/i18n/zhCN.ts";
import { MetricsProvider, useMetricdeck } from "../../src/index.ts";
import type { ViewState } from "../../src/index.ts";
import { MetricsError } from "../../src/query/index.ts";
import type { Catalog } from "../../src/query/index.ts";
import type { ReactNode } from "react";

type Ready<M> = Extract<ViewState<M>, { readonly status: "ready" }>;

export type States<M> = { readonly [name: string]: (ready: Ready<M>) => ViewState<M> };

const gone = new MetricsError("unavailable", "the database is gone");
const retry = () => {};
const limits = [{ kind: "groups", limit: 5, actual: 12 } as const];

/** The twelve states by name, made of what is ready. @param small the same numbers of too few cases */
export function twelveStates<M>(small: (model: M) => M): States<M> {
  return {
    Loading: () => ({ status: "pending" }),
    Refreshing: (ready) => ({ ...ready, refreshing: true }),
    Ready: (ready) => ready,
    Empty: () => ({ status: "empty", filtered: false }),
    "Empty by a filter": () => ({ status: "empty", filtered: true, clearFilters: retry }),
    Partial: (ready) => ({ ...ready, partial: { limits, warnings: [] } }),
    Error: () => ({ status: "error", error: gone, retry }),
    Forbidden: () => ({ status: "forbidden" }),
    Stale: (ready) => ({ ...ready, stale: { error: gone, offline: false, retry } }),
    "Small sample": (ready) => ({ ...ready, model: small(ready.model) }),
    Offline: (ready) => ({ ...ready, stale: { error: gone, offline: true, retry } }),
    Placeholder: () => ({ status: "placeholder" }),
  };
}

/** Every state beside the others, light and dark, in both languages. */
export function StateMatrix({ names, draw }: { readonly names: readonly string[]; readonly draw: (name: string, title: string) => ReactNode }) {
  const { client, now } = useMetricdeck<Catalog>();
  const pages = (["light", "dark"] as const).flatMap((theme) => (["en", "zh-CN"] as const).map((locale) => ({ theme, locale })));
  return pages.map(({ theme, locale }) => (
    <MetricsProvider
      key={`${theme} ${locale}`}
      client={client}
      theme={theme}
      locale={locale}
      {...(locale === "zh-CN" && { messages: zhCN })}
      now={now}
      style={{ background: "var(--md-background)", display: "grid", gap: 12, gridTemplateColumns: "repeat(auto-fill, minmax(300px, 1fr))", padding: 12 }}
    >
      {names.map((name) => draw(name, `${name}, ${theme}, ${locale}`))}
    </MetricsProvider>
  ));
}
