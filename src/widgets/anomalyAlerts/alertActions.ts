// What opens over the list, in one chunk: each that is loaded apart costs every page the name of its file.
export { AlertMenu } from "./AlertMenu.tsx";
export { AlertSnooze } from "./AlertSnooze.tsx";
