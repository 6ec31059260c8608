export { browserItems } from "./browserItems.ts";
export type { BrowserItemsOptions } from "./browserItems.ts";
export { storedCockpits } from "../../query/stored/storedCockpits.ts";
export type { MayCockpit, StoredCockpitsOptions } from "../../query/stored/storedCockpits.ts";
