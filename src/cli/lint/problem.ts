/** `error`: answers would be wrong or fail. `warning`: they will be slow, or may be wrong. `note`: good to know. */
export interface Problem {
  readonly severity: "error" | "warning" | "note";
  /** `entities.ticket.columns.createdAt`, or the query that is slow. */
  readonly where: string;
  readonly found: string;
  readonly fix: string;
}
