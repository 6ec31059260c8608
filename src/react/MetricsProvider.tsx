"use client";

import { forwardRef, useMemo } from "react";
import type { ComponentPropsWithoutRef } from "react";
import type { Catalog } from "../query/catalog.ts";
import type { FiscalStart, Weekday } from "../query/range.ts";
import type { Messages } from "../i18n/messages.ts";
import { cssVariables } from "../theme/cssVariables.ts";
import type { Evaluation } from "../theme/evaluation.ts";
import type { Theme } from "../theme/tokens.ts";
import { classes } from "./classes.ts";
import type { MetricsClient } from "./client.ts";
import { NetworkNote } from "./NetworkNote.tsx";
import { useLanguage } from "./useLanguage.ts";
import { ProvidedContext } from "./useProvided.ts";
import type { Provided } from "./useProvided.ts";

export interface MetricsProviderProps extends ComponentPropsWithoutRef<"div"> {
  readonly client: MetricsClient;
  /** BCP 47. Default `en`. */
  readonly locale?: string;
  /** IANA name of the reporting zone. Default `UTC`. */
  readonly timeZone?: string;
  /** Default `monday`. */
  readonly weekStart?: Weekday;
  /** When fiscal years start, for the fiscal units of ranges and grains and for their names. Default 1 January. */
  readonly fiscalStart?: FiscalStart;
  /**
   * The name of the catalog's calendar whose working days and holidays are meant where a query names none. Default: none,
   * and ranges and grains of business days are refused.
   */
  readonly business?: string;
  /** Default `light`. */
  readonly theme?: "light" | "dark" | Theme;
  /** What the colors of a change mean. Default: green is good. */
  readonly evaluation?: Evaluation;
  /**
   * The words, where they are to be there from the first render or are of another language. Default: those shipped
   * for the locale (`zh-CN` is loaded when first needed), else English: also where they could not be loaded, which is
   * tried again when the network is back.
   */
  readonly messages?: Messages;
  /** The clock of relative words. Default `Date.now`. */
  readonly now?: () => number;
}

/** Gives its widgets their data, language, zone and theme. Rendered as the `div` that scopes all styles. */
export const MetricsProvider = forwardRef<HTMLDivElement, MetricsProviderProps>(function MetricsProvider(
  {
    client,
    locale = "en",
    timeZone = "UTC",
    weekStart = "monday",
    fiscalStart,
    business,
    theme = "light",
    evaluation = "evaluation",
    messages: given,
    now = Date.now,
    className,
    style,
    children,
    ...rest
  },
  ref,
) {
  const language = useLanguage(locale, given);
  const messages = language ?? null;
  const context = useMemo<Provided<Catalog>>(
    () => ({ client, catalog: client.catalog, locale, timeZone, weekStart, fiscalStart, business, theme, evaluation, messages, now }),
    [client, locale, timeZone, weekStart, fiscalStart, business, theme, evaluation, messages, now],
  );
  const isLoading = language === undefined;
  const lang = isLoading ? locale : (messages?.locale ?? "en");
  const isOwn = typeof theme === "object";
  return (
    <div
      lang={lang}
      dir={/^(ar|fa|he|ur)\b/.test(lang) ? "rtl" : "ltr"}
      {...rest}
      ref={ref}
      className={classes("md-root", className)}
      data-theme={isOwn ? theme.colorScheme : theme}
      data-evaluation={evaluation}
      data-loading={isLoading ? "language" : undefined}
      style={{ ...(isOwn && cssVariables(theme, evaluation)), ...style }}
    >
      <ProvidedContext.Provider value={context}>{children}</ProvidedContext.Provider>
      <NetworkNote client={client} states={messages?.states} />
    </div>
  );
});
