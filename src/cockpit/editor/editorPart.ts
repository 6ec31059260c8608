// What an editor needs when it is shown, in one chunk.
export { browserStorage } from "./draftStore.ts";
export { EditorBody } from "./EditorBody.tsx";
