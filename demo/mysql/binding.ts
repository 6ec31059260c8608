import { defineBinding, sql } from "../../src/server/index.ts";
import { serviceCatalog } from "../catalog.ts";

// The schema's collation, utf8mb4_bin, tells all texts apart.
const inTables = { naming: "snake_case", exact: true } as const;

/** Where `serviceCatalog` stands in the tables that `npm run demo:load` fills. */
export const serviceBinding = defineBinding(serviceCatalog, {
  entities: {
    customer: { table: "customers", ...inTables, columns: { customerName: "name" } },
    ticket: { table: "tickets", ...inTables, columns: { teamRegion: "region", slaDueAt: "due_at" } },
    statusChange: { table: "status_changes", ...inTables, columns: { changedTo: "status" } },
    communication: { table: "communications", ...inTables },
    feedback: {
      table: "feedback",
      ...inTables,
      columns: {
        feedbackKind: "kind",
        npsPoints: sql`CASE WHEN kind = 'nps' THEN IF(score >= 9, 100, IF(score >= 7, 0, -100)) END`,
      },
    },
    renewal: { table: "renewals", ...inTables, columns: { renewalStatus: "status", renewalDueAt: "due_at" } },
  },
});
