import { addShanghaiMonths, atDesk, dayMs, secondMs } from "./businessTime.ts";
import { plans, regions, segments, type Region, type Segment } from "./company.ts";
import { sizeAt } from "./demand.ts";
import { createRandom, type Random } from "./random.ts";
import type { CustomerRow } from "./tables.ts";

/** A customer with what the tables do not show. */
export interface Customer extends CustomerRow {
  /** Standard normal: unhappy customers complain more, rate lower and renew less. */
  mood: number;
}

const surnames = [..."王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹"];
const givenNames = ["伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超"]
  .concat(["秀英", "志强", "晓东", "雨桐", "子涵", "浩然", "欣怡", "梓萱", "佳琪", "建国", "海燕", "文博", "思远"]);
const houses = ["华星", "永安", "鼎盛", "海川", "嘉禾", "金泰", "百联", "新纪元", "东方", "瑞丰", "𠮷祥", "天合", "中远"];
const trades: { [Key in Exclude<Segment, "consumer">]: readonly string[] } = {
  business: ["酒店", "物业", "餐饮", "科技", "医院", "学校"],
  dealer: ["电器", "家电商行", "电器城"],
};

const foundedAt = Date.parse("2018-01-01T00:00:00+08:00");
/** Makes 4 000 of all who joined before November 2026. */
const joiningEachMonth = 77;

/**
 * Who joined before `end`, in that order: ever more each month as the business grows, the same ones whatever `end` is.
 * The first five, one in each region, are there from the beginning.
 */
export function createCustomers({ end, scale, seed }: { end: number; scale: number; seed: number }): Customer[] {
  const founding = createRandom(seed, "customers");
  const early = addShanghaiMonths(foundedAt, -1);
  const joined = regions.map(([region]) => createCustomer(region, early + founding.next() * dayMs, founding));
  for (let month = foundedAt; month < end; month = addShanghaiMonths(month, 1)) {
    const random = createRandom(seed, `customers ${month}`);
    const length = addShanghaiMonths(month, 1) - month;
    for (let rest = random.poisson(joiningEachMonth * sizeAt(month) * scale); rest > 0; rest -= 1) {
      joined.push(createCustomer(random.pick(regions), month + random.next() * length, random));
    }
  }
  return joined
    .filter(({ since }) => since < end)
    .sort((one, other) => one.since - other.since)
    .map((customer, index) => ({ ...customer, customerId: `C${String(index + 1).padStart(6, "0")}` }));
}

function createCustomer(region: Region, time: number, random: Random): Customer {
  const segment = random.pick(segments);
  return {
    customerId: "",
    name: nameOf(segment, random),
    region,
    segment,
    plan: random.pick(plans),
    since: Math.floor(atDesk(time, random.next()) / secondMs) * secondMs,
    churnedAt: null,
    mood: random.normal(),
  };
}

function nameOf(segment: Segment, random: Random): string {
  const oneOf = (names: readonly string[]) => names[random.integer(names.length)] ?? "";
  return segment === "consumer"
    ? oneOf(surnames) + oneOf(givenNames)
    : oneOf(houses) + oneOf(houses) + oneOf(trades[segment]);
}
