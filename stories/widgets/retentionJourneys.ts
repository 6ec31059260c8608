import { memoryAdapter } from "../../src/adapters/memory/index.ts";
import { d, defineCatalog } from "../../src/query/index.ts";
import type { Catalog, MetricsAdapter } from "../../src/query/index.ts";
import { storyNow } from "../support/supportTables.ts";

/** Customers of a shop who order, call and are billed. */
export const journeys = defineCatalog({
  entities: {
    customer: { key: "customerId", label: { en: "Customer", "zh-CN": "客户" } },
    deed: { key: "deedId", belongsTo: { customer: "customerId" } },
  },
  dimensions: {
    customerId: d.number({ label: { en: "Customer", "zh-CN": "客户" } }),
    plan: d.enum(["basic", "team", "business"], {
      entity: "customer",
      label: { en: "Plan", "zh-CN": "套餐" },
      valueLabels: {
        basic: { en: "Basic", "zh-CN": "基础版" },
        team: { en: "Team", "zh-CN": "团队版" },
        business: { en: "Business", "zh-CN": "企业版" },
      },
    }),
    signedUpAt: d.time({ entity: "customer" }),
    kind: d.enum(["order", "call", "bill"], { entity: "deed" }),
    device: d.enum(["web", "app"], {
      entity: "deed",
      label: { en: "Device", "zh-CN": "设备" },
      valueLabels: { web: { en: "Web", "zh-CN": "网页" }, app: { en: "App", "zh-CN": "应用" } },
    }),
    amount: d.number({ entity: "deed", label: { en: "revenue", "zh-CN": "收入" } }),
    at: d.time({ entity: "deed" }),
  },
  metrics: {},
  events: {
    signedUp: { entity: "customer", time: "signedUpAt", label: { en: "Signed up", "zh-CN": "注册" } },
    ordered: {
      entity: "deed",
      time: "at",
      actor: "customerId",
      where: { dimension: "kind", op: "equals", value: "order" },
      direction: "up",
      label: { en: "Ordered", "zh-CN": "下单" },
    },
    called: {
      entity: "deed",
      time: "at",
      actor: "customerId",
      where: { dimension: "kind", op: "equals", value: "call" },
      direction: "down",
      label: { en: "Called support", "zh-CN": "来电咨询" },
    },
    billed: {
      entity: "deed",
      time: "at",
      actor: "customerId",
      where: { dimension: "kind", op: "equals", value: "bill" },
      label: { en: "Billed", "zh-CN": "账单" },
    },
  },
});

const day = 86_400_000;
const plans = ["basic", "team", "business"] as const;
let made: MetricsAdapter | undefined;

/** Some 14 months of journeys, always the same; made once. */
export function journeysAdapter(): MetricsAdapter {
  const catalog: Catalog = journeys;
  made ??= memoryAdapter({ catalog, tables: tables(), clock: () => storyNow });
  return made;
}

function tables() {
  const random = seeded(7);
  const customer = { customerId: [] as number[], plan: [] as string[], signedUpAt: [] as number[] };
  const deed = { deedId: [] as number[], customerId: [] as number[], kind: [] as string[], device: [] as string[], amount: [] as (number | null)[], at: [] as number[] };
  const add = (customerId: number, kind: string, at: number, amount: number | null = null) => {
    if (at >= storyNow) return;
    deed.deedId.push(deed.deedId.length + 1);
    deed.customerId.push(customerId);
    deed.kind.push(kind);
    deed.device.push((deed.deedId.length * 7) % 10 < 6 ? "web" : "app");
    deed.amount.push(amount);
    deed.at.push(at);
  };
  for (let back = 430; back >= 0; back -= 1) {
    const start = storyNow - (storyNow % day) - back * day;
    const week = Math.floor(back / 7);
    const joining = Math.round((10 + 6 * Math.sin(week / 5) + (week === 6 ? 9 : 0)) * (0.7 + random() * 0.6));
    for (let one = 0; one < joining; one += 1) {
      const signedUpAt = start + Math.floor(random() * day);
      if (signedUpAt >= storyNow) continue;
      const customerId = customer.customerId.length + 1;
      const level = Math.floor(random() ** 1.6 * 3);
      customer.customerId.push(customerId);
      customer.plan.push(plans[level] ?? "basic");
      customer.signedUpAt.push(signedUpAt);
      const loyal = 0.42 + level * 0.09 + (week < 8 ? 0.08 : 0);
      let price = [29, 79, 240][level] ?? 29;
      for (let after = 0; after < 62; after += 1) {
        const stays = loyal * (0.42 + 0.58 * Math.exp(-after / 5));
        const somewhere = () => signedUpAt + after * 7 * day + Math.floor(random() * 7 * day) + 60_000;
        if (random() < stays) add(customerId, "order", somewhere());
        if (random() < 0.16 * Math.exp(-after / 2.5)) add(customerId, "call", somewhere());
        if (after % 4 === 0 && random() < 1 - after * 0.006) {
          price *= random() < 0.05 ? 1.5 : 1;
          add(customerId, "bill", signedUpAt + after * 7 * day + 3_600_000, Math.round(price));
        }
      }
    }
  }
  return { customer, deed };
}

/** Mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
