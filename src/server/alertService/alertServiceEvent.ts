/** What an alert service did, for logs and metrics. Nothing secret is in it: no address, no key, no error's own text. */
export type AlertServiceEvent =
  | { readonly kind: "evaluated"; readonly ruleId: string; readonly series: number; readonly notifications: number; readonly ms: number }
  /** `code` of the MetricsError; `message` where it is one of ours. */
  | { readonly kind: "failed"; readonly ruleId: string; readonly code: string; readonly message: string }
  /** What people noted could not be had: the rule was judged without. */
  | { readonly kind: "annotationsFailed"; readonly ruleId: string; readonly code: string; readonly message: string }
  /** The rule is gone, or asks for other numbers: its series begin anew. */
  | { readonly kind: "retired"; readonly ruleId: string }
  | { readonly kind: "sent"; readonly receiver: string; readonly messageId: string; readonly notifications: number; readonly attempts: number }
  | { readonly kind: "notSent"; readonly receiver: string; readonly messageId: string; readonly error: string; readonly nextAt: number }
  /** The message is kept as `failed` and not tried again. */
  | { readonly kind: "gaveUp"; readonly receiver: string; readonly messageId: string; readonly error: string }
  /** `link` threw, or gave no text: the message goes without it. */
  | { readonly kind: "linkFailed"; readonly incidentId: string }
  /** A round came to nothing: the store or the place of rules could not be reached. The next one tries again. */
  | { readonly kind: "roundFailed"; readonly code: string; readonly message: string };
