import { describe, expect, it } from "vitest";
import { comparePictures, cutPicture, readPicture, writePicture, type Picture } from "./picture.ts";

const white = [255, 255, 255, 255] as const;

function plain(width: number, height: number, painted: readonly (readonly number[])[] = []): Picture {
  const pixels = Array.from({ length: width * height }, (_, index) => painted[index] ?? white);
  return { width, height, data: Uint8Array.from(pixels.flat()) };
}

describe("writePicture(picture)", () => {
  it("keeps the 96 most frequent colors exactly, and takes others to the nearest multiple of 17", () => {
    const twice = Array.from({ length: 95 }, (_, index) => [index, 100, 200, 255]).flatMap((color) => [color, color]);
    const { data } = readPicture(writePicture(plain(20, 10, [...twice, [50, 101, 240, 255]])));
    expect([...data.subarray(0, 190 * 4)]).toEqual(twice.flat());
    expect([...data.subarray(190 * 4, 192 * 4)]).toEqual([51, 102, 238, 255, ...white]);
  });

  it("writes more than 256 colors, too", () => {
    const many = Array.from({ length: 600 }, (_, index) => [(index % 16) * 17, Math.floor(index / 16) * 3, 0, 255]);
    const { data } = readPicture(writePicture(plain(30, 20, many)));
    expect([...data.subarray(599 * 4)]).toEqual([119, 119, 0, 255]);
  });
});

describe("cutPicture(picture, top, height)", () => {
  it("gives those rows", () => {
    const rows = plain(1, 3, [[0, 0, 0, 255], [34, 34, 34, 255]]);
    expect(cutPicture(rows, 1, 2)).toEqual({ width: 1, height: 2, data: Uint8Array.from([34, 34, 34, 255, ...white]) });
  });
});

describe("comparePictures(kept, shown)", () => {
  it("finds what writing has rounded equal", () => {
    const picture = plain(10, 20, Array.from({ length: 200 }, (_, index) => [8 + index, 26, 42, 255]));
    expect(comparePictures(readPicture(writePicture(picture)), picture).pixels).toBe(0);
  });

  it("counts each pixel of another color", () => {
    const { pixels, where } = comparePictures(plain(10, 10), plain(10, 10, [[225, 225, 225, 255], [0, 0, 0, 255]]));
    expect([pixels, where?.width, where?.height]).toEqual([2, 10, 10]);
  });

  it("counts an area whose color has changed by one level", () => {
    const paper = Array.from({ length: 64 }, () => [254, 255, 255, 255]);
    expect(comparePictures(plain(64, 32), plain(64, 32, paper)).pixels).toBe(64);
  });

  it("counts all where the sizes differ, and shows no place", () => {
    expect(comparePictures(plain(4, 5), plain(5, 4))).toEqual({ pixels: 20, where: null });
  });
});
