import { createClient } from "redis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { redisCache } from "../../../src/server/index.ts";
import { startRedis } from "../redis.ts";
import type { PrivateRedis } from "../redis.ts";
import { asking, onlyResult, result, serve, tickets } from "../serving.ts";

let redis: PrivateRedis;
let client: ReturnType<typeof createClient>;

beforeAll(async () => {
  redis = await startRedis();
  client = createClient({ url: redis.url, disableOfflineQueue: true, socket: { reconnectStrategy: 20 } });
  client.on("error", () => {});
  await client.connect();
});
afterAll(async () => {
  client.destroy();
  await redis.kill();
});

/** Two processes' handlers over one Redis; the adapters answer 1, 2, 3, … */
function counting() {
  let asked = 0;
  const answer = async () => {
    asked += 1;
    return result(1, asked);
  };
  const cache = { store: redisCache(client), ttlMs: 5000, namespace: "counted" };
  const handlers = [serve(answer, { cache }).handler, serve(answer, { cache }).handler];
  const value = async (query: object, at = 0) => {
    const { columns, freshness } = await onlyResult((await handlers[at]?.(asking(query))) as Response);
    const [column] = columns;
    return [column?.role === "metric" ? column.cells.value[0] : null, freshness.source];
  };
  return { value };
}

describe("redisCache(client) over a Redis server", () => {
  it("shares answers between handlers, for as long as they are good", async () => {
    const { value } = counting();
    expect(await value(tickets)).toEqual([1, "live"]);
    await expect.poll(async () => (await client.keys("metricdeck:*")).length).toBe(1);
    expect(await value(tickets, 1)).toEqual([1, "cache"]);
    const [key = ""] = await client.keys("metricdeck:*");
    const ttlMs = await client.pTTL(key);
    expect([ttlMs > 4000, ttlMs <= 5000]).toEqual([true, true]);
  });

  it("passes over what somebody else put there", async () => {
    const { value } = counting();
    const query = { ...tickets, by: ["region"] };
    await value(query);
    await expect.poll(async () => (await client.keys("metricdeck:*")).length).toBeGreaterThan(0);
    for (const key of await client.keys("metricdeck:*")) await client.set(key, "{]");
    expect(await value(query)).toEqual([2, "live"]);
    for (const key of await client.keys("metricdeck:*")) {
      await client.del(key);
      await client.hSet(key, "a", "1");
    }
    expect(await value(query)).toEqual([3, "live"]);
  });

  it("answers all the same while the server is killed in the middle, and is of use again after it", async () => {
    const { value } = counting();
    const query = { ...tickets, by: ["agent"] };
    const answers: unknown[] = [];
    let going = true;
    const load = (async () => {
      while (going) {
        answers.push(...(await Promise.all(Array.from({ length: 8 }, (_, at) => value(query, at % 2)))));
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    })();
    await expect.poll(() => answers.length > 20).toBe(true);
    await redis.kill();
    const killedAt = answers.length;
    await expect.poll(() => answers.length > killedAt + 40).toBe(true);
    expect(answers.slice(killedAt + 16).every((answer) => (answer as unknown[])[1] === "live")).toBe(true);
    await redis.restart();
    await expect.poll(() => (answers.at(-1) as unknown[])[1], { timeout: 5000 }).toBe("cache");
    going = false;
    await load;
  });
});
