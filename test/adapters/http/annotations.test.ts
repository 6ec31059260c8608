import { describe, expect, it } from "vitest";
import { httpAdapter, httpAnnotationList } from "../../../src/adapters/http/index.ts";
import type { HttpAdapterOptions } from "../../../src/adapters/http/index.ts";
import { d, defineCatalog, m, MetricsError } from "../../../src/query/index.ts";
import type { AnnotationQuery } from "../../../src/query/index.ts";
import type { MetricsHandlerOptions } from "../../../src/server/index.ts";
import { faultOf, pageOver } from "../page.ts";

const catalog = defineCatalog({
  entities: { ticket: { key: "id" } },
  dimensions: { at: d.time(), team: d.string() },
  metrics: { tickets: m.count({ entity: "ticket", time: "at" }) },
});
const tables = { ticket: { id: [1], at: [0], team: ["north"] } };
const release = { at: "2026-03-02T00:00:00Z", label: "Release 4.2", link: "/releases/4.2" };
const asked: AnnotationQuery = { metrics: ["tickets"], range: { from: "2026-03-01T00:00:00Z", to: "2026-03-08T00:00:00Z" } };

function page(server: Partial<MetricsHandlerOptions<typeof catalog, string>>, client: Partial<HttpAdapterOptions<typeof catalog>> = {}) {
  const { adapter, events, handler } = pageOver(catalog, tables, { server, client: { ports: (transport) => ({ annotations: httpAnnotationList(transport) }), ...client } });
  const list = (query: AnnotationQuery = asked) => adapter.annotations?.list(query) ?? Promise.reject(new Error("no port"));
  return { events, list, handler };
}

describe("annotations over HTTP", () => {
  it("are what the host tells this user under this policy, of this time and these metrics", async () => {
    const seen: unknown[] = [];
    const rules = { ticket: { dimension: "team", op: "equals", value: "north" } } as const;
    const { list, events } = page({
      authenticate: (request) => request.headers.get("authorization")?.replace("Bearer ", "") ?? null,
      policy: () => rules,
      annotations: ({ metrics, range, signal }, { user, policy }) => {
        seen.push(metrics, range, signal?.aborted, user, policy);
        return [{ ...release, secret: "kept" } as typeof release];
      },
    }, { getToken: () => "ann" });
    expect(await list()).toEqual([release]);
    expect(seen).toEqual([asked.metrics, asked.range, false, "ann", rules]);
    expect(events.map(({ status, query, rowCount }) => [status, query, rowCount])).toEqual([
      ["ok", { kind: "annotations", metrics: ["tickets"], dimensions: [] }, 1],
    ]);
  });

  it("are told to nobody who is not known, or may see nothing", async () => {
    let told = 0;
    const annotations = () => [{ ...release, label: String((told += 1)) }];
    expect(await faultOf(page({ authenticate: () => null, annotations }).list())).toEqual(["unauthenticated", "headers.authorization"]);
    expect(await faultOf(page({ policy: () => "none", annotations }).list())).toEqual(["forbidden", undefined]);
    expect(told).toBe(0);
  });

  it.each<[string, AnnotationQuery, string]>([
    ["of an unknown metric", { ...asked, metrics: ["tickts"] }, "annotations.metrics[0]"],
    ["of no metric", { ...asked, metrics: [] }, "annotations.metrics"],
    ["of a range that ends before it starts", { ...asked, range: { from: asked.range.to, to: asked.range.from } }, "annotations.range"],
    ["of a time that is none", { ...asked, range: { from: "yesterday", to: asked.range.to } }, "annotations.range.from"],
  ])("%s are refused with the path", async (_, query, path) => {
    expect(await faultOf(page({ annotations: () => [] }).list(query))).toEqual(["invalid-query", path]);
  });

  it.each<[string, unknown]>([
    ["no list", { at: release.at }],
    ["a time that is none", [{ ...release, at: "soon" }]],
    ["no label", [{ at: release.at }]],
    ["a link that would run code", [{ ...release, link: "java\tscript:alert(1)" }]],
  ])("a host that gives %s breaks the contract, on the server and in the page", async (_, given) => {
    const { list, events } = page({ annotations: () => given as never }, { retry: { attempts: 1 } });
    expect((await faultOf(list()))[0]).toBe("contract-violation");
    expect(events.map(({ status }) => status)).toEqual(["contract-violation"]);
    const careless: typeof fetch = async () => Response.json({ contract: 1, annotations: given });
    expect((await faultOf(page({}, { fetch: careless }).list()))[0]).toBe("contract-violation");
  });

  it("are unsupported where the handler has none, and no part of an adapter that was not told of them", async () => {
    expect(await faultOf(page({}).list())).toEqual(["unsupported", undefined]);
    expect("annotations" in httpAdapter({ url: "/metrics" })).toBe(false);
  });

  it("are asked for again where the server may come back, with a refreshed token where one ran out", async () => {
    let [asks, refreshes] = [0, 0];
    const { list } = page(
      {
        authenticate: (request) => (request.headers.get("authorization") === "Bearer new" ? "ann" : null),
        annotations: () => {
          asks += 1;
          if (asks === 1) throw new MetricsError("unavailable", "the calendar is gone");
          return [release];
        },
      },
      { getToken: ({ refresh }) => (refresh ? ((refreshes += 1), "new") : refreshes > 0 ? "new" : "old") },
    );
    expect([await list(), asks, refreshes]).toEqual([[release], 2, 1]);
  });

  it("end as aborted when the page leaves, here and at the host", async () => {
    const leaving = new AbortController();
    const { promise: ended, resolve: end } = withResolvers();
    const { list } = page({
      annotations: () => new Promise<never>(() => {}),
      onEvent: ({ status }) => end(status),
    });
    const left = faultOf(list({ ...asked, signal: leaving.signal }));
    setTimeout(() => leaving.abort(), 10);
    expect([await ended, await left]).toEqual(["aborted", ["aborted", undefined]]);
  });

  it("end as timeout when the host takes longer than the server waits", async () => {
    const { list } = page({ annotations: () => new Promise<never>(() => {}), limits: { timeoutMs: 10 } }, { retry: { attempts: 1 } });
    expect(await faultOf(list())).toEqual(["timeout", undefined]);
  });
});

function withResolvers() {
  let resolve: (value: string) => void = () => {};
  const promise = new Promise<string>((settle) => (resolve = settle));
  return { promise, resolve };
}
