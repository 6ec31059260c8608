import { dayOfYear, seasonAt, shanghaiHour, shanghaiWeekday, type Season } from "./businessTime.ts";
import { productLines, type Product, type ProductLine } from "./company.ts";

const yearlyGrowth = 0.2;
const yearMs = 365.25 * 24 * 3600 * 1000;
const growsFrom = Date.parse("2026-11-01T00:00:00+08:00");
/** Makes 60 000 of the 24 months before November 2026. */
const ticketsPerUnit = 4.4;

// Sunday first.
const weekdayDemand = [0.5, 1.25, 1.17, 1.12, 1.1, 1.08, 0.62];

const hourDemand = [
  0.06, 0.04, 0.03, 0.03, 0.03, 0.05, 0.1, 0.25, 0.6, 1.5, 1.9, 1.7, 1.2, 1.35, 1.7, 1.75, 1.6, 1.35, 1.15, 1.2, 1.05,
  0.55, 0.3, 0.14,
];

const seasonDemand: { [Key in Season]: number } = {
  ordinary: 1,
  springFestival: 0.3,
  nationalDay: 0.5,
  rebound: 1.32,
};

/** The size of the business: 1 at the beginning of November 2026. */
export function sizeAt(time: number): number {
  return (1 + yearlyGrowth) ** ((time - growsFrom) / yearMs);
}

/** Expected tickets of an hour: size of the business × week × day × holiday × product season. */
export function demandAt(time: number): number {
  const weekday = weekdayDemand[shanghaiWeekday(time)] ?? 1;
  const hour = hourDemand[shanghaiHour(time)] ?? 1;
  const products = productDemand(time).reduce((sum, [, weight]) => sum + weight, 0);
  return ticketsPerUnit * sizeAt(time) * weekday * hour * seasonDemand[seasonAt(time)] * products;
}

/** Products weighted by their share and the time of year. */
export function productDemand(time: number): readonly (readonly [Product, number])[] {
  const day = dayOfYear(time);
  return productLines.map((line) => [line.product, line.share * seasonal(line, day)] as const);
}

function seasonal({ swing, peakDay }: ProductLine, day: number): number {
  return Math.exp(swing * Math.cos((2 * Math.PI * (day - peakDay)) / 365.25));
}
