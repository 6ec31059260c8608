import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { httpAdapter, httpAnnotations, httpComments } from "../../src/adapters/http/index.ts";
import { MetricsError } from "../../src/query/index.ts";
import type { AnnotationPort, CommentAction, CommentPort, ItemStore } from "../../src/query/index.ts";
import { storedAnnotations, storedComments } from "../../src/server/index.ts";
import { fetchFrom, itemStores, people, url } from "./itemStores.ts";
import type { ItemStores } from "./itemStores.ts";

type Who = keyof typeof people;
interface Ports {
  readonly comments: CommentPort;
  readonly annotations: Required<AnnotationPort>;
}

let stores: ItemStores;
let clock: number;
beforeAll(async () => {
  stores = await itemStores(inject("mysqlUrl"), "contract_comments");
});
afterAll(() => stores.close());

const may = (who: Who) => (action: "read" | "write", cockpit: string) => who === "ann" || (cockpit !== "secret" && (action === "read" || cockpit !== "quiet"));

function here(items: ItemStore): { readonly [W in Who]: Ports } {
  const as = (who: Who): Ports => ({
    comments: storedComments(items, { me: people[who], may: may(who), now: () => (clock += 60_000) }),
    annotations: storedAnnotations(items, { me: people[who], may: (one) => who === "ann" || one === null || one.ownerId === people[who].id }),
  });
  return { ann: as("ann"), bob: as("bob") };
}

function overHttp(items: ItemStore): { readonly [W in Who]: Ports } {
  const local = here(items);
  const fetch = fetchFrom({ comments: ({ user }) => local[user.id as Who].comments, annotationStore: ({ user }) => local[user.id as Who].annotations });
  const as = (who: Who): Ports => {
    const { comments, annotations } = httpAdapter({
      url,
      fetch,
      getToken: () => who,
      retry: { attempts: 1 },
      ports: (transport) => ({ comments: httpComments(transport), annotations: httpAnnotations(transport) }),
    });
    return { comments, annotations } as Ports;
  };
  return { ann: as("ann"), bob: as("bob") };
}

const places = [
  ["memory", here],
  ["the database", here],
  ["memory", overHttp],
  ["the database", overHttp],
] as const;

const faultOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => (error instanceof MetricsError ? [error.code, error.path, error.message] : error),
  );

const march = { from: "2026-03-01T00:00:00.000Z", to: "2026-04-01T00:00:00.000Z" };
const anchor = { cockpit: "service", widget: "byChannel", metrics: ["tickets"], time: march, filter: { dimension: "channel", op: "in", values: ["chat", null] } } as const;
const open: CommentAction = { kind: "open", thread: "t1", anchor, comment: "c1", text: "Why so many? @[李波](bob) 🙂" };
const by = { ann: people.ann, bob: people.bob };
const first = { id: "c1", version: 1, at: "2026-11-21T00:01:00.000Z", editedAt: null, by: by.ann, text: open.text, canEdit: true };
const t1 = { id: "t1", anchor, comments: [first], resolved: null };

describe.each(places.map(([name, through]) => ({ name: through === here ? name : `${name}, over HTTP`, store: name, through })))("in $name", ({ store, through }) => {
  const opened = async () => {
    clock = Date.parse("2026-11-21T00:00:00Z");
    return through((await stores.open[store]?.()) as ItemStore);
  };

  it("a thread is opened once, replied to, and found by what it is about", async () => {
    const { ann, bob } = await opened();
    expect(await ann.comments.act(open)).toEqual({ status: "done", thread: t1 });
    expect(await ann.comments.act(open)).toEqual({ status: "done", thread: t1 });
    const reply = { kind: "reply", thread: "t1", comment: "c2", text: "A release" } as const;
    const replied = [{ ...first, canEdit: false }, { id: "c2", version: 1, at: "2026-11-21T00:03:00.000Z", editedAt: null, by: by.bob, text: "A release", canEdit: true }];
    expect(await bob.comments.act(reply)).toEqual({ status: "done", thread: { ...t1, comments: replied } });
    expect((await bob.comments.act(reply)).thread.comments.length).toBe(2);
    await bob.comments.act({ kind: "open", thread: "t2", anchor: { cockpit: "service" }, comment: "c3", text: "In general" });
    await bob.comments.act({ kind: "open", thread: "t3", anchor: { cockpit: "other" }, comment: "c4", text: "Elsewhere" });
    const found = async (query: object) => (await ann.comments.list({ cockpit: "service", ...query })).map(({ id }) => id);
    expect(await found({})).toEqual(["t2", "t1"]);
    expect(await found({ widget: "byChannel" })).toEqual(["t1"]);
    expect(await found({ metrics: ["csat"] })).toEqual(["t2"]);
    expect(await found({ range: { from: "2026-04-01T00:00:00Z", to: "2026-05-01T00:00:00Z" } })).toEqual(["t2"]);
    expect(await found({ range: { from: "2026-03-31T23:59:59Z", to: "2026-05-01T00:00:00Z" } })).toEqual(["t2", "t1"]);
  });

  it("replies at once are all there, and none is there twice", async () => {
    const { ann, bob } = await opened();
    await ann.comments.act(open);
    const replies = Array.from({ length: 6 }, (_, index) => ({ kind: "reply", thread: "t1", comment: `r${index >> 1}`, text: `${index >> 1}` }) as const);
    await Promise.all(replies.map((reply, index) => (index % 4 < 2 ? ann : bob).comments.act(reply)));
    const [thread] = await ann.comments.list({ cockpit: "service" });
    expect(thread?.comments.map(({ id }) => id).toSorted()).toEqual(["c1", "r0", "r1", "r2"]);
  });

  it("a text is its author's, and changed from the version that they saw; what is deleted leaves its place", async () => {
    const { ann, bob } = await opened();
    await ann.comments.act(open);
    const edit = { kind: "edit", thread: "t1", comment: "c1", version: 1, text: "Why?" } as const;
    expect((await faultOf(bob.comments.act(edit)))).toEqual(["forbidden", undefined, "metricdeck: only its author may change a comment"]);
    const edited = { ...first, version: 2, text: "Why?", editedAt: "2026-11-21T00:03:00.000Z" };
    expect(await ann.comments.act(edit)).toEqual({ status: "done", thread: { ...t1, comments: [edited] } });
    expect(await ann.comments.act(edit)).toEqual({ status: "done", thread: { ...t1, comments: [edited] } });
    expect(await ann.comments.act({ ...edit, text: "What?" })).toEqual({ status: "conflict", thread: { ...t1, comments: [edited] } });
    const removed = await ann.comments.act({ kind: "remove", thread: "t1", comment: "c1", version: 2 });
    expect(removed.thread.comments.map(({ text, version, canEdit }) => [text, version, canEdit])).toEqual([[null, 3, false]]);
  });

  it("a thread is resolved by whoever is first, and open again with a reply", async () => {
    const { ann, bob } = await opened();
    await ann.comments.act(open);
    const resolved = { at: "2026-11-21T00:02:00.000Z", by: by.bob };
    expect((await bob.comments.act({ kind: "resolve", thread: "t1" })).thread.resolved).toEqual(resolved);
    expect((await ann.comments.act({ kind: "resolve", thread: "t1" })).thread.resolved).toEqual(resolved);
    expect((await ann.comments.act({ kind: "reply", thread: "t1", comment: "c2", text: "Not yet" })).thread.resolved).toBeNull();
  });

  it("who may not see a cockpit's comments does not, nor learns of them by an id", async () => {
    const { ann, bob } = await opened();
    await ann.comments.act({ ...open, anchor: { cockpit: "secret" } });
    await ann.comments.act({ ...open, thread: "t2", anchor: { cockpit: "quiet" } });
    expect((await faultOf(bob.comments.list({ cockpit: "secret" })))?.[0 as never]).toBe("forbidden");
    expect((await faultOf(bob.comments.act({ kind: "resolve", thread: "t1" })))?.[0 as never]).toBe("forbidden");
    expect((await faultOf(bob.comments.act({ kind: "reply", thread: "t2", comment: "c9", text: "?" })))?.[0 as never]).toBe("forbidden");
    expect(await faultOf(ann.comments.act({ kind: "resolve", thread: "gone" }))).toEqual(["invalid-query", "thread", 'metricdeck: there is no thread "gone"']);
  });

  it("annotations are kept by versions, told where they touch, and changed by who may", async () => {
    const { ann, bob } = await opened();
    const release = { id: "a1", version: 0, at: "2026-03-05T00:00:00Z", to: "2026-03-07T00:00:00Z", label: "Release 4.2", link: "/releases/4.2", metrics: ["tickets"], kind: "incident" } as const;
    const kept = { ...release, version: 1, owner: "李波", ownerId: "bob", canEdit: true };
    expect(await bob.annotations.save(release)).toEqual({ status: "saved", annotation: kept });
    expect(await bob.annotations.save(release)).toEqual({ status: "saved", annotation: kept });
    await ann.annotations.save({ id: "a2", version: 0, at: "2026-03-01T00:00:00Z", label: "Outage", kind: "note", filter: { dimension: "channel", op: "in", values: ["phone"] } });
    const told = async (who: Ports, from: string, to: string, metrics = ["tickets"]) =>
      (await who.annotations.list({ metrics, range: { from, to } })).map(({ id, canEdit }) => [id, canEdit]);
    expect(await told(ann, "2026-03-01T00:00:00Z", "2026-03-06T00:00:00Z")).toEqual([["a2", true], ["a1", true]]);
    expect(await told(bob, "2026-03-01T00:00:00Z", "2026-03-06T00:00:00Z", ["csat"])).toEqual([["a2", false]]);
    expect((await bob.annotations.list({ metrics: ["tickets"], range: { from: "2026-03-01T00:00:00Z", to: "2026-03-06T00:00:00Z" } })).map(({ kind }) => kind)).toEqual(["note", "incident"]);
    expect(await told(ann, "2026-03-07T00:00:00Z", "2026-03-08T00:00:00Z")).toEqual([]);
    expect(await ann.annotations.save({ ...release, label: "Release 4.3" })).toEqual({ status: "conflict", annotation: kept });
    expect((await faultOf(bob.annotations.remove({ id: "a2", version: 1 })))?.[0 as never]).toBe("forbidden");
    expect(await bob.annotations.remove({ id: "a1", version: 2 })).toEqual({ status: "conflict", annotation: kept });
    expect([await bob.annotations.remove({ id: "a1", version: 1 }), await bob.annotations.remove({ id: "a1", version: 1 })]).toEqual([{ status: "removed" }, { status: "removed" }]);
  });

  it("no version of an annotation comes again after a removal: who still shows what was removed meets a conflict", async () => {
    const { bob } = await opened();
    const mark = { id: "a1", version: 0, at: "2026-03-05T00:00:00Z", label: "Release" };
    await bob.annotations.save(mark);
    await bob.annotations.remove({ id: "a1", version: 1 });
    const kept = { ...mark, version: 2, label: "Anew", owner: "李波", ownerId: "bob", canEdit: true };
    expect(await bob.annotations.save({ ...mark, label: "Anew" })).toEqual({ status: "saved", annotation: kept });
    expect(await bob.annotations.save({ ...mark, label: "Anew" })).toEqual({ status: "saved", annotation: kept });
    expect(await bob.annotations.save({ ...mark, version: 1, label: "Old" })).toEqual({ status: "conflict", annotation: kept });
    expect(await bob.annotations.remove({ id: "a1", version: 1 })).toEqual({ status: "conflict", annotation: kept });
  });
});

describe("what is sent to a server", () => {
  const sent = async (part: object) => {
    const items = (await stores.open["memory"]?.()) as ItemStore;
    const fetch = fetchFrom({ comments: ({ user }) => storedComments(items, { me: user }), annotationStore: () => storedAnnotations(items) });
    const headers = { "content-type": "application/json", authorization: "Bearer ann" };
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify({ contract: 1, ...part }) });
    const { error } = (await response.json()) as { readonly error?: { readonly path: string; readonly message: string } };
    return [response.status, error?.path, error?.message];
  };
  const mark = { id: "a", version: 0, at: "2026-03-05", label: "x" };

  it.each<[object, string, string]>([
    [{ comments: { act: { ...open, text: " " } } }, "comments.act.text", "metricdeck: the comment is empty"],
    [{ comments: { act: { ...open, anchor: { ...anchor, metrics: ["tickts"] } } } }, "comments.act.anchor.metrics[0]", 'metricdeck: unknown metric "tickts"; did you mean "tickets"?'],
    [{ comments: { act: { ...open, anchor: { ...anchor, filter: { dimension: "chanel", op: "isNull" } } } } }, "comments.act.anchor.filter.dimension", 'metricdeck: unknown dimension "chanel"; did you mean "channel"?'],
    [{ comments: { act: { kind: "resolve", thread: "t1", by: "bob" } } }, "comments.act.by", "metricdeck: unknown key; use one of kind, thread"],
    [{ comments: { list: { cockpit: "a", range: { from: march.to, to: march.from } } } }, "comments.list.range", "metricdeck: the range ends before it starts, or is empty"],
    [{ annotations: { save: { ...mark, link: "javascript:alert(1)" } } }, "annotations.save.link", "metricdeck: expected a link to a page or to mail"],
    [{ annotations: { save: { ...mark, to: "2026-03-05" } } }, "annotations.save", "metricdeck: it ends before it starts"],
    [{ annotations: { save: { ...mark, owner: "me" } } }, "annotations.save.owner", "metricdeck: unknown key; use one of id, version, at, to, label, kind, link, metrics, filter"],
    [{ annotations: { save: { ...mark, kind: "incidnt" } } }, "annotations.save.kind", 'metricdeck: expected one of note, incident; did you mean "incident"?'],
  ])("%j is refused at %s", async (part, path, message) => {
    expect(await sent(part)).toEqual([400, path, message]);
  });
});
