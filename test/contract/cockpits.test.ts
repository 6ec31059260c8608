import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { httpAdapter, httpCockpits } from "../../src/adapters/http/index.ts";
import { MetricsError } from "../../src/query/index.ts";
import type { CockpitStore, CockpitView, ItemStore, ViewPort } from "../../src/query/index.ts";
import { storedCockpits } from "../../src/server/index.ts";
import type { MayCockpit } from "../../src/server/index.ts";
import { fetchFrom, itemStores, people, url } from "./itemStores.ts";
import type { ItemStores } from "./itemStores.ts";

type Store = CockpitStore & { readonly views: ViewPort };
type Who = keyof typeof people;

const now = () => Date.parse("2026-11-21T03:30:00Z");
const readersOnly: MayCockpit = (action) => action === "read";
const anything: MayCockpit = () => true;

let stores: ItemStores;
beforeAll(async () => {
  stores = await itemStores(inject("mysqlUrl"), "contract_cockpits");
});
afterAll(() => stores.close());

interface Options {
  readonly may?: { readonly [W in Who]?: MayCockpit };
}

/** The same cockpits as each person has them. */
function here(items: ItemStore, { may = {} }: Options = {}): { readonly [W in Who]: Store } {
  const as = (who: Who) => storedCockpits(items, { me: people[who], may: may[who] ?? anything, now });
  return { ann: as("ann"), bob: as("bob") };
}

function overHttp(items: ItemStore, options: Options = {}): { readonly [W in Who]: Store } {
  const local = here(items, options);
  const fetch = fetchFrom({ documents: ({ user }) => local[user.id as Who] });
  const as = (who: Who) =>
    httpAdapter({ url, fetch, getToken: () => who, retry: { attempts: 1 }, ports: (transport) => ({ documents: httpCockpits(transport) }) }).documents as Store;
  return { ann: as("ann"), bob: as("bob") };
}

const places = [
  ["memory", here],
  ["the browser", here],
  ["the database", here],
  ["memory", overHttp],
  ["the database", overHttp],
] as const;

const document = { format: "metricdeck.cockpit", version: 1, title: { en: "Service", "zh-CN": "服务" }, widgets: { a: { type: "QueueBoard", props: { metric: "csat", note: null, of: [0.5, "🙂"] } } }, layout: { wide: { a: { x: 0, y: 0, w: 3, h: 3 } } } };
const meta = { changedAt: "2026-11-21T03:30:00.000Z", changedBy: people.ann, canEdit: true };
const view: Omit<CockpitView, "owner" | "canEdit"> = { id: "v1", version: 0, cockpit: "service", name: "East 东部", scope: "personal", state: "v=1&v.region=in~east" };

async function faultOf(promise: Promise<unknown>): Promise<readonly unknown[]> {
  const thrown = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  return thrown instanceof MetricsError ? [thrown.code, thrown.path, thrown.message] : [thrown];
}

describe.each(places.map(([name, through]) => ({ name: through === here ? name : `${name}, over HTTP`, store: name, through })))("cockpits in $name", ({ store, through }) => {
  const opened = async (options?: Options) => through((await stores.open[store]?.()) as ItemStore, options);

  it("documents are kept by versions, and listed by title without what is in them", async () => {
    const { ann, bob } = await opened();
    expect([await ann.list(), await ann.get("service")]).toEqual([[], null]);
    const saved = { status: "saved", document: { id: "service", version: 1, title: document.title, document, ...meta } };
    expect(await ann.save({ id: "service", version: 0, document })).toEqual(saved);
    expect(await ann.save({ id: "service", version: 0, document })).toEqual(saved);
    const other = { ...document, title: { en: "Agents" } };
    await bob.save({ id: "agents", version: 0, document: other });
    expect((await bob.list()).map(({ id, title, version, changedBy }) => [id, title.en, version, changedBy?.name])).toEqual([
      ["agents", "Agents", 1, "李波"],
      ["service", "Service", 1, "Ann"],
    ]);
    expect(await bob.get("service")).toEqual(saved.document);
  });

  it("a document made from another version is a conflict with the one that is kept, and nothing is written", async () => {
    const { ann, bob } = await opened();
    await ann.save({ id: "service", version: 0, document });
    const theirs = await bob.save({ id: "service", version: 1, document: { ...document, title: { en: "Bob's" } } });
    const kept = theirs.document;
    expect(await ann.save({ id: "service", version: 1, document: { ...document, title: { en: "Ann's" } } })).toEqual({ status: "conflict", document: kept });
    expect(await ann.save({ id: "gone", version: 3, document })).toEqual({ status: "conflict", document: null });
    expect(await ann.remove({ id: "service", version: 1 })).toEqual({ status: "conflict", document: kept });
    expect(await ann.get("service")).toEqual(kept);
    expect([await ann.remove({ id: "service", version: 2 }), await ann.remove({ id: "service", version: 2 }), await ann.get("service")]).toEqual([{ status: "removed" }, { status: "removed" }, null]);
  });

  it("no version of a document comes again after a removal: who still shows what was removed meets a conflict", async () => {
    const { ann, bob } = await opened();
    await ann.save({ id: "service", version: 0, document });
    await ann.save({ id: "service", version: 1, document: { ...document, title: { en: "Second" } } });
    await ann.remove({ id: "service", version: 2 });
    const anew = { ...document, title: { en: "Anew" } };
    const kept = { id: "service", version: 3, title: anew.title, document: anew, ...meta };
    expect(await ann.save({ id: "service", version: 0, document: anew })).toEqual({ status: "saved", document: kept });
    expect(await ann.save({ id: "service", version: 0, document: anew })).toEqual({ status: "saved", document: kept });
    for (const version of [0, 1, 2]) {
      expect(await bob.save({ id: "service", version, document })).toEqual({ status: "conflict", document: kept });
      expect(await bob.remove({ id: "service", version })).toEqual({ status: "conflict", document: kept });
    }
    expect(await bob.save({ id: "other", version: 0, document: anew })).toMatchObject({ status: "saved", document: { version: 1 } });
    await ann.remove({ id: "service", version: 3 });
    expect((await ann.save({ id: "service", version: 0, document })).document?.version).toBe(4);
    expect((await ann.list()).map(({ id }) => id)).toEqual(["other", "service"]);
  });

  it("of many who save the same version at once, one is first and the others hear of it", async () => {
    const { ann, bob } = await opened();
    const tried = await Promise.all(Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? ann : bob).save({ id: "service", version: 0, document: { ...document, title: { en: `No. ${index}` } } })));
    const won = tried.filter(({ status }) => status === "saved");
    expect(won.length).toBe(1);
    expect(tried.filter(({ status }) => status === "conflict").map((one) => one.document)).toEqual(Array.from({ length: 7 }, () => expect.objectContaining({ version: 1, title: won[0]?.document?.title })));
  });

  it("who may not read a cockpit does not see it, and who may not change it cannot", async () => {
    const { ann, bob } = await opened({ may: { bob: (action, id) => action === "read" && id !== "secret" } });
    await ann.save({ id: "service", version: 0, document });
    await ann.save({ id: "secret", version: 0, document });
    expect((await bob.list()).map(({ id, canEdit }) => [id, canEdit])).toEqual([["service", false]]);
    expect((await faultOf(bob.get("secret")))[0]).toBe("forbidden");
    expect((await faultOf(bob.views.list("secret")))[0]).toBe("forbidden");
    expect((await faultOf(bob.save({ id: "service", version: 1, document })))[0]).toBe("forbidden");
    expect((await faultOf(bob.remove({ id: "service", version: 1 })))[0]).toBe("forbidden");
    expect((await ann.get("service"))?.version).toBe(1);
  });

  it("a personal view is its owner's alone; a shared one is seen by all, and changed by whoever may share", async () => {
    const { ann, bob } = await opened({ may: { bob: readersOnly } });
    const kept = { ...view, version: 1, owner: people.ann, canEdit: true };
    expect(await ann.views.save(view)).toEqual({ status: "saved", view: kept });
    expect(await ann.views.save(view)).toEqual({ status: "saved", view: kept });
    expect(await ann.views.list("service")).toEqual({ views: [kept], defaults: { me: null, all: null }, canShare: true });
    expect(await bob.views.list("service")).toEqual({ views: [], defaults: { me: null, all: null }, canShare: false });
    expect((await faultOf(bob.views.save({ ...view, version: 1, name: "mine now" })))[0]).toBe("invalid-query");
    expect(await bob.views.remove({ ...view, version: 1 })).toEqual({ status: "removed" });
    await ann.views.save({ ...view, version: 1, scope: "shared" });
    expect((await bob.views.list("service")).views).toEqual([{ ...kept, version: 2, scope: "shared", canEdit: false }]);
    expect((await faultOf(bob.views.save({ ...view, version: 2, scope: "shared", name: "mine now" })))[0]).toBe("forbidden");
    expect((await faultOf(bob.views.save({ ...view, id: "v2", scope: "shared" })))[0]).toBe("forbidden");
    expect((await ann.views.list("service")).views.map(({ name, version }) => [name, version])).toEqual([["East 东部", 2]]);
  });

  it("a view that somebody else has changed is a conflict with theirs", async () => {
    const { ann, bob } = await opened();
    await ann.views.save({ ...view, scope: "shared" });
    await bob.views.save({ ...view, version: 1, scope: "shared", name: "Bob's" });
    const theirs = { ...view, version: 2, scope: "shared", name: "Bob's", owner: people.ann, canEdit: true };
    expect(await ann.views.save({ ...view, version: 1, scope: "shared", state: "v=1" })).toEqual({ status: "conflict", view: theirs });
    expect(await ann.views.remove({ ...view, version: 1 })).toEqual({ status: "conflict", view: theirs });
    expect(await ann.views.remove({ ...view, version: 2 })).toEqual({ status: "removed" });
    expect(await ann.views.save({ ...view, version: 2 })).toEqual({ status: "conflict", view: null });
  });

  it("no version of a view comes again after a removal: who still shows what was removed meets a conflict", async () => {
    const { ann, bob } = await opened();
    const shared = { ...view, scope: "shared" } as const;
    await ann.views.save(shared);
    await bob.views.remove({ ...shared, version: 1 });
    const kept = { ...shared, version: 2, name: "Anew", owner: people.bob, canEdit: true };
    expect(await bob.views.save({ ...shared, name: "Anew" })).toEqual({ status: "saved", view: kept });
    expect(await bob.views.save({ ...shared, name: "Anew" })).toEqual({ status: "saved", view: kept });
    expect(await ann.views.save({ ...shared, version: 1, state: "v=1" })).toEqual({ status: "conflict", view: kept });
    expect(await ann.views.remove({ ...shared, version: 1 })).toEqual({ status: "conflict", view: kept });
    expect((await ann.views.list("service")).views).toEqual([kept]);
  });

  it("a cockpit opens with one's own choice of a view, and with that for all; a view that is gone is none", async () => {
    const { ann, bob } = await opened({ may: { bob: readersOnly } });
    await ann.views.save({ ...view, scope: "shared" });
    await bob.views.save({ ...view, id: "mine" });
    await ann.views.setDefault("service", "v1", { for: "all" });
    await bob.views.setDefault("service", "mine", { for: "me" });
    expect([(await ann.views.list("service")).defaults, (await bob.views.list("service")).defaults]).toEqual([{ me: null, all: "v1" }, { me: "mine", all: "v1" }]);
    expect((await faultOf(bob.views.setDefault("service", "v1", { for: "all" })))[0]).toBe("forbidden");
    expect((await faultOf(ann.views.setDefault("service", "mine", { for: "me" }))).slice(0, 2)).toEqual(["invalid-query", "view"]);
    await bob.views.setDefault("service", null, { for: "me" });
    await ann.views.remove({ ...view, version: 1 });
    expect((await bob.views.list("service")).defaults).toEqual({ me: null, all: null });
  });
});

describe("what is sent to a server", () => {
  const sent = async (asked: unknown) => {
    const fetch = fetchFrom({ documents: ({ user }) => storedCockpits(storeOf(), { me: user }) });
    const headers = { "content-type": "application/json", authorization: "Bearer ann" };
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify({ contract: 1, documents: asked }) });
    const { error } = (await response.json()) as { readonly error?: { readonly code: string; readonly path: string; readonly message: string } };
    return [response.status, error?.path, error?.message];
  };
  const storeOf = (): ItemStore => ({ transact: () => Promise.reject(new Error("not asked")) });
  const nested = (levels: number): unknown => (levels === 0 ? 1 : { in: nested(levels - 1) });

  it.each<[unknown, string, string]>([
    [{}, "documents", "metricdeck: expected one of { list }, { get }, { save }, { remove }, { views }, { saveView }, { removeView }, { setDefault }"],
    [{ get: "../../etc/passwd" }, "documents.get", "metricdeck: an id is up to 100 letters, digits, dots, colons, hyphens and _"],
    [{ save: { id: "a", version: -1, document } }, "documents.save.version", "metricdeck: expected 0 or more"],
    [{ save: { id: "a", version: 0, document: { widgets: {} } } }, "documents.save.document.title", "metricdeck: expected a document"],
    [{ save: { id: "a", version: 0, document: { ...document, deep: nested(50) } } }, "documents.save.document", "metricdeck: the document is nested more than 40 levels deep"],
    [{ save: { id: "a", version: 0, document: { ...document, widgets: { a: { type: "KpiTile", props: { metrik: "csat" } } } } } }, "documents.save.document.widgets.a.props.metrik", 'metricdeck: unknown key; did you mean "metric"?'],
    [{ save: { id: "a", version: 0, document: { ...document, layout: { wide: { b: { x: 0, y: 0, w: 3, h: 3 } } } } } }, "documents.save.document.layout.wide.b", 'metricdeck: there is no widget "b"; did you mean "a"?'],
    [{ saveView: { ...view, scope: "public" } }, "documents.saveView.scope", "metricdeck: expected one of personal, shared"],
    [{ saveView: { ...view, owner: people.bob } }, "documents.saveView.owner", 'metricdeck: unknown key; use one of id, version, cockpit, name, scope, state'],
    [{ setDefault: { cockpit: "a", view: "b", for: "everybody" } }, "documents.setDefault.for", "metricdeck: expected one of me, all"],
  ])("%j is refused at %s", async (asked, path, message) => {
    expect(await sent(asked)).toEqual([400, path, message]);
  });

  it("the host's check of a document is heard, and nothing is kept", async () => {
    const checked = storedCockpits(storeOf(), {
      check: () => {
        throw new MetricsError("invalid-query", "unknown widget", { path: "widgets.a.type" });
      },
    });
    expect(await faultOf(checked.save({ id: "a", version: 0, document }))).toEqual(["invalid-query", "widgets.a.type", "metricdeck: unknown widget"]);
  });

  it("a server without a store says what to give it", async () => {
    const fetch = fetchFrom({});
    const adapter = httpAdapter({ url, fetch, getToken: () => "ann", ports: (transport) => ({ documents: httpCockpits(transport) }) });
    expect(await faultOf(adapter.documents?.list() ?? Promise.resolve())).toEqual(["unsupported", undefined, "metricdeck: this server keeps no cockpits; give createMetricsHandler `documents`"]);
  });
});
