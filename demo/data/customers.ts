import { addShanghaiMonths, atDesk, dayMs, secondMs, shanghaiMidnight } from "./businessTime.ts";
import { plans, regions, segments, type Region, type Segment } from "./company.ts";
import type { Random } from "./random.ts";
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

/**
 * Customers in the order they joined: three in five before `start`, the others ever faster until `end`. The first five,
 * one in each region, are there from the beginning.
 */
export function createCustomers(
  count: number,
  { start, end }: { start: number; end: number },
  random: Random,
): Customer[] {
  const seated = regions.map(([region]) => ({ region, since: addShanghaiMonths(start, -72) + random.next() * dayMs }));
  const others = Array.from({ length: Math.max(0, count - seated.length) }, () => {
    const age = random.chance(0.6) ? -random.next() * 6 * 365 * dayMs : (end - start) * random.next() ** 0.9;
    return { region: random.pick(regions), since: start + age };
  });
  const joined = [...seated, ...others].map(({ region, since }) => ({ region, since: joinedAt(since, end, random) }));
  return joined
    .sort((one, other) => one.since - other.since)
    .map(({ region, since }, index) => createCustomer(index, region, since, random));
}

function createCustomer(index: number, region: Region, since: number, random: Random): Customer {
  const segment = random.pick(segments);
  return {
    customerId: `C${String(index + 1).padStart(6, "0")}`,
    name: nameOf(segment, random),
    region,
    segment,
    plan: random.pick(plans),
    since,
    churnedAt: null,
    mood: random.normal(),
  };
}

function joinedAt(time: number, end: number, random: Random): number {
  const second = Math.floor(atDesk(time, random.next()) / secondMs) * secondMs;
  return second < end ? second : Math.floor((shanghaiMidnight(end) - dayMs / 2) / secondMs) * secondMs;
}

function nameOf(segment: Segment, random: Random): string {
  const oneOf = (names: readonly string[]) => names[random.integer(names.length)] ?? "";
  return segment === "consumer"
    ? oneOf(surnames) + oneOf(givenNames)
    : oneOf(houses) + oneOf(houses) + oneOf(trades[segment]);
}
