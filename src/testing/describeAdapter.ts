import type { Catalog, MetricsAdapter } from "../query/index.ts";
import { MetricsError } from "../query/index.ts";
import { checks } from "./checks/all.ts";
import type { Subject } from "./checks/check.ts";
import { runCheck } from "./checks/runCheck.ts";
import { subjectOf } from "./verifyAdapter.ts";
import type { VerifyOptions } from "./verifyAdapter.ts";

/** What is used of Vitest, Jest or any runner like them. */
export interface TestRunner {
  readonly describe: (name: string, body: () => void) => unknown;
  readonly it: (name: string, body: () => Promise<void>, timeoutMs?: number) => unknown;
}

export interface DescribeAdapterOptions<C extends Catalog = Catalog> extends VerifyOptions<C>, Partial<TestRunner> {
  /** For each check. Default 60 000. */
  readonly timeoutMs?: number;
}

type Given<C extends Catalog> = MetricsAdapter<C> | (() => MetricsAdapter<C> | Promise<MetricsAdapter<C>>);

/**
 * One test for each law of the contract, in the runner whose globals are there (or whose `describe` and `it` are given).
 * A law that the catalog or the data has nothing to say to passes. `adapter`: or a function that makes it, called once.
 *
 *     describeAdapter(() => adapterOverTheTestDatabase(), { catalog, context: { policy: "public" } })
 */
export function describeAdapter<C extends Catalog>(adapter: Given<C>, options: DescribeAdapterOptions<C>): void {
  const { describe, it } = runnerOf(options);
  const { timeoutMs = 60_000 } = options;
  let subject: Promise<Subject> | undefined;
  const found = () =>
    (subject ??= Promise.resolve(typeof adapter === "function" ? adapter() : adapter).then((made) =>
      subjectOf(made, options),
    ));
  describe("the metrics contract", () => {
    for (const check of checks) {
      const look = async () => {
        const finding = await runCheck(check, await found());
        if (finding.outcome !== "fail") return;
        throw new Error(`metricdeck: found ${finding.found}; expected ${finding.expected}. ${finding.fix}`);
      };
      it(`${check.area}: ${check.name}`, look, timeoutMs);
    }
  });
}

function runnerOf<C extends Catalog>({ describe, it }: DescribeAdapterOptions<C>): TestRunner {
  const globals = globalThis as unknown as Partial<TestRunner>;
  const runner = { describe: describe ?? globals.describe, it: it ?? globals.it };
  if (runner.describe !== undefined && runner.it !== undefined) return runner as TestRunner;
  throw new MetricsError(
    "invalid-query",
    "describeAdapter found no describe and it; pass { describe, it } of your test runner, or turn its globals on",
  );
}
