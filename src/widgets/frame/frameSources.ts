import type { Instant } from "../../query/range.ts";
import type { TableModel } from "./tableModel.ts";

/** What a widget in a frame is made of, for whoever makes a report of the page. */
export interface FrameSource {
  readonly title: string;
  readonly asOf: Instant | null;
  readonly table: () => TableModel | Promise<TableModel>;
}

/** By the frame's element; only of those that show data. */
export const frameSources = new WeakMap<Element, FrameSource>();
