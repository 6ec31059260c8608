import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runPart } from "./runPart.ts";

const folder = mkdtempSync(join(tmpdir(), "metricdeck-run-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("runPart(part)", { timeout: 60_000 }, () => {
  it("counts every test of a run that passes", async () => {
    const result = await runPart(vitestOn("passing", 'it("one", () => {}); it("two", () => {});'), folder);
    expect([result.passed, result.failed, result.problems]).toEqual([2, 0, []]);
  });

  it("counts a failing test and keeps what it said", async () => {
    const failing = 'it("one", () => { throw new Error("because of this"); }); it("two", () => {});';
    const result = await runPart(vitestOn("failing", failing), folder);
    expect([result.passed, result.failed]).toEqual([1, 1]);
    expect(result.output).toContain("because of this");
  });

  it("counts a skipped test and one left to do as failed, and names them", async () => {
    const result = await runPart(vitestOn("skipping", 'it("one", () => {}); it.skip("two", () => {}); it.todo("three");'), folder);
    expect([result.passed, result.failed]).toEqual([1, 2]);
    expect(result.problems).toEqual([
      "skipped or left to do, which counts as failed: two",
      "skipped or left to do, which counts as failed: three",
    ]);
  });

  it("fails a run without tests", async () => {
    const result = await runPart(vitestOn("empty", ""), folder);
    expect([result.passed, result.failed]).toEqual([0, 1]);
    expect(result.problems).toEqual(["ran no test at all"]);
  });

  it("fails a run with an error outside its tests", async () => {
    const late = 'it("one", () => { void Promise.reject(new Error("outside")); });';
    const result = await runPart(vitestOn("leaking", late), folder);
    expect([result.passed, result.failed]).toEqual([1, 1]);
  });

  it("goes on after a check that fails", async () => {
    const steps = [{ check: ["tsc", "--noSuchOption"] }, { check: ["tsc", "--version"] }] as const;
    const result = await runPart({ name: "checks", steps }, folder);
    expect([result.passed, result.failed]).toEqual([1, 1]);
  });

  it("fails a part that lacks what it needs with that line alone", async () => {
    const result = await runPart({ name: "lacking", steps: [{ check: ["tsc", "--version"] }] }, folder, "install it");
    expect([result.passed, result.failed, result.problems, result.output]).toEqual([0, 1, ["install it"], ""]);
  });
});

function vitestOn(name: string, code: string) {
  const root = join(folder, name);
  mkdirSync(root);
  writeFileSync(join(root, "vitest.config.js"), "export default { test: { globals: true } };");
  writeFileSync(join(root, "sample.test.js"), code);
  return { name, steps: [{ vitest: ["--root", root, "--config", join(root, "vitest.config.js")] }] };
}
