import { watch } from "./watch.ts";

/** From when this module runs, which is imported before any other. */
export const held = watch();
