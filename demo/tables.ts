import type { MemoryTables } from "../src/adapters/memory/index.ts";
import type { ServiceData } from "./data/tables.ts";

/** The generated data under the names of `serviceCatalog`. */
export function serviceTables({ customer, ticket, statusChange, communication, feedback, renewal }: ServiceData): MemoryTables {
  return {
    customer: { ...customer, customerName: customer.name },
    ticket: { ...ticket, teamRegion: ticket.region, slaDueAt: ticket.dueAt },
    statusChange: { ...statusChange, changedTo: statusChange.status },
    communication: { ...communication },
    feedback: {
      ...feedback,
      feedbackKind: feedback.kind,
      npsPoints: feedback.score.map((score, row) => (feedback.kind[row] === "nps" ? npsPointsOf(score) : null)),
    },
    renewal: { ...renewal, renewalStatus: renewal.status, renewalDueAt: renewal.dueAt },
  };
}

function npsPointsOf(score: number): number {
  if (score >= 9) return 100;
  return score >= 7 ? 0 : -100;
}
