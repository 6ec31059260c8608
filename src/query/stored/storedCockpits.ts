import type { AlertPerson } from "../alerts.ts";
import type { CockpitStore, CockpitView, DocumentJson, StoredDocument, ViewPort } from "../documents.ts";
import { MetricsError } from "../error.ts";
import type { Items, ItemStore } from "./itemStore.ts";
import { keepVersion } from "./keepVersion.ts";
import { removeVersion, versionBefore } from "./removedVersions.ts";
import { storedLimits } from "./storedLimits.ts";

/** What somebody may do with which cockpit: see it, change it, or choose what others see of it. */
export type MayCockpit = (action: "read" | "edit" | "share", cockpit: string) => boolean;

export interface StoredCockpitsOptions {
  /** Who asks. Null: nobody knows, and whoever it is shares what is personal with all others of whom nothing is known. */
  readonly me?: AlertPerson | null;
  /** Default: everything. Personal views are seen and changed by their owner alone, whatever it says. */
  readonly may?: MayCockpit;
  /**
   * Looks at a document before it is kept, and throws what is wrong with it, such as `parseDocument` of `metricdeck/document`
   * with the widgets that the host has. Default: any; a server's handler looks at each itself.
   */
  readonly check?: (document: DocumentJson) => void;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

type KeptDocument = Omit<StoredDocument, "canEdit">;
type KeptView = Omit<CockpitView, "canEdit">;

const nobody = "";

/**
 * Cockpits and their views over a store, as `me` may see and change them. A person has at most 200 views of a cockpit, of
 * 2 000 000 letters together.
 */
export function storedCockpits(
  store: ItemStore,
  { me = null, may = () => true, check = () => {}, now = Date.now }: StoredCockpitsOptions = {},
): CockpitStore & { readonly views: ViewPort } {
  const require = (action: "read" | "edit" | "share", cockpit: string) => {
    if (!may(action, cockpit)) throw new MetricsError("forbidden", `the caller may not ${action} cockpit "${cockpit.slice(0, 60)}"`);
  };
  const known = (document: KeptDocument): StoredDocument => ({ ...document, canEdit: may("edit", document.id) });
  const isOwn = ({ owner }: KeptView) => (owner?.id ?? nobody) === (me?.id ?? nobody);
  const isSeen = (view: KeptView) => view.scope === "shared" || isOwn(view);
  const mayChange = (view: KeptView) => isOwn(view) || (view.scope === "shared" && may("share", view.cockpit));
  const shown = (view: KeptView): CockpitView => ({ ...view, canEdit: mayChange(view) });

  const views: ViewPort = {
    list: async (cockpit) => {
      require("read", cockpit);
      return store.transact(async (items) => {
        const all = (await items.list("view", { group: cockpit })) as readonly KeptView[];
        const seen = all.filter(isSeen);
        const chosen = async (who: string) => {
          const id = ((await items.get("default", defaultOf(cockpit, who))) as string | null) ?? null;
          return seen.some((view) => view.id === id) ? id : null;
        };
        return {
          views: seen.map(shown).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
          defaults: { me: await chosen(`me ${me?.id ?? nobody}`), all: await chosen("all") },
          canShare: may("share", cockpit),
        };
      });
    },
    save: async (given) => {
      require("read", given.cockpit);
      return store.transact(async (items) => {
        const kept = visible((await items.lock("view", given.id)) as KeptView | null, given.cockpit);
        if (kept === "hidden") throw taken(given.id);
        const { id, version, cockpit, name, scope, state } = given;
        const next: KeptView = { id, version, cockpit, name, scope, state, owner: kept?.owner ?? me };
        if (kept !== null && !mayChange(kept)) throw new MetricsError("forbidden", `the caller may not change view "${kept.name.slice(0, 60)}"`);
        if (scope === "shared" && kept?.scope !== "shared") require("share", cockpit);
        if (scope === "personal" && !isOwn(next)) throw new MetricsError("forbidden", "only its owner may make a view personal");
        const saved = keepVersion(kept, next, await versionBefore(items, "view", next), ({ version: _, ...content }) => content);
        if (saved.status === "conflict") return { status: "conflict", view: saved.kept && shown(saved.kept) };
        if (saved.kept !== kept) await requireRoom(items, saved.kept);
        await items.put({ kind: "view", id, group: cockpit, span: null, value: saved.kept });
        return { status: "saved", view: shown(saved.kept) };
      });
    },
    remove: ({ id, version, cockpit }) =>
      store.transact(async (items) => {
        const kept = visible((await items.lock("view", id)) as KeptView | null, cockpit);
        if (kept === null || kept === "hidden") return { status: "removed" };
        if (!mayChange(kept)) throw new MetricsError("forbidden", `the caller may not remove view "${kept.name.slice(0, 60)}"`);
        if (kept.version !== version) return { status: "conflict", view: shown(kept) };
        await removeVersion(items, "view", kept);
        return { status: "removed" };
      }),
    setDefault: async (cockpit, view, options) => {
      require(options.for === "all" ? "share" : "read", cockpit);
      return store.transact(async (items) => {
        const id = defaultOf(cockpit, options.for === "all" ? "all" : `me ${me?.id ?? nobody}`);
        if (view === null) return items.remove("default", id);
        const kept = visible((await items.get("view", view)) as KeptView | null, cockpit);
        if (kept === null || kept === "hidden" || (options.for === "all" && kept.scope !== "shared")) {
          const what = options.for === "all" ? "shared view" : "view";
          throw new MetricsError("invalid-query", `there is no ${what} "${view.slice(0, 60)}" of this cockpit`, { path: "view" });
        }
        await items.put({ kind: "default", id, group: cockpit, span: null, value: view });
      });
    },
  };

  const visible = (view: KeptView | null, cockpit: string): KeptView | null | "hidden" =>
    view !== null && (view.cockpit !== cockpit || !isSeen(view)) ? "hidden" : view;

  return {
    list: () =>
      store.transact(async (items) => {
        const all = (await items.list("document")) as readonly KeptDocument[];
        const read = all.filter(({ id }) => may("read", id)).map(({ document: _, ...entry }) => ({ ...entry, canEdit: may("edit", entry.id) }));
        return read.sort((a, b) => (a.title.en < b.title.en ? -1 : a.title.en > b.title.en ? 1 : 0));
      }),
    get: async (id) => {
      require("read", id);
      return store.transact(async (items) => {
        const kept = (await items.get("document", id)) as KeptDocument | null;
        return kept && known(kept);
      });
    },
    save: async ({ id, version, document }) => {
      require("edit", id);
      check(document);
      return store.transact(async (items) => {
        const kept = (await items.lock("document", id)) as KeptDocument | null;
        const next: KeptDocument = { id, version, title: document.title, document, changedAt: new Date(now()).toISOString(), changedBy: me };
        const saved = keepVersion(kept, next, await versionBefore(items, "document", next), (one) => one.document);
        if (saved.status === "conflict") return { status: "conflict", document: saved.kept && known(saved.kept) };
        await items.put({ kind: "document", id, group: "", span: null, value: saved.kept });
        return { status: "saved", document: known(saved.kept) };
      });
    },
    remove: async ({ id, version }) => {
      require("edit", id);
      return store.transact(async (items) => {
        const kept = (await items.lock("document", id)) as KeptDocument | null;
        if (kept === null) return { status: "removed" };
        if (kept.version !== version) return { status: "conflict", document: known(kept) };
        await removeVersion(items, "document", kept);
        return { status: "removed" };
      });
    },
    views,
    ...(store.subscribe && { subscribe: (changed: () => void) => store.subscribe?.(changed) ?? (() => {}) }),
  };
}

/** @throws MetricsError `too-large` where the owner has as many views of this cockpit as one may have */
async function requireRoom(items: Items, view: KeptView): Promise<void> {
  const all = (await items.list("view", { group: view.cockpit })) as readonly KeptView[];
  const others = all.filter(({ id, owner }) => id !== view.id && owner?.id === view.owner?.id);
  const letters = others.reduce((sum, { state }) => sum + state.length, view.state.length);
  const { views, viewLetters } = storedLimits;
  if (others.length < views && letters <= viewLetters) return;
  const most = others.length < views ? `${viewLetters} letters of views` : `${views} views`;
  throw new MetricsError("too-large", `one person may have at most ${most} of a cockpit; remove some first`, { path: "views" });
}

/** An id that somebody else's view has, of whom nothing may be known. */
function taken(id: string): MetricsError {
  return new MetricsError("invalid-query", `"${id.slice(0, 60)}" cannot be the id of this view; take another one`, { path: "id" });
}

function defaultOf(cockpit: string, who: string): string {
  return JSON.stringify([cockpit, who]);
}
