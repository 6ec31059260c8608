import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { comparePictures, readPicture, writePicture, type Picture } from "./picture.ts";

/** The same page gave the same pixels each time; a comma for a point in 12 px is nine. */
const differingPixelsAllowed = 4;

const folder = fileURLToPath(new URL("baseline/", import.meta.url));
let shownIn: string | undefined;

/** What is wrong with a picture, in one line that names the files to look at; null where it is as it was kept. */
export function compareWithBaseline(file: string, picture: Picture): string | null {
  const path = join(folder, file);
  if (!existsSync(path)) return `${file} was never kept; look at ${write(file, "actual", picture)}`;
  const kept = readPicture(readFileSync(path));
  const { pixels, where } = comparePictures(kept, picture);
  if (pixels <= differingPixelsAllowed) return null;
  const actual = write(file, "actual", picture);
  const differs =
    where === null
      ? `is ${picture.width} × ${picture.height} instead of ${kept.width} × ${kept.height}`
      : `differs in ${pixels} pixels: ${write(file, "difference", where)}`;
  return `${file} ${differs}; look at ${actual}`;
}

/** Writes what differs, and only that. */
export function keepAsBaseline(file: string, picture: Picture): void {
  const path = join(folder, file);
  const isKept = existsSync(path) && comparePictures(readPicture(readFileSync(path)), picture).pixels === 0;
  if (!isKept) writeFileSync(path, writePicture(picture));
}

export function baselinesBeside(taken: ReadonlySet<string>): readonly string[] {
  return readdirSync(folder).filter((file) => !taken.has(file));
}

export function removeBaseline(file: string): void {
  rmSync(join(folder, file));
}

function write(file: string, what: string, picture: Picture): string {
  shownIn ??= mkdtempSync(join(tmpdir(), "metricdeck-visual-"));
  const path = join(shownIn, file.replace(".png", `.${what}.png`));
  writeFileSync(path, writePicture(picture));
  return path;
}
