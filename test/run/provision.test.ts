import { afterEach, describe, expect, it, vi } from "vitest";
import { chromiumPath } from "./provision.ts";

afterEach(() => vi.unstubAllEnvs());

describe("chromiumPath()", () => {
  it("takes CHROMIUM_PATH before anything else", () => {
    vi.stubEnv("CHROMIUM_PATH", process.execPath);
    expect(chromiumPath()).toBe(process.execPath);
  });

  it("refuses a CHROMIUM_PATH that cannot be run, rather than taking another browser", () => {
    vi.stubEnv("CHROMIUM_PATH", "/nowhere/chromium");
    expect(() => chromiumPath()).toThrow("metricdeck: CHROMIUM_PATH is /nowhere/chromium, which is not an executable file.");
  });
});
