import { configure } from "@testing-library/react";
import { afterAll, vi } from "vitest";

// Nobody has a canvas in jsdom.
vi.mock("../../src/charts/EChart.tsx", () => ({ EChart: () => null }));
configure({ asyncUtilTimeout: 8000 });
afterAll(() => vi.unstubAllGlobals());
