import { existsSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { compareWithBaseline } from "./baseline.ts";
import { readPicture, type Picture } from "./picture.ts";

const file = "kpiTile-360-light-en.png";
const kept = readPicture(readFileSync(new URL(`baseline/${file}`, import.meta.url)));
const written = new Set<string>();
afterAll(() => written.forEach((folder) => rmSync(folder, { recursive: true })));

function named(problem: string | null): readonly string[] {
  const paths = problem?.match(/\S+\.png(?=$|;)/g) ?? [];
  for (const path of paths) written.add(dirname(path));
  return paths;
}

describe("compareWithBaseline(file, picture)", () => {
  it("is null for the picture that was kept, and for one with four other pixels", () => {
    expect(compareWithBaseline(file, kept)).toBe(null);
    expect(compareWithBaseline(file, withBlack(4))).toBe(null);
  });

  it("names the picture and where it differs, from five other pixels on", () => {
    const problem = compareWithBaseline(file, withBlack(5));
    expect(problem).toMatch(/^kpiTile-360-light-en\.png differs in 5 pixels: .*difference\.png; look at .*actual\.png$/);
    expect(named(problem).map((path) => existsSync(path))).toEqual([true, true]);
  });

  it("says both sizes where they differ", () => {
    const lower = { ...kept, height: kept.height - 1, data: kept.data.subarray(0, -kept.width * 4) };
    expect(compareWithBaseline(file, lower)).toMatch(`${file} is 360 × ${kept.height - 1} instead of 360 × ${kept.height}; look at `);
  });

  it("does not pass a picture that was never kept", () => {
    const problem = compareWithBaseline("gauge-360-light-en.png", kept);
    expect(problem).toMatch(/^gauge-360-light-en\.png was never kept; look at .*actual\.png$/);
    expect(named(problem).map((path) => existsSync(path))).toEqual([true]);
  });
});

function withBlack(count: number): Picture {
  const data = Uint8Array.from(kept.data);
  for (let pixel = 0; pixel < count; pixel += 1) data.set([0, 0, 0], pixel * 4);
  return { ...kept, data };
}
