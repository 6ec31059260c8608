/** What a cockpit need not have before it paints, in one chunk. */
export { CockpitKeys } from "./CockpitKeys.tsx";
export { FilterWords } from "./FilterWords.tsx";
export { PaperHead } from "./paper/PaperHead.tsx";
