import { part } from "../../react/part.ts";

/** What states other than loading and plainly ready say and offer: loaded when a widget first comes into one. */
export const stateDetails = part(() => import("./StateDetails.tsx"));
