/** What the texts in a column take, padding included, in CSS pixels by the column's id. */
export interface ColumnRoom {
  readonly [id: string]: number;
}

const padding = 22;
const iconRoom = 16;
const widths = { narrow: 4.2, digit: 8.2, wide: 12, square: 13.5 } as const;

/**
 * In CSS pixels, by the letters alone: to ask the browser costs a layout. Rather too much than too little in the fonts that
 * pages have, at the size of the cells.
 */
export function textRoom(text: string): number {
  return Math.ceil(Array.from(text).reduce((room, letter) => room + widths[kindOf(letter)], 0));
}

function kindOf(letter: string): keyof typeof widths {
  if (letter >= "\u2e80") return "square";
  if (/[\s.,'’:;|il]/.test(letter)) return "narrow";
  return /[%‰€mwMWA-Z]/.test(letter) ? "wide" : "digit";
}

/** Of the cells that are drawn under `root`. @param columns in the order in which they are shown */
export function drawnRoom(root: Element, columns: readonly { readonly id: string }[]): ColumnRoom {
  const room: { [id: string]: number } = {};
  for (const cell of root.querySelectorAll<HTMLElement>(".md-drill-cell:not([data-part])")) {
    const id = columns[Number(cell.dataset["column"])]?.id;
    if (id === undefined) continue;
    const needed = padding + textRoom(seenText(cell)) + (cell.dataset["tone"] === undefined ? 0 : iconRoom);
    room[id] = Math.max(room[id] ?? 0, needed);
  }
  return room;
}

/** The wider of both for each column; `room` itself where none is wider. */
export function grownRoom(room: ColumnRoom, drawn: ColumnRoom): ColumnRoom {
  const wider = Object.entries(drawn).filter(([id, needed]) => needed > (room[id] ?? 0));
  return wider.length === 0 ? room : { ...room, ...Object.fromEntries(wider) };
}

function seenText(cell: HTMLElement): string {
  if (cell.firstElementChild === null) return cell.textContent;
  return Array.from(cell.childNodes, (node) => (node instanceof Element && node.classList.contains("md-sr") ? "" : (node.textContent ?? ""))).join("");
}
