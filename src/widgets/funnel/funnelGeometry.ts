import type { FunnelBase, FunnelCells } from "./funnelCell.ts";

/** A bar in shares of its track. */
export interface FunnelBar {
  readonly reached: number;
  /** Where the drop-off that begins at `reached` ends. */
  readonly before: number;
  /** How far the bar of the comparison goes; null without. */
  readonly ghost: number | null;
}

/** The whole track is who did the first step, or who did the step before. Nobody is a bar of no length. */
export function funnelBar(cells: FunnelCells, step: number, base: FunnelBase): FunnelBar {
  const cell = cells[step];
  if (cell === undefined) return { reached: 0, before: 0, ghost: null };
  const { count, shares } = cell;
  if (step === 0) return { reached: count ? 1 : 0, before: count ? 1 : 0, ghost: null };
  const reached = shares[base].value ?? 0;
  const whole = cells[step - 1]?.count ? 1 : 0;
  const before = base === "previous" ? whole : step === 1 ? whole : (cells[step - 1]?.shares.first.value ?? 0);
  return { reached, before, ghost: shares[base].compare };
}
