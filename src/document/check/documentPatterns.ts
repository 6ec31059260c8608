import { isoDuration } from "../../query/duration.ts";

/** Ids of widgets and filters. */
export const idPattern = /^[a-z][a-zA-Z0-9-]{0,39}$/;
/** Names that columns are called by. */
export const namePattern = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;
/** Not `//host`, which is another page, and no scheme that runs code. */
export const linkPattern = /^(?:https?:\/\/|mailto:|[/#?](?![/\\]))[^\s\\]*$/;
/** ISO 8601, and not of length 0. */
export const durationPattern = new RegExp(`^(?=.*[1-9])${isoDuration.source.slice(1)}`);
