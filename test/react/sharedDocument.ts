import { configure } from "@testing-library/react";
import { afterAll, vi } from "vitest";
import { quickStyles } from "./quickStyles.ts";

// Nobody has a canvas in jsdom.
vi.mock("../../src/charts/EChart.tsx", () => ({ EChart: () => null }));
configure({ asyncUtilTimeout: 8000, defaultHidden: false });

const { defaultView: own } = document;
if (own !== null && !("hasQuickStyles" in own)) quickStyles(Object.assign(own, { hasQuickStyles: true }));

// The next file has modules of its own over an empty page: jsdom and the libraries are all that files share.
afterAll(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
  document.head.replaceChildren();
  document.body.replaceChildren();
});
