import type { AlertPerson } from "../alerts.ts";
import type { Annotation, AnnotationPort, KeptAnnotation } from "../annotations.ts";
import { MetricsError } from "../error.ts";
import type { ItemStore } from "./itemStore.ts";
import { keepVersion } from "./keepVersion.ts";
import { removeVersion, versionBefore } from "./removedVersions.ts";
import { storedLimits } from "./storedLimits.ts";

export interface StoredAnnotationsOptions {
  /** Who asks, and owns what they add. Null: nobody knows. */
  readonly me?: AlertPerson | null;
  /**
   * Whether they may add annotations, and change this one; null: a new one. Default: everybody may. For one's own alone
   * compare `ownerId`, never the name.
   */
  readonly may?: (annotation: KeptAnnotation | null) => boolean;
}

type Kept = Omit<KeptAnnotation, "canEdit">;

/** Annotations over a store, as `me` may see and change them; a list tells the latest 1 000. */
export function storedAnnotations(store: ItemStore, { me = null, may = () => true }: StoredAnnotationsOptions = {}): Required<AnnotationPort> {
  const shown = (kept: Kept): KeptAnnotation => ({ ...kept, canEdit: may({ ...kept, canEdit: true }) });
  const require = (kept: Kept | null) => {
    if (!may(kept && { ...kept, canEdit: true })) throw new MetricsError("forbidden", "the caller may not change this annotation");
  };
  return {
    list: async ({ metrics, range }) => {
      const span = { from: Date.parse(range.from), to: Date.parse(range.to) };
      const found = (await store.transact((items) => items.list("annotation", { span }))) as readonly Kept[];
      const concerned = found.filter((one) => one.metrics === undefined || one.metrics.some((name) => metrics.includes(name)));
      return concerned.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)).slice(-storedLimits.annotations).map(shown);
    },
    save: (given) =>
      store.transact(async (items) => {
        const kept = (await items.lock("annotation", given.id)) as Kept | null;
        require(kept);
        const next: Kept = { ...given, ...ownerOf(kept ?? { owner: me?.name, ownerId: me?.id }) };
        const saved = keepVersion(kept, next, await versionBefore(items, "annotation", next), ({ version: _, ...content }) => content);
        if (saved.status === "conflict") return { status: "conflict", annotation: saved.kept && shown(saved.kept) };
        await items.put({ kind: "annotation", id: given.id, group: "", span: spanOf(given), value: saved.kept });
        return { status: "saved", annotation: shown(saved.kept) };
      }),
    remove: ({ id, version }) =>
      store.transact(async (items) => {
        const kept = (await items.lock("annotation", id)) as Kept | null;
        if (kept === null) return { status: "removed" };
        require(kept);
        if (kept.version !== version) return { status: "conflict", annotation: shown(kept) };
        await removeVersion(items, "annotation", kept);
        return { status: "removed" };
      }),
  };
}

function ownerOf({ owner, ownerId }: { readonly owner?: string | undefined; readonly ownerId?: string | undefined }): Pick<Kept, "owner" | "ownerId"> {
  return { ...(owner !== undefined && { owner }), ...(ownerId !== undefined && { ownerId }) };
}

/** A moment touches the millisecond that it begins. */
function spanOf({ at, to }: Pick<Annotation, "at" | "to">): { readonly from: number; readonly to: number } {
  const from = Date.parse(at);
  return { from, to: to === undefined ? from + 1 : Date.parse(to) };
}
