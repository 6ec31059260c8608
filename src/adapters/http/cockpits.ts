import { checkDocument, checkEntries, checkRemovedDocument, checkRemovedView, checkSavedDocument, checkSavedView, checkViews } from "../../query/checkDocuments.ts";
import { askDocument } from "./askDocument.ts";
import type { Transport } from "./askDocument.ts";
import type { HttpCockpits } from "./httpCockpits.ts";

/** Asks the server's own store. What is saved is sent again where the answer was lost, and kept once. */
export function askCockpits(transport: Transport): HttpCockpits {
  const ask = <T>(asked: unknown, check: (answer: unknown) => T, signal?: AbortSignal) =>
    askDocument("documents", asked, check, { ...transport, signal });
  return {
    list: ({ signal } = {}) => ask({ list: {} }, checkEntries, signal),
    get: (get, { signal } = {}) => ask({ get }, checkDocument, signal),
    save: ({ id, version, document }) => ask({ save: { id, version, document } }, checkSavedDocument),
    remove: ({ id, version }) => ask({ remove: { id, version } }, checkRemovedDocument),
    views: {
      list: (views, { signal } = {}) => ask({ views }, checkViews, signal),
      save: ({ id, version, cockpit, name, scope, state }) => ask({ saveView: { id, version, cockpit, name, scope, state } }, checkSavedView),
      remove: ({ id, version, cockpit }) => ask({ removeView: { id, version, cockpit } }, checkRemovedView),
      setDefault: (cockpit, view, options) => ask({ setDefault: { cockpit, view, for: options.for } }, () => {}),
    },
  };
}
