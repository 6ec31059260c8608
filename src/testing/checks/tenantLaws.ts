import type { Check, Finding, Subject, Tenant } from "./check.ts";
import { fail, firstFault } from "./check.ts";
import { laws } from "./laws.ts";
import { runCheck } from "./runCheck.ts";
import { ofTenants } from "./tenants.ts";

/**
 * Tenants are held to what everyone is held to. Each law ties one shape of question to plainer ones, and the plainest have to
 * add up over the tenants: so a shape whose rows are not the tenant's own says another number than they do.
 */
export const tenantsKeepTheLaws: readonly Check[] = Object.entries(laws).map(([about, own]) =>
  ofTenants(`tenants see ${about} that agree with their other numbers`, (subject) =>
    firstFault<Check>(own, (law) => firstBreach(subject, law)),
  ),
);

async function firstBreach(subject: Subject, law: Check): Promise<Finding> {
  const findings = await Promise.all(subject.tenants.map((tenant) => runCheck(law, seenBy(subject, tenant))));
  const breach = findings.find(({ outcome }) => outcome === "fail");
  if (breach?.outcome !== "fail") return findings.find(({ outcome }) => outcome === "pass") ?? (findings[0] as Finding);
  // What is broken for everyone is no matter of tenants: the law says so itself.
  const { facts } = subject.tenants[0] ?? {};
  const whole = await runCheck(law, { ...subject, facts: facts ?? subject.facts });
  if (whole.outcome === "fail") return { outcome: "not applicable", why: `"${law.name}" is broken for everyone` };
  return fail(
    `as one of the tenants: ${breach.found}`,
    breach.expected,
    `put the row policy into every relation that such questions read; they all keep "${law.name}" for the caller who sees everything`,
  );
}

function seenBy({ tenants: _, ...subject }: Subject, { adapter, context, facts }: Tenant): Subject {
  return {
    ...subject,
    adapter: adapter ?? subject.adapter,
    context: { ...subject.context, ...context },
    facts: facts ?? subject.facts,
    tenants: [],
    reference: null,
  };
}
