import type { CockpitStore, ViewPort } from "../../query/documents.ts";
import type { Transport } from "./askDocument.ts";

export type HttpCockpits = Omit<CockpitStore, "views" | "subscribe"> & { readonly views: ViewPort };

/** The cockpits and views of the server's own store, as `documents` of `httpAdapter({ ports })`. Loaded when first asked for. */
export function httpCockpits(transport: Transport): HttpCockpits {
  const store = async () => (await import("./cockpits.ts")).askCockpits(transport);
  return {
    list: async (options) => (await store()).list(options),
    get: async (id, options) => (await store()).get(id, options),
    save: async (document) => (await store()).save(document),
    remove: async (document) => (await store()).remove(document),
    views: {
      list: async (cockpit, options) => (await store()).views.list(cockpit, options),
      save: async (view) => (await store()).views.save(view),
      remove: async (view) => (await store()).views.remove(view),
      setDefault: async (cockpit, view, options) => (await store()).views.setDefault(cockpit, view, options),
    },
  };
}
