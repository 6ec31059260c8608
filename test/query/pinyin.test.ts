import { describe, expect, it } from "vitest";
import { soundsLike } from "../../src/query/pinyin.ts";

describe("soundsLike(text, typed)", () => {
  it("takes syllables, the beginning of one, and initials, anywhere in the text", () => {
    expect(["beijing", "bj", "beij", "bjs", "shi"].map((typed) => soundsLike("北京市", typed))).toEqual([true, true, true, true, true]);
  });

  it("knows characters of two readings, and refuses what sounds otherwise", () => {
    expect(["chongqing", "zhongqing", "shanghai"].map((typed) => soundsLike("重庆", typed))).toEqual([true, true, false]);
  });
});
