import type { AnyFilter } from "./filter.ts";
import type { Instant, ResolvedRange } from "./range.ts";

/**
 * What it means for what is expected: nothing (`note`), or that its time was not as usual (`incident`), so that its values are
 * neither unusual nor usual to what looks for unusual ones.
 */
export type AnnotationKind = (typeof annotationKinds)[number];
export const annotationKinds = ["note", "incident"] as const;

/** What happened: at a moment, or until another. */
export interface Annotation {
  readonly at: Instant;
  /** Exclusive. Absent: a moment. */
  readonly to?: Instant;
  readonly label: string;
  /** Default `note`. An incident without an end leaves out nothing: what came with it may have stayed. */
  readonly kind?: AnnotationKind;
  /** Who knows more. */
  readonly owner?: string;
  /** Where to read more: http(s), mailto, a path or an anchor; others are shown as text alone. */
  readonly link?: string;
  /** Names in the catalog: what it explains. Left out: every metric. */
  readonly metrics?: readonly string[];
  /** Which rows it happened to. Left out: all. */
  readonly filter?: AnyFilter;
  /** Whose it is, where that is known: names may be two people's. Of one that was kept before ids were, none. */
  readonly ownerId?: string;
  /** Of one that can be changed, as the two that follow. */
  readonly id?: string;
  /** Grows by one with each change; under one id none comes again. */
  readonly version?: number;
  /** Whether who asks may change it. */
  readonly canEdit?: boolean;
}

/** An annotation that somebody has written. */
export interface KeptAnnotation extends Annotation {
  readonly id: string;
  readonly version: number;
  readonly canEdit: boolean;
}

export type SavedAnnotation =
  | { readonly status: "saved"; readonly annotation: KeptAnnotation }
  /** Another version is kept than the one that this was made from; null: none is any more. Nothing was written. */
  | { readonly status: "conflict"; readonly annotation: KeptAnnotation | null };

export type RemovedAnnotation = { readonly status: "removed" } | { readonly status: "conflict"; readonly annotation: KeptAnnotation };

export interface AnnotationQuery {
  /** Names in the catalog: what is drawn. */
  readonly metrics: readonly string[];
  /** The time that is drawn. */
  readonly range: ResolvedRange;
  readonly signal?: AbortSignal;
}

/** Where a chart's annotations come from. */
export interface AnnotationPort {
  /** What touches the range, in any order. @throws MetricsError */
  list(query: AnnotationQuery): Promise<readonly Annotation[]>;
  /** Keeps it if `version` is the one that is kept, 0 where none is: `keepVersion` is the law. Left out: nobody adds any. */
  save?(annotation: Omit<KeptAnnotation, "canEdit" | "owner" | "ownerId">): Promise<SavedAnnotation>;
  /** Only the version that is given; another one is a conflict, none at all is removed. */
  remove?(annotation: Pick<KeptAnnotation, "id" | "version">): Promise<RemovedAnnotation>;
}
