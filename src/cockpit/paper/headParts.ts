export { FilterWords } from "../FilterWords.tsx";
export { PaperHead } from "./PaperHead.tsx";
