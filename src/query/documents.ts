import type { AlertPerson } from "./alerts.ts";
import type { LocalizedText } from "./locale.ts";
import type { Instant } from "./range.ts";

/** A cockpit as it is kept, without what is in it. */
export interface DocumentEntry {
  /** In the host's own naming: letters, digits, `.`, `_`, `:` and `-`, at most 100. */
  readonly id: string;
  /**
   * Grows by one with each change; 0 is kept nowhere yet. Under one id none comes again: what is made anew after a removal
   * begins above the last that was there.
   */
  readonly version: number;
  readonly title: LocalizedText;
  readonly changedAt: Instant;
  /** Null: nobody knows. */
  readonly changedBy: AlertPerson | null;
  /** Whether who asks may change it. */
  readonly canEdit: boolean;
}

/** The JSON of a cockpit's document, as `metricdeck/document` reads it. */
export interface DocumentJson {
  readonly title: LocalizedText;
  readonly [part: string]: unknown;
}

export interface StoredDocument extends DocumentEntry {
  readonly document: DocumentJson;
}

export type SavedDocument =
  /** As it is kept, with its new version. */
  | { readonly status: "saved"; readonly document: StoredDocument }
  /** Another version is kept than the one that this was made from; null: none is any more. Nothing was written. */
  | { readonly status: "conflict"; readonly document: StoredDocument | null };

export type RemovedDocument = { readonly status: "removed" } | { readonly status: "conflict"; readonly document: StoredDocument };

/** What somebody chose on a cockpit, under a name. */
export interface CockpitView {
  readonly id: string;
  /** As a document's: none comes again under one id. */
  readonly version: number;
  /** The id of the cockpit. */
  readonly cockpit: string;
  readonly name: string;
  /** Personal ones are seen by their owner alone. */
  readonly scope: "personal" | "shared";
  /** The selection, as `stateOfSelection` writes it. */
  readonly state: string;
  /** Null: nobody knows. */
  readonly owner: AlertPerson | null;
  readonly canEdit: boolean;
}

export type SavedView =
  | { readonly status: "saved"; readonly view: CockpitView }
  | { readonly status: "conflict"; readonly view: CockpitView | null };

export type RemovedView = { readonly status: "removed" } | { readonly status: "conflict"; readonly view: CockpitView };

export interface CockpitViews {
  /** By name. */
  readonly views: readonly CockpitView[];
  /** The view that a cockpit is opened with: one's own choice, and that for all who have none. */
  readonly defaults: { readonly me: string | null; readonly all: string | null };
  /** Whether who asks may share views and choose for all. */
  readonly canShare: boolean;
}

interface Asked {
  readonly signal?: AbortSignal;
}

/** What people saved of a cockpit's selection. What is sent twice is done once: `keepVersion` is the law. */
export interface ViewPort {
  /** @throws MetricsError, as everything here */
  list(cockpit: string, options?: Asked): Promise<CockpitViews>;
  /** Keeps it if `version` is the one that is kept, 0 where none is. Who owns it is the port's to know. */
  save(view: Omit<CockpitView, "owner" | "canEdit">): Promise<SavedView>;
  /** Only the version that is given; another one is a conflict, none at all is removed. */
  remove(view: Pick<CockpitView, "id" | "version" | "cockpit">): Promise<RemovedView>;
  /** Null: none. */
  setDefault(cockpit: string, view: string | null, options: { readonly for: "me" | "all" }): Promise<void>;
}

/** Where cockpits are kept, and the views of each. */
export interface CockpitStore {
  /** By title. */
  list(options?: Asked): Promise<readonly DocumentEntry[]>;
  /** Null: none is kept under this id. */
  get(id: string, options?: Asked): Promise<StoredDocument | null>;
  /** Keeps it if `version` is the one that is kept, 0 where none is. */
  save(document: Pick<StoredDocument, "id" | "version" | "document">): Promise<SavedDocument>;
  remove(document: Pick<StoredDocument, "id" | "version">): Promise<RemovedDocument>;
  /** Left out: views are not kept. */
  readonly views?: ViewPort;
  /** Calls whenever something may have changed elsewhere; returns the way to stop. Left out: the page asks from time to time. */
  subscribe?(changed: () => void): () => void;
}
