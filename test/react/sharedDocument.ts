import { afterAll, vi } from "vitest";

// Files share their modules, and a page loads the canvas once: nobody has it, whichever file comes first.
vi.mock("../../src/charts/EChart.tsx", () => ({ EChart: () => null }));
afterAll(() => vi.unstubAllGlobals());
