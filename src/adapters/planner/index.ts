export { planQuery } from "./planQuery.ts";
export type { QueryPlan } from "./planQuery.ts";
export type { CellsStep, Step } from "./planSteps.ts";
export { withPlanner } from "./withPlanner.ts";
export type { PlannerOptions } from "./withPlanner.ts";
