import type * as Zlib from "node:zlib";
import { accepts } from "./accepts.ts";

/** Gzips what a handler sends. */
interface Gzip {
  /** A whole body. */
  body(text: string): BodyInit;
  /** A body that comes in parts, each of which can be read as soon as it was sent. */
  stream(parts: ReadableStream<Uint8Array>): ReadableStream<Uint8Array>;
}

/** Less than a packet or two is not worth it. */
const leastBytes = 1024;
/** A larger body is compressed beside the event loop. */
const mostAtOnce = 64 * 1024;
/** Levels above cost more time than their few percent save. */
const level = 1;

export interface EncodedBody {
  readonly body: BodyInit;
  /** What `content-encoding` says. */
  readonly encoding: "gzip" | null;
}

export function encodedBody(request: Request, text: string): EncodedBody {
  const gzip = text.length < leastBytes ? null : gzipFor(request);
  return gzip === null ? { body: text, encoding: null } : { body: gzip.body(text), encoding: "gzip" };
}

export function encodedStream(request: Request, parts: ReadableStream<Uint8Array>): EncodedBody {
  const gzip = gzipFor(request);
  return gzip === null ? { body: parts, encoding: null } : { body: gzip.stream(parts), encoding: "gzip" };
}

/**
 * Null where the client does not take gzip, or the platform has no zlib: workers at the edge compress by themselves,
 * and the `CompressionStream` of all platforms cannot flush, which would hold a line back until the next ones fill it.
 */
function gzipFor(request: Request): Gzip | null {
  if (!accepts(request.headers.get("accept-encoding"), "gzip")) return null;
  const zlib = (globalThis.process as Partial<NodeJS.Process> | undefined)?.getBuiltinModule?.("node:zlib");
  if (zlib === undefined) return null;
  const stream = (parts: ReadableStream<Uint8Array>) => gzipped(parts, zlib);
  return {
    stream,
    body: (text) => (text.length <= mostAtOnce ? new Uint8Array(zlib.gzipSync(text, { level })) : stream(onePart(new TextEncoder().encode(text)))),
  };
}

function onePart(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}

function gzipped(parts: ReadableStream<Uint8Array>, zlib: typeof Zlib): ReadableStream<Uint8Array> {
  const reader = parts.getReader();
  const gzip = zlib.createGzip({ level });
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        gzip.on("data", (bytes: Uint8Array) => controller.enqueue(new Uint8Array(bytes)));
        gzip.on("end", () => controller.close());
        gzip.on("error", (error) => controller.error(error));
      },
      pull: async () => {
        const { done, value } = await reader.read().catch((thrown: unknown) => {
          gzip.destroy();
          throw thrown;
        });
        await new Promise<void>((settled) => {
          if (done) return gzip.once("close", settled).end();
          gzip.write(value);
          gzip.flush(zlib.constants.Z_SYNC_FLUSH, settled);
        });
      },
      cancel: async (reason) => {
        gzip.destroy();
        await reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
