export { Funnel } from "./Funnel.tsx";
export type { FunnelProps } from "./Funnel.tsx";
export type { FunnelDrill } from "./funnelDrill.ts";
export type { FunnelModel } from "./funnelModel.ts";
export type { FunnelComparison, FunnelViewName } from "./funnelQuery.ts";
export { FunnelView } from "./FunnelView.tsx";
export type { FunnelViewProps } from "./FunnelView.tsx";
export { useFunnel } from "./useFunnel.ts";
export type { UseFunnelProps } from "./useFunnel.ts";
