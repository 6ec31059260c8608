import type { WireError } from "../query/index.ts";
import type { WireAnswer } from "./respond.ts";
import { wireError } from "./respond.ts";
import { answerTag } from "./validator.ts";

export interface LiveOptions {
  /** How often everything is asked again. Default 10 000. */
  readonly intervalMs?: number;
  /** How soon after an answer the next one may come, however often the host says that data changed. Default 1000. */
  readonly leastMs?: number;
  /** How often the caller must prove again who it is; the policy is asked for each time that numbers are. Default 300 000. */
  readonly authenticateMs?: number;
  /** A sign of life on a silent stream. Default 15 000. */
  readonly heartbeatMs?: number;
  /** Streams at once; one more is `rate-limited`. Default 200. */
  readonly streams?: number;
}

export function liveDefaults(given: LiveOptions = {}): Required<LiveOptions> {
  return { intervalMs: 10_000, leastMs: 1000, authenticateMs: 300_000, heartbeatMs: 15_000, streams: 200, ...given };
}

/** One subscription, as the handler knows it. */
export interface LiveSource {
  /** How many queries it holds. */
  readonly count: number;
  /** Before each round, for the number of queries in it. A throw ends the stream and is told to the client. */
  authorize(asking: number): Promise<(index: number, signal: AbortSignal) => Promise<WireAnswer>>;
  /** Calls back with the queries that a change touches, until the function that it gives is called. */
  listen(changed: (indexes: readonly number[]) => void): () => void;
  readonly requestId: string;
  /** The client's `Last-Event-ID`: what it was told last. */
  readonly lastEventId: string | null;
  ended(): void;
}

const separator = ".";

/**
 * Server-sent events: `answer` for each query whose answer differs from the one before, at once, after every interval
 * and after changes; `end` with an error where the caller may no longer ask. An event's id says which answers the
 * client then has, so that a stream that takes up from it repeats none. Of a client that reads slowly nothing piles
 * up: the next round waits until it has read.
 */
export function liveEvents(source: LiveSource, options: Required<LiveOptions>, clock: () => number): ReadableStream<Uint8Array> {
  const { count, requestId } = source;
  const { intervalMs, leastMs, heartbeatMs } = options;
  const tags = tagsIn(source.lastEventId, count);
  const due = new Set(tags.keys());
  let round = new AbortController();
  let leave = () => {};
  let wake = () => {};
  let wanted = () => {};
  let open = true;
  let stopListening = () => {};

  const finish = () => {
    if (!open) return;
    open = false;
    round.abort();
    stopListening();
    leave();
    wanted();
    source.ended();
  };

  const run = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const send = (text: string) => {
      if (open) controller.enqueue(new TextEncoder().encode(text));
    };
    const silence = setInterval(() => {
      if ((controller.desiredSize ?? 0) > 0) send(":\n\n");
    }, heartbeatMs);
    try {
      send("retry: 3000\n\n");
      while (open) {
        const asked = [...due];
        due.clear();
        const answer = await source.authorize(asked.length);
        round = new AbortController();
        await Promise.all(
          asked.map(async (index) => {
            const given = await answer(index, round.signal);
            const tag = tagOf(given);
            if (tag === null) due.add(index);
            if (tag === null || tag === tags[index]) return;
            tags[index] = tag;
            send(`id: ${tags.join(separator)}\nevent: answer\ndata: ${JSON.stringify(given)}\n\n`);
          }),
        );
        if (open && (controller.desiredSize ?? 0) <= 0) await new Promise<void>((resolve) => (wanted = resolve));
        if (open) await pause(leastMs, (stop) => (leave = stop));
        if (open && due.size === 0) {
          await pause(intervalMs - (clock() % intervalMs), (stop) => {
            leave = stop;
            wake = stop;
          });
        }
        if (due.size === 0) for (const index of tags.keys()) due.add(index);
      }
    } catch (thrown) {
      send(`event: end\ndata: ${JSON.stringify({ error: wireError(thrown, requestId) satisfies WireError })}\n\n`);
    } finally {
      clearInterval(silence);
      if (open) controller.close();
      finish();
    }
  };

  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        stopListening = source.listen((indexes) => {
          for (const index of indexes) due.add(index);
          if (indexes.length > 0) wake();
        });
        void run(controller);
      },
      pull: () => wanted(),
      cancel: finish,
    },
    { highWaterMark: 1 },
  );
}

/** What the client has of each query; nothing where it has not yet heard, or asks for other queries now. */
function tagsIn(lastEventId: string | null, count: number): string[] {
  const tags = (lastEventId ?? "").split(separator);
  return Array.from({ length: count }, (_, index) => (tags.length === count ? (tags[index] ?? "") : ""));
}

/** Null for what passes by itself: the client keeps what it has, and the next round comes soon. */
function tagOf(answer: WireAnswer): string | null {
  if (answer.status === "ok") return answerTag(answer.result);
  const { code } = answer.error;
  return code === "aborted" || code === "rate-limited" ? null : `!${code}`;
}

function pause(ms: number, stoppable: (stop: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    stoppable(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
