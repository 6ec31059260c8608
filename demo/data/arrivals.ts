import { hourMs, secondMs, shanghaiStamp } from "./businessTime.ts";
import {
  categories,
  productLines,
  regions,
  teams,
  urgentPriorities,
  priorities,
  type Category,
  type Channel,
  type Priority,
  type Product,
  type Region,
} from "./company.ts";
import type { Customer } from "./customers.ts";
import { demandAt, productDemand } from "./demand.ts";
import { inSpan, type Incidents, type Surge } from "./incidents.ts";
import { createRandom, type Random } from "./random.ts";

/** A ticket at the moment it is opened. */
export interface Arrival {
  ticketId: string;
  createdAt: number;
  customer: Customer;
  channel: Channel;
  product: Product;
  category: Category;
  priority: Priority;
  region: Region;
  team: string;
  agent: string;
  surge: Surge | null;
}

const phonesFadeFrom = Date.parse("2024-11-01T00:00:00+08:00");
const phonesFadeMs = 730 * 24 * hourMs;

const segmentActivity = { consumer: 0.35, business: 0.7, dealer: 1 };
const regionShare = new Map(regions);
const categoryShare = new Map(categories);
const desksOf = new Map(
  regions.map(([region]) => {
    const local = teams.filter((team) => team.region === region);
    return [region, local.flatMap(({ team, agents }) => agents.map((agent) => ({ team, agent })))] as const;
  }),
);
const fitted = new Set(productLines.filter((line) => line.fitted).map((line) => line.product));

/**
 * Every ticket opened in `[start, end)`, in order of time. Each hour has a chance of its own, so that it is the same
 * whatever `start` and `end` are; what an incident adds to it is drawn apart.
 */
export function* createArrivals(
  customers: readonly Customer[],
  { start, end, scale, incidents, seed }: { start: number; end: number; scale: number; incidents: Incidents; seed: number },
): Generator<Arrival, void> {
  const pools = regions.map(([region]) => [region, createPool(customers, region)] as const);
  const poolOf = new Map(pools);

  for (let hour = start; hour < end; hour += hourMs) {
    if (incidents.loggingGaps.some((gap) => inSpan(hour, gap))) continue;
    const expected = demandAt(hour) * scale;
    const products = productDemand(hour);
    const moments = momentsOf(hour, expected, { mark: "", surge: null, seed });
    for (const surge of incidents.surges.filter((one) => inSpan(hour, one))) {
      moments.push(...momentsOf(hour, surge.perHour ?? expected * surgeShare(surge), { mark: surge.mark, surge, seed }));
    }
    moments.sort((one, other) => one.createdAt - other.createdAt);
    for (const { ticketId, surge, createdAt, random } of moments) {
      const region = surge?.region ?? random.pick(regions);
      const customer = poolOf.get(region)?.draw(createdAt, random);
      const channel = pickChannel(createdAt, incidents.phoneOutages.some((outage) => inSpan(createdAt, outage)), random);
      if (customer === undefined || channel === null || createdAt >= end) continue;
      const product = surge?.product ?? random.pick(products);
      const category = surge === null ? pickCategory(product, customer, random) : pickSurgeCategory(surge, random);
      yield {
        ticketId,
        createdAt,
        customer,
        channel,
        product,
        category,
        priority: random.pick(category === "complaint" || surge !== null ? urgentPriorities : priorities),
        region,
        ...pickDesk(region, random),
        surge,
      };
    }
  }
}

interface Moment {
  ticketId: string;
  createdAt: number;
  surge: Surge | null;
  random: Random;
}

function momentsOf(
  hour: number,
  expected: number,
  { mark, surge, seed }: { mark: string; surge: Surge | null; seed: number },
): Moment[] {
  const random = createRandom(seed, `arrivals ${mark}${hour}`);
  const seconds = Array.from({ length: random.poisson(expected) }, () => random.integer(hourMs / secondMs));
  return seconds
    .sort((one, other) => one - other)
    .map((second, index) => ({
      ticketId: `T${shanghaiStamp(hour)}${mark}${String(index + 1).padStart(3, "0")}`,
      createdAt: hour + second * secondMs,
      surge,
      random,
    }));
}

function surgeShare({ region, categories: surging, extra }: Surge): number {
  const share = surging.reduce((sum, category) => sum + (categoryShare.get(category) ?? 0), 0);
  return extra * share * (regionShare.get(region) ?? 0);
}

/** Null for a caller who gives up: with the phones down most turn to chat, some to WeChat, others to nothing. */
function pickChannel(time: number, phonesDown: boolean, random: Random): Channel | null {
  const progress = Math.min(1, Math.max(0, (time - phonesFadeFrom) / phonesFadeMs));
  const channel = random.pick<Channel>([
    ["phone", 0.37 - 0.07 * progress],
    ["chat", 0.29],
    ["email", 0.13 - 0.03 * progress],
    ["wechat", 0.21 + 0.1 * progress],
  ]);
  if (channel !== "phone" || !phonesDown) return channel;
  return random.pick<Channel | null>([["phone", 0.08], ["chat", 0.57], ["wechat", 0.13], [null, 0.22]]);
}

function pickCategory(product: Product, customer: Customer, random: Random): Category {
  const category = random.pick(categories);
  if (category === "installation" && !fitted.has(product)) return random.chance(0.3) ? category : "repair";
  if (category === "question" && customer.mood < -0.8) return random.chance(0.35) ? "complaint" : category;
  return category;
}

function pickSurgeCategory({ categories: surging }: Surge, random: Random): Category {
  return random.pick(surging.map((category) => [category, categoryShare.get(category) ?? 0] as const));
}

function pickDesk(region: Region, random: Random): { team: string; agent: string } {
  const desks = desksOf.get(region) ?? [];
  const desk = desks[random.integer(desks.length)];
  if (desk === undefined) throw new Error(`metricdeck: no team serves the region "${region}"`);
  return desk;
}

/** Draws among a region's customers of that moment; `draw` must be called in order of time. */
function createPool(customers: readonly Customer[], region: Region) {
  const members = customers.filter((customer) => customer.region === region);
  let joined = 0;
  return {
    draw(time: number, random: Random): Customer | undefined {
      while ((members[joined]?.since ?? Infinity) <= time) joined += 1;
      for (let attempt = 0; attempt < 50; attempt += 1) {
        const candidate = members[random.integer(joined)];
        if (candidate === undefined || (candidate.churnedAt !== null && candidate.churnedAt <= time)) continue;
        if (random.chance(segmentActivity[candidate.segment])) return candidate;
      }
      return members[0];
    },
  };
}
