import { part } from "../../react/part.ts";

/** What finds, says and draws: detector, forecasts and words, loaded for the first card. */
export const insightPart = part(() => import("./InsightBody.tsx"));
