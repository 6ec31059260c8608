import { part } from "../../react/part.ts";

/** Loaded where there is a calendar to choose, quiet times of the rule's own, or a table to be read. */
export const ruleLater = part(() => import("./ruleLater.ts"));
