export { memoryAdapter } from "./memoryAdapter.ts";
export type { MemoryAdapterOptions } from "./memoryAdapter.ts";
export { memoryAlerts } from "./memoryAlerts.ts";
export type { MemoryAlerts, MemoryAlertsOptions } from "./memoryAlerts.ts";
export { memoryRules } from "./memoryRules.ts";
export type { MemoryAnnotation } from "./touching.ts";
export type { EncodedColumn, MemoryColumn } from "./hostColumn.ts";
export type { MemoryTable, MemoryTables } from "./table.ts";
export type { AnswerLimits } from "../../engine/aggregatePlan.ts";
