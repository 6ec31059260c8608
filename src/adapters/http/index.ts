export { httpAdapter } from "./httpAdapter.ts";
export { httpAlerts } from "./httpAlerts.ts";
export type { HttpAlerts } from "./httpAlerts.ts";
export { httpRules } from "./httpRules.ts";
export { httpCockpits } from "./httpCockpits.ts";
export type { HttpCockpits } from "./httpCockpits.ts";
export type { Transport } from "./askDocument.ts";
export type { HttpAdapterOptions } from "./httpAdapter.ts";
export type { GetToken } from "./token.ts";
