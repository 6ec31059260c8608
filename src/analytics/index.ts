export { quantile } from "./quantile.ts";
export { wilsonInterval } from "./wilsonInterval.ts";
export type { Interval } from "./wilsonInterval.ts";
