"use client";

import { useEffect, useState } from "react";
import type { CockpitDocument } from "../../document/cockpitDocument.ts";
import type { DocumentJson, RemovedDocument, SavedDocument, StoredDocument } from "../../query/documents.ts";
import { asMetricsError, MetricsError } from "../../query/error.ts";
import { useOptimistic } from "../../react/useOptimistic.ts";
import { usePortAnswer } from "../../react/usePortAnswer.ts";
import { useProvided } from "../../react/useProvided.ts";

export interface DocumentConflict {
  /** What was to be saved, and the version that it was made from. */
  readonly mine: DocumentJson;
  readonly madeFrom: number;
  /** What is kept; null: somebody has removed it. */
  readonly theirs: StoredDocument | null;
}

export interface CockpitDocumentState {
  /** `none`: the adapter keeps no cockpits; `missing`: none is kept under this id. */
  readonly status: "none" | "pending" | "ready" | "missing" | "error";
  /** As it is kept or, while that takes, as it is to be. */
  readonly stored: StoredDocument | null;
  /** Why it could not be asked for, or the last change was refused and taken back. */
  readonly error: MetricsError | null;
  readonly saving: boolean;
  /** What to merge, and to save anew: the editor does so. */
  readonly conflict: DocumentConflict | null;
  /**
   * Saves it in place of `madeFrom`, the version that it was made from; default the one that is shown, 0 where none is.
   * @returns whether it is kept
   */
  readonly save: (document: DocumentJson, options?: { readonly madeFrom?: number }) => Promise<boolean>;
  /** The same for `CockpitEditor`, which merges a conflict itself and shows what is thrown. */
  readonly onSave: (document: CockpitDocument, made: { readonly version: number }) => Promise<SavedDocument>;
  /** @returns whether it is gone */
  readonly remove: () => Promise<boolean>;
  readonly retry: () => void;
}

/** A cockpit's document where the adapter keeps it, and the way to change it: at once on the page, and taken back where that is refused. */
export function useCockpitDocument(id: string): CockpitDocumentState {
  const { client } = useProvided();
  const { adapter, queryClient, id: clientId } = client;
  const store = adapter.documents;
  const key = ["document", id];
  const answer = usePortAnswer<StoredDocument | null>(key, store ? (signal) => store.get(id, { signal }) : null);
  const write = useOptimistic<StoredDocument | null>(key);
  const [refused, setRefused] = useState<MetricsError | null>(null);
  const [conflict, setConflict] = useState<DocumentConflict | null>(null);
  const [writes, setWrites] = useState(0);
  const stored = answer.data ?? null;

  useEffect(
    () => store?.subscribe?.(() => void queryClient.invalidateQueries({ queryKey: ["metricdeck", clientId, "document", id] })),
    [store, queryClient, clientId, id],
  );

  const saveOver = (document: DocumentJson, given: number | undefined, onFrom = (_madeFrom: number) => {}) =>
    write<SavedDocument>((now) => {
      const madeFrom = given ?? now?.version ?? 0;
      onFrom(madeFrom);
      const unknown = { id, version: madeFrom, changedAt: new Date(0).toISOString(), changedBy: null, canEdit: true };
      return {
        guess: (shown) => ({ ...unknown, ...shown, title: document.title, document }),
        send: () => kept().save({ id, version: madeFrom, document }),
        settle: (_, { document: now }) => now,
      };
    });
  const run = async (work: () => Promise<DocumentConflict | null>): Promise<boolean> => {
    setRefused(null);
    setConflict(null);
    setWrites((count) => count + 1);
    try {
      const clash = await work();
      setConflict(clash);
      return clash === null;
    } catch (thrown) {
      setRefused(asMetricsError(thrown));
      return false;
    } finally {
      setWrites((count) => count - 1);
    }
  };
  const kept = () => store ?? refuse();

  return {
    status: store === undefined ? "none" : answer.data === undefined ? (answer.error === null ? "pending" : "error") : stored === null ? "missing" : "ready",
    stored,
    error: refused ?? answer.error,
    saving: writes > 0,
    conflict,
    save: (document, options = {}) =>
      run(async () => {
        let madeFrom = 0;
        const saved = await saveOver(document, options.madeFrom, (version) => (madeFrom = version));
        return saved.status === "saved" ? null : { mine: document, madeFrom, theirs: saved.document };
      }),
    onSave: (document, { version }) => saveOver(document as unknown as DocumentJson, version),
    remove: () =>
      run(async () => {
        let mine: StoredDocument | null = null;
        const removed = await write<RemovedDocument>((now) => {
          mine = now ?? null;
          return {
            guess: () => null,
            send: () => kept().remove({ id, version: now?.version ?? 0 }),
            settle: (_, answered) => (answered.status === "conflict" ? answered.document : null),
          };
        });
        if (removed.status === "removed" || mine === null) return null;
        const { document, version } = mine as StoredDocument;
        return { mine: document, madeFrom: version, theirs: removed.document };
      }),
    retry: () => {
      setRefused(null);
      answer.refetch();
    },
  };
}

function refuse(): never {
  throw new MetricsError("unsupported", "the adapter keeps no cockpits; give it `documents`");
}
