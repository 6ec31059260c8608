import type { Step } from "../../document/layout/editLayout.ts";
import type { Way } from "./neighborOf.ts";

/** What a key on the grid means. */
export type CanvasIntent =
  | { readonly kind: "choose"; readonly way: Way }
  | { readonly kind: "lift" | "drop" | "takeBack" | "leave" | "remove" | "menu" }
  | { readonly kind: "move"; readonly step: Step }
  | { readonly kind: "grow"; readonly by: { readonly w: -1 | 0 | 1; readonly h: -1 | 0 | 1 } };

export interface KeyStroke {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const arrows: { readonly [key: string]: Step } = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** What a key means while a widget is lifted, and while none is; null: nothing here. */
export function canvasIntent(stroke: KeyStroke, isLifted: boolean, isRightToLeft: boolean): CanvasIntent | null {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = stroke;
  if (key === "ContextMenu" || (key === "F10" && shiftKey)) return { kind: "menu" };
  if (ctrlKey || metaKey || altKey) return null;
  if (key === "Enter" || key === " ") return { kind: isLifted ? "drop" : "lift" };
  if (key === "Escape") return { kind: isLifted ? "takeBack" : "leave" };
  if (key === "Delete" || key === "Backspace") return isLifted ? null : { kind: "remove" };
  const arrow = arrows[key];
  if (arrow === undefined) {
    if (isLifted) return null;
    return key === "Home" ? { kind: "choose", way: "first" } : key === "End" ? { kind: "choose", way: "last" } : null;
  }
  const step = isRightToLeft && arrow.x !== 0 ? ({ ...arrow, x: arrow.x === 1 ? -1 : 1 } as const) : arrow;
  if (!isLifted) {
    if (shiftKey) return null;
    return { kind: "choose", way: step.x === -1 ? "left" : step.x === 1 ? "right" : step.y === -1 ? "up" : "down" };
  }
  return shiftKey ? { kind: "grow", by: { w: step.x, h: step.y } } : { kind: "move", step };
}

/** Undo and redo, as each system has them. */
export function historyIntent({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyStroke): "undo" | "redo" | null {
  if (altKey || !(ctrlKey || metaKey)) return null;
  const letter = key.toLowerCase();
  if (letter === "z") return shiftKey ? "redo" : "undo";
  return letter === "y" && !shiftKey ? "redo" : null;
}
