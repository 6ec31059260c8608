export { Trend } from "./Trend.tsx";
export type { TrendProps } from "./Trend.tsx";
export type { TrendAnnotation } from "./trendAnnotation.ts";
export type { TrendKind, TrendModel, TrendSeries } from "./trendModel.ts";
export type { TrendComparison } from "./trendQuery.ts";
export { TrendView } from "./TrendView.tsx";
export type { TrendViewProps } from "./TrendView.tsx";
export { useTrend } from "./useTrend.ts";
export type { UseTrendProps } from "./useTrend.ts";
