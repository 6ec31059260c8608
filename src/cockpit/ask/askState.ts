import type { CockpitWidget } from "../../document/cockpitDocument.ts";
import type { WidgetSize } from "../../document/widgetSpec.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { MetricsQuery } from "../../query/query.ts";

/** What a host's model is told beside the question. */
export interface AskContext {
  readonly catalog: Catalog;
  /** BCP 47, of the reader. */
  readonly locale: string;
  /** Aborted when the reader cancels, or when time is up. */
  readonly signal: AbortSignal;
  /** Of the second try: what was answered first, and why it was refused. */
  readonly refused?: { readonly answer: unknown; readonly path: string | undefined; readonly message: string };
}

/**
 * Answers a question with a query as JSON, or its text. It is not trusted: only what the catalog's schema allows is ever
 * asked, after the reader has seen it.
 */
export type AskQuestion = (question: string, context: AskContext) => Promise<unknown>;

/** A query that a reader may run, and the widget that would show it; null where none shows it as it is. */
export interface AskProposal {
  readonly question: string;
  readonly query: MetricsQuery;
  readonly widget: (CockpitWidget & { readonly size: WidgetSize }) | null;
}

export type AskState =
  | { readonly status: "idle" }
  | { readonly status: "cancelled" }
  | { readonly status: "thinking"; readonly isSecondTry: boolean }
  | { readonly status: "refused"; readonly message: string; readonly path: string | undefined }
  | { readonly status: "failed"; readonly reason: "timeout" | "error" }
  /** To be read and agreed to: nothing has run. */
  | { readonly status: "proposed"; readonly proposal: AskProposal }
  | { readonly status: "shown"; readonly proposal: AskProposal };
