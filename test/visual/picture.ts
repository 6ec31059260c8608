import { crc32, deflateSync } from "node:zlib";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity of each pixel, row by row. */
  readonly data: Uint8Array;
}

/** So many colors are written as they are. The rest is smoothing, and to the nearest level is a third of the bytes. */
const exactColors = 96;
const levelStep = 17;

/** A share of the way from black to white; what is rounded to a level is at most 0.03 away. */
const threshold = 0.06;

export function readPicture(file: Uint8Array): Picture {
  const { width, height, data } = PNG.sync.read(Buffer.from(file));
  return { width, height, data };
}

export function cutPicture({ width, data }: Picture, top: number, height: number): Picture {
  return { width, height, data: data.subarray(top * width * 4, (top + height) * width * 4) };
}

/**
 * How many pixels are of another color, and a picture of where; none where the sizes differ. The smoothed edges of
 * letters count: without them "+5.4" made "−5.4" differs in two pixels, with them in eighteen. A color that fills an area
 * has to be the same exactly.
 */
export function comparePictures(kept: Picture, shown: Picture): { readonly pixels: number; readonly where: Picture | null } {
  const { width, height } = kept;
  if (width !== shown.width || height !== shown.height) return { pixels: width * height, where: null };
  const data = new Uint8Array(kept.data.length);
  const differing = pixelmatch(kept.data, shown.data, data, width, height, { threshold, includeAA: true });
  return { pixels: Math.max(differing, newAreas(kept, shown)), where: { width, height, data } };
}

/** Pixels of the colors that fill so much of `shown` that they are written exactly, and that `kept` has nowhere. */
function newAreas(kept: Picture, shown: Picture): number {
  const known = countColors(kept);
  const areas = [...countColors(shown)].filter(([, count]) => count * exactColors >= shown.width * shown.height);
  return areas.reduce((sum, [color, count]) => (known.has(color) ? sum : sum + count), 0);
}

function countColors({ data }: Picture): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  let [last, run] = [-1, 0];
  const count = () => counts.set(last, (counts.get(last) ?? 0) + run);
  for (let at = 0; at < data.length; at += 4) {
    const color = ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
    if (color !== last) {
      count();
      [last, run] = [color, 0];
    }
    run += 1;
  }
  count();
  counts.delete(-1);
  return counts;
}

/** As PNG without opacity, with a palette where 256 colors are enough. */
export function writePicture(picture: Picture): Buffer {
  const { width, height } = picture;
  const { colors, places } = paletteOf(picture);
  const isIndexed = colors.length <= 256;
  const perPixel = isIndexed ? 1 : 3;
  const rows = Buffer.alloc((width * perPixel + 1) * height);
  places.forEach((place, index) => {
    const at = Math.floor(index / width) * (width * perPixel + 1) + 1 + (index % width) * perPixel;
    if (isIndexed) rows[at] = place;
    else rows.writeUIntBE(colors[place] ?? 0, at, 3);
  });
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, isIndexed ? 3 : 2, 0, 0, 0]);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  const palette = Buffer.alloc(isIndexed ? colors.length * 3 : 0);
  if (isIndexed) colors.forEach((color, place) => palette.writeUIntBE(color, place * 3, 3));
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk("IHDR", header),
    ...(isIndexed ? [chunk("PLTE", palette)] : []),
    chunk("IDAT", deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** The colors as numbers of three bytes, and for each pixel the place of its own among them. */
function paletteOf(picture: Picture) {
  const counts = countColors(picture);
  const byCount = [...counts].toSorted(([, one], [, other]) => other - one).map(([color]) => color);
  const written = new Map(byCount.map((color, rank) => [color, rank < exactColors ? color : onLevels(color)]));
  const colors = [...new Set(written.values())];
  const placeOf = new Map(colors.map((color, place) => [color, place]));
  const { width, height, data } = picture;
  const places = Uint32Array.from({ length: width * height }, (_, index) => {
    const [red = 0, green = 0, blue = 0] = data.subarray(index * 4, index * 4 + 3);
    return placeOf.get(written.get((red << 16) | (green << 8) | blue) ?? 0) ?? 0;
  });
  return { colors, places };
}

function onLevels(color: number): number {
  const level = (shift: number) => (Math.round(((color >> shift) & 255) / levelStep) * levelStep) << shift;
  return level(16) | level(8) | level(0);
}

function chunk(kind: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), content]);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(content.length);
  numbers.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([numbers.subarray(0, 4), body, numbers.subarray(4)]);
}
