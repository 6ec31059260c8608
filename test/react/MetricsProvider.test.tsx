// @vitest-environment jsdom
import { QueryClient } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import { createRef } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import { zhCN } from "../../src/i18n/zhCN.ts";
import { createMetricsClient, dark, light, MetricsProvider, useMetricdeck } from "../../src/index.ts";
import type { Theme } from "../../src/index.ts";
import type { Catalog } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { withEvaluation } from "../../src/theme/evaluation.ts";
import { support } from "../query/support.ts";
import { clientOf, Number, Page } from "./support.tsx";

afterEach(cleanup);

function Told() {
  const { locale, timeZone, weekStart, theme, messages } = useMetricdeck();
  return <p>{[locale, timeZone, weekStart, theme.name, messages.locale].join(" ")}</p>;
}

describe("MetricsProvider", () => {
  it("renders the root with language, direction, theme and what else it is given", () => {
    const ref = createRef<HTMLDivElement>();
    render(
      <MetricsProvider
        client={clientOf(fakeAdapter([]))}
        ref={ref}
        className="page"
        id="root"
        style={{ margin: 4 }}
        theme="dark"
        locale="zh-CN"
        timeZone="Asia/Shanghai"
        messages={zhCN}
      >
        <Told />
      </MetricsProvider>,
    );
    const root = ref.current;
    expect([root?.className, root?.id, root?.lang, root?.dir, root?.dataset["theme"]]).toEqual([
      "md-root page",
      "root",
      "zh-CN",
      "ltr",
      "dark",
    ]);
    expect(root?.getAttribute("style")).toBe("margin: 4px;");
    expect(screen.getByText("zh-CN Asia/Shanghai monday dark zh-CN").tagName).toBe("P");
  });

  it("takes a theme of the host's, with the colors of the evaluation", () => {
    const { container } = render(
      <MetricsProvider
        client={clientOf(fakeAdapter([]))}
        theme={{ ...light, surface: "#fffaf0" }}
        evaluation="blueOrange"
      />,
    );
    const { dataset, style } = container.firstElementChild as HTMLElement;
    expect(style.getPropertyValue("--md-surface")).toBe("#fffaf0");
    expect(style.getPropertyValue("--md-good-mark")).toBe("");
    expect([dataset["theme"], dataset["evaluation"]]).toEqual(["light", "blueOrange"]);
  });

  it("useMetricdeck gives the theme as values, the same ones from render to render", () => {
    const seen = new Set<Theme>();
    const Keep = () => {
      seen.add(useMetricdeck().theme);
      return null;
    };
    const page = () => (
      <MetricsProvider client={client} theme="dark" evaluation="blueOrange">
        <Keep />
      </MetricsProvider>
    );
    const client = clientOf(fakeAdapter([]));
    const { rerender } = render(page());
    rerender(page());
    expect([...seen]).toEqual([withEvaluation(dark, "blueOrange")]);
  });

  it("nested, the inner one holds for what is inside it", async () => {
    const outer = clientOf(fakeAdapter([{ tickets: 1 }]));
    const inner = clientOf(fakeAdapter([{ tickets: 2 }]));
    render(
      <Page client={outer}>
        <Number id="outer" />
        <Page client={inner}>
          <Number id="inner" />
        </Page>
      </Page>,
    );
    await waitFor(() =>
      expect([screen.getByLabelText("outer").textContent, screen.getByLabelText("inner").textContent]).toEqual([
        "1",
        "2",
      ]),
    );
  });

  it("two clients in one host's cache do not mix their answers", async () => {
    const queryClient = new QueryClient({ defaultOptions: { queries: { throwOnError: true, retry: 3 } } });
    const catalog: Catalog = support;
    const [one, two] = [1, 2].map((tickets) =>
      createMetricsClient({ adapter: fakeAdapter([{ tickets }]), catalog, queryClient }),
    );
    if (one === undefined || two === undefined) throw new Error("two clients");
    render(
      <>
        <Page client={one}>
          <Number id="one" />
        </Page>
        <Page client={two}>
          <Number id="two" />
        </Page>
      </>,
    );
    await waitFor(() =>
      expect([screen.getByLabelText("one").textContent, screen.getByLabelText("two").textContent]).toEqual(["1", "2"]),
    );
  });

  it("renders on a server without asking", () => {
    const adapter = fakeAdapter([{ tickets: 7 }]);
    vi.stubGlobal("window", undefined);
    const html = renderToString(
      <Page client={clientOf(adapter)}>
        <Number id="kpi" />
      </Page>,
    );
    vi.unstubAllGlobals();
    expect(html).toContain("<output>pending</output>");
    expect(adapter.requests).toBe(0);
  });

  it("a widget outside of it says what to do", () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    expect(() => render(<Told />)).toThrow(
      "metricdeck: a widget needs <MetricsProvider> around it",
    );
    vi.restoreAllMocks();
  });
});
