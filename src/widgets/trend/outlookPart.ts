import { part } from "../../react/part.ts";

/** What draws and says what was expected and what comes: loaded where a model has it. */
export const outlookPart = part(() => import("./TrendOutlook.tsx"));
