export { Note } from "./Note.tsx";
export type { NoteProps } from "./Note.tsx";
