import { inflateRawSync } from "node:zlib";

/** The files of a zip archive as text, by name; found by its central directory (PKWARE's APPNOTE, 4.3.12). */
export function unzip(bytes: Uint8Array): { readonly [name: string]: string } {
  const view = Buffer.from(bytes);
  const end = view.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  const files: { [name: string]: string } = {};
  let at = view.readUInt32LE(end + 16);
  for (let left = view.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => view.readUInt16LE(at + offset)) as [number, number, number];
    const local = view.readUInt32LE(at + 42);
    const data = local + 30 + view.readUInt16LE(local + 26) + view.readUInt16LE(local + 28);
    const packed = view.subarray(data, data + view.readUInt32LE(at + 20));
    const name = view.toString("utf8", at + 46, at + 46 + nameLength);
    files[name] = (view.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString("utf8");
    at += 46 + nameLength + extraLength + commentLength;
  }
  return files;
}
