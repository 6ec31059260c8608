// @vitest-environment jsdom
import { expect, it, vi } from "vitest";
import { systemColor } from "../../src/react/systemColor.ts";

it("systemColor(name) asks the document once, and anew after colors were forced or let go", () => {
  let change = () => {};
  vi.stubGlobal("matchMedia", () => ({ addEventListener: (_: string, listener: () => void) => (change = listener) }));
  const probe = vi.spyOn(globalThis, "getComputedStyle").mockReturnValue({ color: "rgb(0, 255, 16)" } as CSSStyleDeclaration);
  expect([systemColor("Canvas"), systemColor("Canvas")]).toEqual(["#00ff10", "#00ff10"]);
  expect(probe.mock.calls.length).toBe(1);
  change();
  expect([systemColor("Canvas"), probe.mock.calls.length]).toEqual(["#00ff10", 2]);
});
