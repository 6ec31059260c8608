export { agentTemplate } from "./agentTemplate.ts";
export type { CockpitTemplate } from "./cockpitTemplate.ts";
export { dataOwnerTemplate } from "./dataOwnerTemplate.ts";
export { executiveTemplate } from "./executiveTemplate.ts";
export { fitTemplate } from "./fitTemplate.ts";
export type { FittedTemplate } from "./fitTemplate.ts";
export { productAndLogisticsTemplate } from "./productAndLogisticsTemplate.ts";
export { supervisorTemplate } from "./supervisorTemplate.ts";
