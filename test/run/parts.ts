/** A command that is one check, or a run of Vitest that tells how many tests it held. */
export type Step = { check: readonly [program: string, ...args: string[]] } | { vitest: readonly string[] };

export interface Part {
  name: string;
  steps: readonly Step[];
  /** What must be installed beside Node. */
  needs?: readonly ("chromium" | "mariadb" | "redis")[];
  /** True for tests that measure time or layout in a browser: nothing else runs meanwhile. */
  alone?: boolean;
}

export const parts: readonly Part[] = [
  { name: "stories", steps: [{ vitest: ["--config", ".storybook/vitest.config.ts"] }], needs: ["chromium"] },
  { name: "types", steps: [{ check: ["tsc", "--noEmit"] }, { vitest: ["--project", "types"] }] },
  {
    name: "lint",
    steps: [{ check: ["oxlint", "-c", "oxlint.config.js", "--deny-warnings"] }, { vitest: ["--project", "lint"] }],
  },
  { name: "knip", steps: [{ check: ["knip"] }] },
  { name: "unit", steps: [{ vitest: ["--project", "unit", "--project", "dom"] }] },
  { name: "contract", steps: [{ vitest: ["--project", "contract"] }], needs: ["mariadb", "redis"] },
  { name: "package", steps: [{ check: ["tsx", "scripts/build.ts"] }, { vitest: ["--project", "package"] }] },
  {
    name: "browser",
    steps: [{ vitest: ["--project", "browser"] }],
    needs: ["chromium", "mariadb"],
    alone: true,
  },
];
