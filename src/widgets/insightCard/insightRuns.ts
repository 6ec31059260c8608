import type { InsightPart, InsightPiece } from "./insightSentences.ts";

/** A figure with the marks beside it that may not begin or end a line without it. */
export interface FigureRun {
  readonly before: string;
  readonly piece: Extract<InsightPart, { readonly text: string }>;
  readonly after: string;
}

export type InsightRun = Exclude<InsightPiece, FigureRun["piece"]> | FigureRun;

const opening = /[\p{Ps}\p{Pi}]+$/u;
const closing = /^[\p{Pe}\p{Pf}\p{Po}]+/u;

/** The pieces of a sentence as they may be broken into lines: a browser would break on either side of a button. */
export function insightRuns(pieces: readonly InsightPiece[]): readonly InsightRun[] {
  return pieces.flatMap((piece, at): InsightRun | readonly [] => {
    const [previous, next] = [pieces[at - 1], pieces[at + 1]];
    if (typeof piece === "string") {
      const begun = isFigure(previous) ? piece.replace(closing, "") : piece;
      return (isFigure(next) ? begun.replace(opening, "") : begun) || [];
    }
    if (!isFigure(piece)) return piece;
    return { before: marksOf(previous, opening), piece, after: marksOf(next, closing) };
  });
}

function isFigure(piece: InsightPiece | undefined): piece is FigureRun["piece"] {
  return typeof piece === "object" && "figure" in piece;
}

function marksOf(piece: InsightPiece | undefined, marks: RegExp): string {
  return (typeof piece === "string" && marks.exec(piece)?.[0]) || "";
}
