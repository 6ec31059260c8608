import type { createBrowserRouter } from "react-router";
import type { UrlRouter } from "../../../../src/index.ts";

/** One for each router, made beside it. */
export function throughReactRouter(router: ReturnType<typeof createBrowserRouter>): UrlRouter {
  let written: string | null = null;
  let waiting: { readonly mode: "push" | "replace"; readonly from: string } | null = null;
  const here = () => router.state.location.pathname + router.state.location.search;
  /** Whether a link to another page, or a form that was sent, is still on its way: who writes now would cancel it. */
  const isLeaving = () => {
    const { location, navigation } = router.state;
    return (navigation.formMethod ?? "GET") !== "GET" || (navigation.location ?? location).pathname !== location.pathname;
  };
  /** A link within the page that is on its way goes along with what is written. */
  const place = () => (isLeaving() ? router.state.location : (router.state.navigation.location ?? router.state.location));
  const go = (search: string, mode: "push" | "replace") => {
    written = search;
    const done = router.navigate({ search, hash: place().hash }, { replace: mode === "replace", preventScrollReset: true });
    void done.finally(() => (written = written === search ? null : written));
  };
  router.subscribe(({ navigation }) => {
    if (waiting === null || navigation.state !== "idle") return;
    const { mode, from } = waiting;
    const search = written;
    // What was chosen was said of the page that they have left by now.
    [waiting, written] = [null, from === here() ? written : null];
    if (written !== null) queueMicrotask(() => go(search ?? "", mode));
  });
  return {
    read: () => written ?? place().search,
    write(search, mode) {
      if (!isLeaving()) return go(search, mode);
      [written, waiting] = [search, { mode, from: here() }];
    },
    subscribe: (listener) => router.subscribe(({ navigation }) => void (navigation.state === "idle" && listener())),
  };
}
