// @vitest-environment jsdom
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import type { ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { createBrowserRouter, Link, Outlet, RouterProvider } from "react-router";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { browserRouter, MetricsProvider, useUrlState } from "../../../src/index.ts";
import type { MetricsClient, UrlRouter } from "../../../src/index.ts";
import { fakeAdapter } from "../../../src/testing/index.ts";
import { clientOf, Number } from "../../react/support.tsx";
import { throughNext } from "./recipes/next.ts";
import { throughReactRouter } from "./recipes/reactRouter.ts";

beforeEach(() => history.replaceState({ host: 1 }, "", "/cockpit?page=2#top"));
afterEach(cleanup);

const counting = () => fakeAdapter((query) => [{ tickets: query.where === undefined ? 7 : 3 }]);
const chat = { dimension: "channel", op: "in", values: ["chat"] } as const;
const addressOfChat = "?page=2&c1=1&c1.channel=in~chat";

function InAddress({ router, namespace = "c1", children }: { readonly router?: UrlRouter; readonly namespace?: string; readonly children: ReactNode }) {
  const { problems } = useUrlState({ namespace, ...(router && { router }) });
  return (
    <>
      <p role="note">{problems.map(({ message }) => message).join()}</p>
      {children}
    </>
  );
}

const cockpit = (client: MetricsClient, options: { readonly router?: UrlRouter; readonly namespace?: string } = {}) => (
  <MetricsProvider client={client}>
    <InAddress {...options}>
      <Number id={options.namespace ?? "kpi"} />
    </InAddress>
  </MetricsProvider>
);

const shown = (name = "kpi") => screen.getByRole("region", { name }).textContent;

describe("useUrlState", () => {
  it("asks once, for what the address says, under StrictMode too", async () => {
    history.replaceState(null, "", addressOfChat);
    const adapter = counting();
    const before = history.length;
    render(<StrictMode>{cockpit(clientOf(adapter))}</StrictMode>);
    await waitFor(() => expect(shown()).toBe("3"));
    expect(adapter.asked.map(({ query }) => query.where)).toEqual([chat]);
    expect([history.length - before, location.search]).toEqual([0, addressOfChat]);
  });

  it("a choice makes one entry; back and forward ask for nothing that is known already", async () => {
    const adapter = counting();
    const client = clientOf(adapter);
    const before = history.length;
    render(<StrictMode>{cockpit(client)}</StrictMode>);
    await waitFor(() => expect(shown()).toBe("7"));
    act(() => client.selection.publish({ source: "channel", filter: chat }));
    await waitFor(() => expect(shown()).toBe("3"));
    expect([history.length - before, location.href]).toEqual([1, `http://localhost:3000/cockpit${addressOfChat}#top`]);
    act(() => history.back());
    await waitFor(() => expect(shown()).toBe("7"));
    expect([location.search, history.state]).toEqual(["?page=2", { host: 1 }]);
    act(() => history.forward());
    await waitFor(() => expect(shown()).toBe("3"));
    expect([adapter.asked.length, history.length - before]).toEqual([2, 1]);
  });

  it("says what it could not keep", async () => {
    history.replaceState(null, "", "?c1=1&c1.chanel=in~chat");
    render(cockpit(clientOf(counting())));
    expect(screen.getByRole("note").textContent).toBe('unknown dimension "chanel"; did you mean "channel"?');
    await waitFor(() => expect(shown()).toBe("7"));
  });

  it("mounted anew it shows what the address says, whatever was chosen meanwhile", async () => {
    const client = clientOf(counting());
    const { unmount } = render(cockpit(client));
    act(() => client.selection.publish({ source: "channel", filter: chat }));
    unmount();
    history.replaceState(null, "", "?page=2");
    render(cockpit(client));
    expect(client.selection.getSnapshot()).toEqual([]);
    await waitFor(() => expect(shown()).toBe("7"));
  });

  it("keeps two cockpits of a page apart", async () => {
    const [one, two] = [clientOf(counting()), clientOf(counting())];
    render(<StrictMode>{[one, two].map((client, at) => <div key={at}>{cockpit(client, { namespace: `c${at + 1}` })}</div>)}</StrictMode>);
    await waitFor(() => expect([shown("c1"), shown("c2")]).toEqual(["7", "7"]));
    act(() => two.selection.publish({ source: "channel", filter: chat }));
    await waitFor(() => expect([shown("c1"), shown("c2")]).toEqual(["7", "3"]));
    expect(location.search).toBe("?page=2&c2=1&c2.channel=in~chat");
  });
});

describe("the recipe for React Router", () => {
  it("keeps the selection in its address, is followed by its links, and goes back and forward with it", async () => {
    const client = clientOf(counting());
    const page = () => (
      <>
        <Link to="/cockpit?c1=1&c1.channel=in~phone~wechat">link</Link>
        {cockpit(client, { router: port })}
      </>
    );
    const router = createBrowserRouter([{ path: "*", Component: page }]);
    const port = throughReactRouter(router);
    const before = history.length;
    render(<StrictMode><RouterProvider router={router} /></StrictMode>);
    await waitFor(() => expect(shown()).toBe("7"));
    act(() => client.selection.publish({ source: "channel", filter: chat }));
    act(() => client.selection.publish({ source: "range", range: { last: 7, unit: "day" } }));
    await waitFor(() => expect(router.state.location.search).toBe("?page=2&c1=1&c1.range=last7d&c1.channel=in~chat"));
    expect([location.search, location.hash]).toEqual([router.state.location.search, "#top"]);
    act(() => screen.getByRole("link").click());
    await waitFor(() => expect(client.selection.getSnapshot()).toEqual([{ source: "channel", filter: { ...chat, values: ["phone", "wechat"] } }]));
    act(() => history.back());
    await waitFor(() => expect(client.selection.getSnapshot()).toEqual([{ source: "range", range: { last: 7, unit: "day" } }, { source: "channel", filter: chat }]));
    expect(history.length - before).toBe(3);
    router.dispose();
  });
});

describe("the recipe for React Router, while a navigation loads", () => {
  /** A cockpit that stands on every page, pages that load until they are let, and a form. */
  function site() {
    const client = clientOf(counting());
    const loads: (() => void)[] = [];
    const load = () => new Promise<null>((resolve) => loads.push(() => resolve(null)));
    const router = createBrowserRouter([
      {
        path: "/",
        Component: () => (
          <>
            {cockpit(client, { router: port })}
            <Outlet />
          </>
        ),
        children: [
          { path: "cockpit", action: load, Component: () => <p>here</p> },
          { path: "within", loader: load, Component: () => <p>within</p> },
          { path: "other", loader: load, Component: () => <p>other</p> },
        ],
      },
    ]);
    const port = throughReactRouter(router);
    render(<StrictMode><RouterProvider router={router} /></StrictMode>);
    const choose = () => act(() => client.selection.publish({ source: "channel", filter: chat }));
    const loaded = () => act(async () => loads.splice(0).forEach((done) => done()));
    return { client, router, choose, loaded };
  }

  it("lets a link to another page win over a choice that was made meanwhile, and says there what its address says", async () => {
    const { client, router, choose, loaded } = site();
    await waitFor(() => expect(shown()).toBe("7"));
    const pushed = vi.spyOn(history, "pushState");
    act(() => void router.navigate("/other?c1=1&c1.range=last7d"));
    choose();
    expect([router.state.navigation.location?.pathname, location.pathname]).toEqual(["/other", "/cockpit"]);
    await loaded();
    await waitFor(() => expect([location.pathname, location.search]).toEqual(["/other", "?c1=1&c1.range=last7d"]));
    expect(client.selection.getSnapshot()).toEqual([{ source: "range", range: { last: 7, unit: "day" } }]);
    expect(pushed).toHaveBeenCalledTimes(1);
    vi.restoreAllMocks();
    router.dispose();
  });

  it("writes the choice after a form was sent that stays on the page", async () => {
    const { client, router, choose, loaded } = site();
    await waitFor(() => expect(shown()).toBe("7"));
    act(() => void router.navigate("/cockpit?page=2", { formMethod: "post", formData: new FormData() }));
    choose();
    expect([router.state.navigation.state, location.search]).toEqual(["submitting", "?page=2"]);
    await loaded();
    await waitFor(() => expect(location.search).toBe(addressOfChat));
    expect(client.selection.getSnapshot()).toEqual([{ source: "channel", filter: chat }]);
    router.dispose();
  });

  it("goes along with a link within the page, and keeps what two choices say", async () => {
    history.replaceState(null, "", "/within?page=2");
    const { client, router, choose, loaded } = site();
    await loaded();
    await waitFor(() => expect(shown()).toBe("7"));
    act(() => void router.navigate("/within?page=3"));
    await waitFor(() => expect(router.state.navigation.state).toBe("loading"));
    choose();
    act(() => client.selection.publish({ source: "range", range: { last: 7, unit: "day" } }));
    await loaded();
    await waitFor(() => expect(location.search).toBe("?page=3&c1=1&c1.range=last7d&c1.channel=in~chat"));
    router.dispose();
  });
});

describe("the recipe for Next", () => {
  it("reads the request on the server, so that the first page is the right one", async () => {
    const client = clientOf(counting());
    vi.stubGlobal("window", undefined);
    renderToString(cockpit(client, { router: throughNext(new URLSearchParams(addressOfChat)) }));
    vi.unstubAllGlobals();
    expect(client.selection.getSnapshot()).toEqual([{ source: "channel", filter: chat }]);
  });

  it("leaves the state of an entry to Next", async () => {
    const client = clientOf(counting());
    render(cockpit(client, { router: throughNext(new URLSearchParams()) }));
    const [pushed, replaced] = [vi.spyOn(history, "pushState"), vi.spyOn(history, "replaceState")];
    act(() => client.selection.publish({ source: "channel", filter: chat }));
    await waitFor(() => expect(shown()).toBe("3"));
    expect([pushed.mock.calls, replaced.mock.calls]).toEqual([[[null, "", `/cockpit${addressOfChat}#top`]], []]);
    vi.restoreAllMocks();
  });
});

it("browserRouter() on a server reads an empty address", () => {
  vi.stubGlobal("location", undefined);
  expect(browserRouter().read()).toBe("");
  vi.unstubAllGlobals();
});
