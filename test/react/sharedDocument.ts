import { configure } from "@testing-library/react";
import { afterAll, vi } from "vitest";

// Files share their modules, and a page loads the canvas once: nobody has it, whichever file comes first.
vi.mock("../../src/charts/EChart.tsx", () => ({ EChart: () => null }));
// What a shared module sets when it is loaded holds for the first file only.
configure({ asyncUtilTimeout: 8000 });
afterAll(() => vi.unstubAllGlobals());
