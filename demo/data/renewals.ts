import { addShanghaiMonths, dayMs, secondMs, shanghaiMidnight } from "./businessTime.ts";
import type { Plan, Segment } from "./company.ts";
import type { Customer } from "./customers.ts";
import { createRandom, type Random } from "./random.ts";
import type { RenewalRow } from "./tables.ts";

/** Nobody leaves before: who left earlier is not told of. */
const contractsFrom = Date.parse("2024-07-01T00:00:00+08:00");
const graceMs = 30 * dayMs;
const foresightMs = 60 * dayMs;

const yearlyPrice: { [Key in Plan]: number } = { basic: 199, plus: 499, premium: 1299 };
const priceFactor: { [Key in Segment]: number } = { consumer: 1, business: 4, dealer: 9 };
const loyalty: { [Key in Plan]: number } = { basic: 1.0, plus: 1.35, premium: 1.7 };

/**
 * Yearly contracts due from `start` to 60 days after `end`, the same ones whatever these are. A contract counts as lost 30 days after it was due; that is
 * when its customer churns, whose `churnedAt` this sets.
 */
export function createRenewals(
  customers: readonly Customer[],
  { start, end, seed }: { start: number; end: number; seed: number },
): RenewalRow[] {
  const renewals: Omit<RenewalRow, "renewalId">[] = [];
  for (const [index, customer] of customers.entries()) {
    const staysForGood = index < 5;
    const random = createRandom(seed, `renewals ${customer.customerId}`);
    for (let year = 1; customer.churnedAt === null; year += 1) {
      const dueAt = addShanghaiMonths(shanghaiMidnight(customer.since), 12 * year);
      if (dueAt >= end + foresightMs) break;
      if (dueAt < contractsFrom) continue;
      const renews = random.next() < renewalShare(customer) || staysForGood;
      const days = Math.min(25, Math.max(-30, -6 + 9 * random.normal()));
      const renewedAt = Math.floor((dueAt + days * dayMs) / secondMs) * secondMs;
      const renewed = renews && renewedAt < end;
      const lost = !renews && dueAt + graceMs < end;
      if (lost) customer.churnedAt = dueAt + graceMs;
      renewals.push({
        customerId: customer.customerId,
        dueAt,
        renewedAt: renewed ? renewedAt : null,
        amount: amountOf(customer, random),
        status: renewed ? "renewed" : lost ? "lost" : "pending",
      });
      if (!renewed) break;
    }
  }
  return renewals
    .filter(({ dueAt }) => dueAt >= start)
    .sort((one, other) => one.dueAt - other.dueAt)
    .map((renewal, index) => ({ renewalId: index + 1, ...renewal }));
}

function renewalShare({ plan, mood }: Customer): number {
  return 1 / (1 + Math.exp(-(loyalty[plan] + 0.55 + 0.6 * mood)));
}

function amountOf({ plan, segment }: Customer, random: Random): number {
  return Math.round(random.logNormal(yearlyPrice[plan] * priceFactor[segment], 0.18) * 100) / 100;
}
