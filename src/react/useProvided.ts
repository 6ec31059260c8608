"use client";

import { createContext, useContext } from "react";
import type { Catalog } from "../query/catalog.ts";
import { MetricsError } from "../query/error.ts";
import type { FiscalStart, Weekday } from "../query/range.ts";
import type { Messages } from "../i18n/messages.ts";
import type { Evaluation } from "../theme/evaluation.ts";
import type { Theme } from "../theme/tokens.ts";
import type { MetricsClient } from "./client.ts";
import type { RegisteredCatalog } from "./register.ts";

/** What a provider gives to everything inside it. */
export interface Provided<C extends Catalog = RegisteredCatalog> {
  readonly client: MetricsClient<C>;
  readonly catalog: C;
  /** BCP 47, for numbers and dates. */
  readonly locale: string;
  /** IANA name of the reporting zone. */
  readonly timeZone: string;
  readonly weekStart: Weekday;
  /** Undefined: 1 January, and fiscal buckets are named by their months. */
  readonly fiscalStart: FiscalStart | undefined;
  /** The catalog's calendar that the page's working days go by; undefined: it has none. */
  readonly business: string | undefined;
  /** As given: the style sheet knows `light` and `dark`; what cannot read CSS takes `useTheme()`. */
  readonly theme: "light" | "dark" | Theme;
  readonly evaluation: Evaluation;
  /** Null: English, of which every widget brings its own words. */
  readonly messages: Messages | null;
  /** The clock of words like "3 minutes ago", in milliseconds since 1970; no number depends on it. */
  readonly now: () => number;
}

export const ProvidedContext = createContext<Provided<Catalog> | null>(null);

/** What the nearest provider gives, without pulling every English word into the page. */
export function useProvided<C extends Catalog = RegisteredCatalog>(): Provided<C> {
  const context = useContext(ProvidedContext);
  if (context === null) {
    throw new MetricsError("invalid-query", "a widget needs <MetricsProvider> around it");
  }
  return context as unknown as Provided<C>;
}

type Spoken<W> = {
  readonly [K in keyof W & keyof Messages]: Messages[K] extends object
    ? W[K] extends (...args: never) => unknown
      ? Messages[K]
      : Pick<Messages[K], keyof W[K] & keyof Messages[K]>
    : Messages[K];
};

/** The words of the page's language. `english` names the parts that the caller speaks, each whole or in part. */
export function useWords<const W extends { readonly [K in keyof Messages]?: unknown }>(english: W): Spoken<W> {
  return useProvided().messages ?? (english as unknown as Messages);
}
