/** A command that is one check, or a run of Vitest that tells how many tests it held. */
export type Step = { check: readonly [program: string, ...args: string[]] } | { vitest: readonly string[] };

export interface Part {
  name: string;
  steps: readonly Step[];
  /** What must be installed beside Node. */
  needs?: readonly ("chromium" | "mariadb" | "mysql" | "redis")[];
  /** Whether a run of all parts goes on without it, and says so, where what it needs is not to be had. */
  mayBeLeftOut?: true;
}

/** What of the contract project runs on MySQL in every run of the tests; `npx vitest run --project mysql` runs it all. */
const onMysqlToo = [
  "test/server/compile/golden.db.test.ts",
  "test/contract/differential",
  "test/contract/events.test.ts",
  "test/contract/cockpits.test.ts",
  "test/contract/comments.test.ts",
  "test/server/execute.db.test.ts",
  "test/server/looseColumns.db.test.ts",
  "test/server/alertService/mysqlAlertStore.db.test.ts",
];

/** Two more than there are cores run at a time, the longest first: browsers and databases let them wait. */
export const parts: readonly Part[] = [
  { name: "stories", steps: [{ vitest: ["--config", ".storybook/vitest.config.ts"] }], needs: ["chromium"] },
  { name: "unit", steps: [{ vitest: ["--project", "unit", "--project", "apart"] }] },
  { name: "contract", steps: [{ vitest: ["--project", "contract"] }], needs: ["mariadb", "redis"] },
  { name: "dom", steps: [{ vitest: ["--project", "dom"] }] },
  { name: "mysql", steps: [{ vitest: ["--project", "mysql", ...onMysqlToo] }], needs: ["mysql"], mayBeLeftOut: true },
  { name: "browser", steps: [{ vitest: ["--project", "browser"] }], needs: ["chromium", "mariadb"] },
  { name: "package", steps: [{ check: ["tsx", "scripts/build.ts"] }, { vitest: ["--project", "package"] }] },
  { name: "visual", steps: [{ vitest: ["--project", "visual"] }], needs: ["chromium"] },
  // Reports what the compiler says of any source, too.
  { name: "types", steps: [{ vitest: ["--project", "types"] }] },
  {
    name: "lint",
    steps: [{ check: ["oxlint", "-c", "oxlint.config.js", "--deny-warnings"] }, { vitest: ["--project", "lint"] }],
  },
  { name: "knip", steps: [{ check: ["knip"] }] },
];
