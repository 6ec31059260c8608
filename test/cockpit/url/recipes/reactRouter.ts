import type { createBrowserRouter } from "react-router";
import type { UrlRouter } from "../../../../src/index.ts";

type Router = ReturnType<typeof createBrowserRouter>;

/** One for each router, made beside it. */
export function throughReactRouter(router: Router): UrlRouter {
  let written: string | null = null;
  let waiting: { readonly mode: "push" | "replace"; readonly from: Router["state"]["location"] } | null = null;

  /** Whether a link to another page, or a form that was sent, is still on its way: who writes now would cancel it. */
  const isLeaving = () => {
    const { location, navigation } = router.state;
    const isSent = navigation.formMethod !== undefined && navigation.formMethod !== "GET";
    return isSent || (navigation.location ?? location).pathname !== location.pathname;
  };
  /** A link within the page that is on its way goes along with what is written. */
  const place = () => (isLeaving() ? router.state.location : (router.state.navigation.location ?? router.state.location));
  const go = (search: string, mode: "push" | "replace") => {
    written = search;
    const done = router.navigate({ search, hash: place().hash }, { replace: mode === "replace", preventScrollReset: true });
    void done.finally(() => (written = written === search ? null : written));
  };
  router.subscribe(({ location, navigation }) => {
    if (waiting === null || navigation.state !== "idle") return;
    const { mode, from } = waiting;
    waiting = null;
    const search = written;
    // Where they are elsewhere now, what was chosen before was said of the page that they left.
    if (search === null || location.pathname !== from.pathname || location.search !== from.search) written = null;
    else queueMicrotask(() => go(search, mode));
  });

  return {
    read: () => written ?? place().search,
    write(search, mode) {
      if (!isLeaving()) return go(search, mode);
      written = search;
      waiting = { mode, from: router.state.location };
    },
    subscribe: (listener) => router.subscribe(({ navigation }) => void (navigation.state === "idle" && listener())),
  };
}
