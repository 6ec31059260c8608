import type { Subject } from "../../src/testing/checks/check.ts";
import { checks } from "../../src/testing/checks/all.ts";
import { runCheck } from "../../src/testing/checks/runCheck.ts";
import type { CheckedLaw } from "../../src/testing/verifyAdapter.ts";

/** What one law alone finds: the report holds the same, beside what all others find. */
export async function findingOf(law: string, subject: Subject): Promise<CheckedLaw> {
  const check = checks.find(({ name }) => name === law);
  if (check === undefined) throw new Error(`there is no law "${law}"`);
  const { name, area, weight } = check;
  return { name, area, weight, finding: await runCheck(check, subject) };
}
