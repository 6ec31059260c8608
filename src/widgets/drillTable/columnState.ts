/**
 * How somebody arranged the columns, by their ids. Plain JSON, so that it can be kept anywhere; ids that a table does
 * not have are ignored and stay remembered, as a column may come back.
 */
export interface DrillColumnState {
  readonly version: 1;
  /** Widths in CSS pixels of columns that were resized. */
  readonly sizes: { readonly [id: string]: number };
  /** Columns that were moved and those around them, in their order; others follow in the table's own. */
  readonly order: readonly string[];
  /** Beside the rows' names, and at the end. */
  readonly pinned: { readonly start: readonly string[]; readonly end: readonly string[] };
  readonly hidden: readonly string[];
}

export type PinSide = "start" | "end" | null;

/** Of the column with the rows' names: first, pinned, and always there. */
export const nameColumn = "$name";
const leastColumnSize = 56;
const greatestColumnSize = 800;

export const untouchedColumns: DrillColumnState = {
  version: 1,
  sizes: {},
  order: [],
  pinned: { start: [], end: [] },
  hidden: [],
};

export function resizeColumn(state: DrillColumnState, id: string, size: number): DrillColumnState {
  const within = Math.round(Math.min(greatestColumnSize, Math.max(leastColumnSize, size)));
  return { ...state, sizes: { ...state.sizes, [id]: within } };
}

/** Back to the width that the table gives it. */
export function resetColumnSize(state: DrillColumnState, id: string): DrillColumnState {
  const { [id]: _, ...sizes } = state.sizes;
  return { ...state, sizes };
}

export function pinColumn(state: DrillColumnState, id: string, side: PinSide): DrillColumnState {
  const start = state.pinned.start.filter((other) => other !== id);
  const end = state.pinned.end.filter((other) => other !== id);
  const pinned = { start: side === "start" ? [...start, id] : start, end: side === "end" ? [id, ...end] : end };
  return { ...state, pinned };
}

export function hideColumn(state: DrillColumnState, id: string): DrillColumnState {
  return state.hidden.includes(id) ? state : { ...state, hidden: [...state.hidden, id] };
}

export function showColumn(state: DrillColumnState, id: string): DrillColumnState {
  return { ...state, hidden: state.hidden.filter((other) => other !== id) };
}

/** Puts the column before (-1) or behind (1) its neighbor; `shown` are the columns of its region in their order. */
export function moveColumn(state: DrillColumnState, id: string, by: -1 | 1, shown: readonly string[]): DrillColumnState {
  const from = shown.indexOf(id);
  const neighbor = shown[from + by];
  if (from < 0 || neighbor === undefined) return state;
  return placeColumn(state, id, neighbor, by, shown);
}

/** Puts the column before (-1) or behind (1) another of its region. */
export function placeColumn(
  state: DrillColumnState,
  id: string,
  beside: string,
  side: -1 | 1,
  shown: readonly string[],
): DrillColumnState {
  if (id === beside || !shown.includes(id) || !shown.includes(beside)) return state;
  const others = shown.filter((other) => other !== id);
  const at = others.indexOf(beside) + (side === 1 ? 1 : 0);
  const order = [...others.slice(0, at), id, ...others.slice(at)];
  const region = (["start", "end"] as const).find((one) => state.pinned[one].includes(id));
  if (region !== undefined) {
    const gone = state.pinned[region].filter((other) => !order.includes(other));
    return { ...state, pinned: { ...state.pinned, [region]: [...order, ...gone] } };
  }
  return { ...state, order: [...order, ...state.order.filter((other) => !order.includes(other))] };
}

/** What was kept as text; null for what is none, or of another version. */
export function parseColumnState(text: string | null): DrillColumnState | null {
  if (text === null) return null;
  try {
    return columnStateOf(JSON.parse(text));
  } catch {
    return null;
  }
}

function columnStateOf(value: unknown): DrillColumnState | null {
  if (!isObject(value) || value["version"] !== 1) return null;
  const { sizes, order, pinned, hidden } = value;
  if (!isObject(sizes) || !isTexts(order) || !isObject(pinned) || !isTexts(hidden)) return null;
  const { start, end } = pinned;
  if (!isTexts(start) || !isTexts(end)) return null;
  const known = Object.entries(sizes).filter(([, size]) => typeof size === "number" && Number.isFinite(size));
  const state = { version: 1, sizes: {}, order, pinned: { start, end }, hidden } as const;
  return known.reduce<DrillColumnState>((last, [id, size]) => resizeColumn(last, id, Number(size)), state);
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

/** Ids of the columns that move among each other: those of one side, the names apart. */
export function regionOf(columns: readonly { readonly id: string; readonly pin: "start" | "end" | null }[], pin: "start" | "end" | null): string[] {
  return columns.filter((column) => column.pin === pin && column.id !== nameColumn).map(({ id }) => id);
}
