import type { createBrowserRouter } from "react-router";
import type { UrlRouter } from "../../../../src/index.ts";

export function throughReactRouter(router: ReturnType<typeof createBrowserRouter>): UrlRouter {
  let written: string | null = null;
  return {
    read: () => written ?? router.state.location.search,
    write(search, mode) {
      written = search;
      const to = { search, hash: router.state.location.hash };
      const done = router.navigate(to, { replace: mode === "replace", preventScrollReset: true });
      void done.finally(() => (written = written === search ? null : written));
    },
    subscribe: (listener) => router.subscribe(({ navigation }) => void (navigation.state === "idle" && listener())),
  };
}
