import type { Catalog } from "../query/index.ts";
import { alertsFor } from "./alerts.ts";
import type { AlertContext, AlertsOf } from "./alerts.ts";
import { annotationsFor, notedFor } from "./annotations.ts";
import type { AnnotationsOf, AnnotationStoreOf } from "./annotations.ts";
import { commentsFor } from "./comments.ts";
import type { CommentsOf } from "./comments.ts";
import { documentsFor } from "./documents.ts";
import type { DocumentSources } from "./documents.ts";
import type { AskedPort } from "./requestBody.ts";
import { rulesFor } from "./rules.ts";
import type { AskRows, RulesOf } from "./rules.ts";

/** What a handler serves besides queries, each the host's own choice for its user. */
export interface HandlerPorts<C extends Catalog, User> extends DocumentSources<C, User> {
  /** What happened, for charts over time. Left out: there is none to ask for. */
  readonly annotations?: AnnotationsOf<C, User>;
  /** What people have written beside it, and may change. Left out: nobody writes any. */
  readonly annotationStore?: AnnotationStoreOf<C, User>;
  /** The incidents that a user may see and act on. Left out: there are none to ask for. */
  readonly alerts?: AlertsOf<C, User>;
  /** The rules that a user may see and change. Left out: there are none to ask for. */
  readonly rules?: RulesOf<C, User>;
  /** The comments that a user may see and write. Left out: there are none to ask for. */
  readonly comments?: CommentsOf<C, User>;
}

type Asking<C extends Catalog, User> = AlertContext<C, User> & {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly askRows: AskRows<C>;
};

/** Asks the port that a body is for. @throws MetricsError */
export async function askPort<C extends Catalog, User>(
  catalog: C,
  { part, asked }: AskedPort,
  ports: HandlerPorts<C, User>,
  { askRows, ...asking }: Asking<C, User>,
): Promise<{ readonly metrics: readonly string[]; readonly answer: unknown; readonly rowCount: number }> {
  switch (part) {
    case "annotations":
      return annotationsFor(catalog, asked, ports, asking);
    case "alerts":
      return alertsFor(catalog, asked, ports.alerts, asking);
    case "rules": {
      const { user, policy, requestId } = asking;
      return rulesFor(catalog, asked, ports.rules, { ...asking, askRows, noted: (query) => notedFor(query, ports, { user, policy, requestId }) });
    }
    case "documents":
      return documentsFor(asked, ports, asking);
    case "comments":
      return commentsFor(catalog, asked, ports.comments, asking);
    default:
      return part satisfies never;
  }
}
