import { expect, it } from "vitest";
import { readEvents } from "../../../src/adapters/http/events.ts";
import type { ServerEvent } from "../../../src/adapters/http/events.ts";

async function eventsOf(...pieces: readonly string[]) {
  let heard = 0;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
      controller.close();
    },
  });
  const events: ServerEvent[] = [];
  for await (const event of readEvents(body, () => (heard += 1))) events.push(event);
  return { events, heard };
}

it("readEvents(stream) gives whole events, wherever the network cuts and however lines end", async () => {
  const { events, heard } = await eventsOf(
    "retry: 3000\n\n:\n\nid: a.b\r\nevent: answer\r",
    "\ndata: 1\r\n\r\ndata:x\ndata: y\n\n",
    "event: end\ndata: cut",
  );
  expect(events).toEqual([
    { name: "answer", id: "a.b", data: "1" },
    { name: "message", id: null, data: "x\ny" },
  ]);
  expect(heard).toBe(3);
});
