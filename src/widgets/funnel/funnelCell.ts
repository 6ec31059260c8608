/** What a conversion is a share of: those who did the first step, or those who did the step before. */
export type FunnelBase = "first" | "previous";

export interface Significance {
  readonly direction: "higher" | "lower" | "none";
  /** Adjusted for all comparisons that are shown together, by Holm. */
  readonly p: number;
}

export interface FunnelShare {
  /** Null: nobody could have, or it is not known. */
  readonly value: number | null;
  /** Of whom it is a share. */
  readonly n: number | null;
  /** Too few cases. */
  readonly small: boolean;
  readonly masked: boolean;
  /** The same share in the period that it is held against. */
  readonly compare: number | null;
  /** Against the others; null where nothing is claimed. */
  readonly significance: Significance | null;
}

/** One step of one segment. */
export interface FunnelCell {
  readonly count: number | null;
  /** Of the period that it is held against; null after the first step while windows are open. */
  readonly compareCount: number | null;
  readonly shares: Readonly<Record<FunnelBase, FunnelShare>>;
  /** Who reached the step before and not this one, as a number and as a share of them; null at the first step. */
  readonly dropped: number | null;
  readonly dropRate: number | null;
  /** Since the step before. */
  readonly medianSeconds: number | null;
  readonly p90Seconds: number | null;
}

/** A segment's cells, one a step. */
export type FunnelCells = readonly FunnelCell[];
