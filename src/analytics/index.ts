export { funnelSteps } from "./funnelSteps.ts";
export type { FunnelStepCounts, FunnelStepsOptions } from "./funnelSteps.ts";
export { retentionTable } from "./retentionTable.ts";
export type { RetentionTable, RetentionTableOptions } from "./retentionTable.ts";
export type { ActorEvent } from "./actorColumns.ts";
export { quantile } from "./quantile.ts";
export { wilsonInterval } from "./wilsonInterval.ts";
export type { Interval } from "./wilsonInterval.ts";
