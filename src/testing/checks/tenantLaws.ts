import type { MetricsAdapter } from "../../query/index.ts";
import type { Check, Fact, Finding, Subject, Tenant } from "./check.ts";
import { fail, firstFault, notApplicable } from "./check.ts";
import { joined } from "./joined.ts";
import { laws } from "./laws.ts";
import { runCheck } from "./runCheck.ts";
import { ofTenants } from "./tenants.ts";

/**
 * Tenants are held to what everyone is held to. Each law ties one shape of question to plainer ones, and the plainest have to
 * add up over the tenants: so a shape whose rows are not the tenant's own says another number than they do.
 */
export const tenantsKeepTheLaws: readonly Check[] = Object.entries(laws).map(([about, own]) =>
  ofTenants(`tenants see ${about} that agree with their other numbers`, async (subject) => {
    const asTenants = tenantsOf(subject);
    const findings = await Promise.all(own.map((law: Check) => firstBreach(subject, asTenants, law)));
    return firstFault(findings, async (finding) => finding);
  }),
);

async function firstBreach(subject: Subject, asTenants: readonly Subject[], law: Check): Promise<Finding> {
  const findings = await Promise.all(asTenants.map((tenant) => runCheck(law, tenant)));
  const breach = findings.find(({ outcome }) => outcome === "fail");
  if (breach?.outcome !== "fail") return findings.find(({ outcome }) => outcome === "pass") ?? notApplicable(`"${law.name}" has nothing to hold tenants to`);
  // What is broken for everyone is no matter of tenants: the law says so itself.
  const whole = await runCheck(law, { ...subject, facts: asTenants[0]?.facts ?? subject.facts });
  if (whole.outcome === "fail") return notApplicable(`"${law.name}" is broken for everyone`);
  return fail(
    `as one of the tenants: ${breach.found}`,
    breach.expected,
    `put the row policy into every relation that such questions read; the caller who sees everything finds that "${law.name}"`,
  );
}

/** The subject as each of its tenants sees it. */
function tenantsOf({ tenants, ...subject }: Subject): readonly Subject[] {
  const adapters = new Map<MetricsAdapter, MetricsAdapter>();
  const joinedOf = (adapter: MetricsAdapter) => {
    const known = adapters.get(adapter) ?? joined(adapter);
    adapters.set(adapter, known);
    return known;
  };
  return tenants.map(({ adapter, context, facts }: Tenant) => ({
    ...subject,
    adapter: joinedOf(adapter ?? subject.adapter),
    context: { ...subject.context, ...context },
    facts: (facts ?? subject.facts).map(withFewDimensions),
    tenants: [],
    reference: null,
  }));
}

/** A law that holds for one entity's second dimension is not looked at for every other's. */
function withFewDimensions(fact: Fact, index: number): Fact {
  return index === 0 ? fact : { ...fact, dimensions: fact.dimensions.slice(0, 1) };
}
