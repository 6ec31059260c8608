// What a form needs when it is asked for, in one chunk: each that is loaded apart costs every page the name of its file.
export { previewTable } from "./previewTable.ts";
export { RuleCalendars } from "./RuleCalendars.tsx";
