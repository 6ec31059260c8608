import type { UrlRouter } from "./urlRouter.ts";

interface EntryEvents {
  addEventListener(type: "currententrychange", listener: () => void): void;
  removeEventListener(type: "currententrychange", listener: () => void): void;
}

/** The browser's own history, for hosts without a router. On a server the address is empty. */
export function browserRouter(): UrlRouter {
  return {
    read: () => globalThis.location?.search ?? "",
    write(search, mode) {
      const url = `${location.pathname}${search}${location.hash}`;
      if (mode === "push") history.pushState(null, "", url);
      else history.replaceState(history.state, "", url);
    },
    subscribe(listener) {
      addEventListener("popstate", listener);
      // Links of a host that calls pushState itself tell nobody, but where the browser has the Navigation API.
      const { navigation } = globalThis as { readonly navigation?: EntryEvents };
      navigation?.addEventListener("currententrychange", listener);
      return () => {
        removeEventListener("popstate", listener);
        navigation?.removeEventListener("currententrychange", listener);
      };
    },
  };
}

/** That of all who are given none. */
export const browser = browserRouter();
