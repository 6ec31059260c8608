// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { MetricsProvider, useMetricdeck } from "../../src/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { clientOf } from "./support.tsx";

afterEach(cleanup);

function Told() {
  const { locale, timeZone, weekStart, theme, messages } = useMetricdeck();
  return <p>{[locale, timeZone, weekStart, theme.name, messages.locale].join(" ")}</p>;
}

it("MetricsProvider loads Chinese when it is first asked for, and hides the page until then", async () => {
  const { container } = render(
    <MetricsProvider client={clientOf(fakeAdapter([]))} locale="zh-CN">
      <Told />
    </MetricsProvider>,
  );
  const { dataset, lang } = container.firstElementChild as HTMLElement;
  expect([lang, dataset["loading"]]).toEqual(["zh-CN", "language"]);
  expect((await screen.findByText("zh-CN UTC monday light zh-CN")).tagName).toBe("P");
  expect(dataset["loading"]).toBe(undefined);
});
