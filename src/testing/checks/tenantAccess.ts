import { ask, numbers } from "./ask.ts";
import type { Check, Finding, Subject, Tenant } from "./check.ts";
import { fail, firstFault, pass } from "./check.ts";
import { ofTenants } from "./tenants.ts";

/** Of one who may ask nothing no law says anything, and the report would praise what nobody has seen. */
export const tenantsMayAsk: Check = ofTenants("tenants may ask for numbers", (subject) =>
  firstFault([...subject.tenants.entries()], async ([index, tenant]) => {
    const found = await firstAnswer(subject, tenant);
    if (found.outcome === "pass") return pass;
    return fail(
      `tenant ${index + 1} of ${subject.tenants.length} is refused the numbers of every entity${found.outcome === "not applicable" ? `: ${found.why}` : ""}`,
      "an answer about one entity at least",
      "name tenants who may ask what the caller who sees everything may; of one who may not, nothing is known",
    );
  }),
);

/** Passes with the first entity whose numbers the tenant may see. */
function firstAnswer(subject: Subject, tenant: Tenant): Promise<Finding> {
  return firstFault(subject.facts, async ({ additive: [metric], range }) => {
    await ask(subject, numbers({ metrics: [metric], time: { range } }), tenant);
    return pass;
  });
}
