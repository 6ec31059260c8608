import { textRoom } from "./columnRoom.ts";

/** What the records that are drawn take on one line, in CSS pixels. */
export interface RecordRoom {
  /** Of the widest name, with what stands before it. */
  readonly name: number;
  /** Of each of their columns; those of records under one another begin at the same place. */
  readonly columns: readonly number[];
  /** Of the longest record: name and columns. */
  readonly width: number;
}

export const noRecords: RecordRoom = { name: 0, columns: [], width: 0 };

/** More than this a text takes of its own line only: what follows it in other records stays near. */
const mostAligned = 320;
const gap = 16;
const padding = 20;
/** Before and after a name, and for each level that it stands under others. */
const nameMarks = 44;
const indent = 18;

/** Of the records under `root`; `noRecords` where none is drawn. */
export function recordRoom(root: Element): RecordRoom {
  const records = [...root.querySelectorAll<HTMLElement>('[data-kind="record"]')].map((row) => ({
    name: nameMarks + indent * (Number(row.ariaLevel ?? 1) - 1) + textRoom(row.firstElementChild?.textContent ?? ""),
    texts: [...(row.querySelector(".md-drill-details")?.children ?? [])].map((detail) => textRoom(detail.textContent)),
  }));
  return roomOf(records);
}

/** @param records room of the name and of each text, in CSS pixels */
export function roomOf(records: readonly { readonly name: number; readonly texts: readonly number[] }[]): RecordRoom {
  if (records.length === 0) return noRecords;
  const name = Math.max(...records.map((record) => record.name));
  const count = Math.max(...records.map(({ texts }) => texts.length));
  const columns = Array.from({ length: count }, (_, at) => Math.max(...records.map(({ texts }) => Math.min(mostAligned, texts[at] ?? 0))));
  const beyond = Math.max(...records.map(({ texts }) => texts.reduce((sum, room, at) => sum + Math.max(0, room - (columns[at] ?? 0)), 0)));
  return { name, columns, width: widthOf(name, columns) + beyond };
}

/** The wider of both in everything; `room` itself where nothing is wider. */
export function grownRecords(room: RecordRoom, drawn: RecordRoom): RecordRoom {
  if (drawn === noRecords) return room;
  const count = Math.max(room.columns.length, drawn.columns.length);
  const columns = Array.from({ length: count }, (_, at) => Math.max(room.columns[at] ?? 0, drawn.columns[at] ?? 0));
  const name = Math.max(room.name, drawn.name);
  const width = Math.max(room.width, drawn.width, widthOf(name, columns));
  return name === room.name && width === room.width && columns.join() === room.columns.join() ? room : { name, columns, width };
}

function widthOf(name: number, columns: readonly number[]): number {
  return name + columns.reduce((sum, room) => sum + room, 0) + padding + gap * Math.max(0, columns.length - 1);
}
