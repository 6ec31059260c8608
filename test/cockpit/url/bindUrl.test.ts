import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { bindUrl } from "../../../src/cockpit/url/bindUrl.ts";
import type { UrlBindingOptions } from "../../../src/cockpit/url/bindUrl.ts";
import type { UrlHistory } from "../../../src/cockpit/url/pageAddress.ts";
import type { Clause } from "../../../src/selection/clause.ts";
import { cockpitStore } from "../../../src/selection/cockpitStore.ts";
import { handedOver } from "../../../src/selection/handOver.ts";
import { createSelectionStore } from "../../../src/selection/selectionStore.ts";
import type { SelectionStore } from "../../../src/selection/selectionStore.ts";
import { support } from "../../query/support.ts";
import { memoryRouter } from "./memoryRouter.ts";
import type { MemoryRouter } from "./memoryRouter.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const channel = (...values: string[]): Clause => ({ source: "channel", filter: { dimension: "channel", op: "in", values } });
const lastDays = (last: number): Clause => ({ source: "range", range: { last, unit: "day" } });
const push: UrlHistory = () => "push";

function bound(search = "", options: Partial<UrlBindingOptions> & { readonly history?: UrlHistory; readonly said?: readonly Clause[] } = {}) {
  const { said = [], history = push, ...rest } = options;
  const router = memoryRouter(search);
  const selection = createSelectionStore(said);
  const binding = bindUrl(selection, { catalog: support, namespace: "c1", router, ...rest });
  const stop = binding.start(history);
  return { router, selection, binding, stop };
}

describe("bindUrl", () => {
  it("reads the address at once, and writes nothing for it", () => {
    const { router, selection } = bound("?page=2&c1=1&c1.channel=in~chat");
    expect(selection.getSnapshot()).toEqual([channel("chat")]);
    expect(router.entries).toEqual(["?page=2&c1=1&c1.channel=in~chat"]);
  });

  it.each([
    ["?c1=2&c1.range=last90d&c1.channel=in~chat", [lastDays(7), channel("phone")]],
    ["?c1=1&c1.range=2026-02-30..2026-03-31&c1.channel=in~chat", [lastDays(7), channel("chat")]],
    ["?c1=1&c1.channel=in~fax", [channel("phone")]],
    ["?c1=1&c1.x=in~phone", []],
  ])("%s: whose part cannot be used says what it began with, and the address stays", (search, shown) => {
    const { router, selection, binding } = bound(search, { said: [lastDays(7), channel("phone")] });
    expect(selection.getSnapshot()).toEqual(shown);
    expect([binding.problems.getSnapshot().length, router.entries]).toEqual([1, [search]]);
  });

  it("makes an entry for each choice, none for the same in another order, and an address without parameters for where it began", () => {
    const { router, selection } = bound("?page=2", { said: [lastDays(7)] });
    selection.publish(channel("chat"));
    selection.publish(channel("chat"));
    selection.publish({ source: "_r_1_", range: { toDate: "day" } });
    selection.publish(lastDays(7));
    selection.clear("channel");
    expect(router.entries).toEqual([
      "?page=2",
      "?page=2&c1=1&c1.range=last7d&c1.channel=in~chat",
      "?page=2",
    ]);
  });

  it("back and forward restore what was shown, with its origin and its words", () => {
    const { router, selection } = bound();
    const said = { ...channel("chat"), origin: "Tickets by channel", label: "Chat alone" };
    selection.publish(said);
    selection.publish(lastDays(7));
    router.go(-1);
    expect(selection.getSnapshot()).toEqual([said]);
    router.go(-1);
    expect(selection.getSnapshot()).toEqual([]);
    router.go(2);
    expect(selection.getSnapshot()).toEqual([lastDays(7), said]);
    expect(router.entries.length).toBe(3);
  });

  it("a link of the host's is heard; what only has a name of React's stays", () => {
    const own: Clause = { source: ":r2:", range: { toDate: "day" } };
    const { router, selection } = bound("", { said: [own] });
    router.open("?c1=1&c1.range=last7d");
    expect(selection.getSnapshot()).toEqual([lastDays(7), own]);
    router.open("?page=3");
    expect(selection.getSnapshot()).toEqual([own]);
  });

  it("a drag makes one entry, whose choice at the end replaces it; the next choice has its own", () => {
    const { router, selection } = bound();
    for (const last of [1, 2, 3]) selection.publish({ ...lastDays(last), draft: true });
    expect(router.entries).toEqual([""]);
    vi.advanceTimersByTime(300);
    selection.publish({ ...lastDays(4), draft: true });
    vi.advanceTimersByTime(300);
    selection.publish(lastDays(5));
    selection.publish(lastDays(6));
    expect(router.entries).toEqual(["", "?c1=1&c1.range=last5d", "?c1=1&c1.range=last6d"]);
    router.go(-2);
    expect(selection.getSnapshot()).toEqual([]);
  });

  it("a drag that ends where its last rest was is over, too", () => {
    const { router, selection } = bound();
    selection.publish({ ...lastDays(2), draft: true });
    vi.advanceTimersByTime(300);
    selection.publish(lastDays(2));
    selection.publish(lastDays(3));
    expect(router.entries).toEqual(["", "?c1=1&c1.range=last2d", "?c1=1&c1.range=last3d"]);
  });

  it("the host chooses for each change whether it makes an entry", () => {
    const seen: unknown[] = [];
    const history: UrlHistory = (change) => {
      seen.push(change);
      return change.sources.includes("range") ? "replace" : "push";
    };
    const { router, selection } = bound("", { history });
    selection.publish(channel("chat"));
    selection.publish(lastDays(7));
    expect(router.entries).toEqual(["", "?c1=1&c1.range=last7d&c1.channel=in~chat"]);
    expect(seen).toEqual([
      { before: [], after: [channel("chat")], sources: ["channel"] },
      { before: [channel("chat")], after: [channel("chat"), lastDays(7)], sources: ["range"] },
    ]);
  });

  it("two on one page keep their parameters apart", () => {
    const router = memoryRouter("?c2=1&c2.range=last3d");
    const [one, two] = [createSelectionStore(), createSelectionStore()];
    bindUrl(one, { catalog: support, namespace: "c1", router }).start(push);
    bindUrl(two, { catalog: support, namespace: "c2", router }).start(push);
    one.publish(lastDays(7));
    two.clear();
    expect([one.getSnapshot(), two.getSnapshot()]).toEqual([[lastDays(7)], []]);
    expect(router.entries).toEqual(["?c2=1&c2.range=last3d", "?c2=1&c2.range=last3d&c1=1&c1.range=last7d", "?c1=1&c1.range=last7d"]);
    router.go(-1);
    expect([one.getSnapshot(), two.getSnapshot()]).toEqual([[lastDays(7)], [lastDays(3)]]);
  });

  it("what was chosen before it started is written without an entry; once stopped, nothing is", () => {
    const router = memoryRouter();
    const selection = createSelectionStore();
    const binding = bindUrl(selection, { catalog: support, namespace: "c1", router });
    selection.publish(lastDays(7));
    const stop = binding.start(push);
    binding.start(push)();
    stop();
    selection.publish(lastDays(8));
    router.open("?c1=1");
    expect(router.entries).toEqual(["?c1=1&c1.range=last7d", "?c1=1"]);
    expect(selection.getSnapshot()).toEqual([lastDays(8)]);
  });

  it("tells what it could not keep, until something else is chosen", () => {
    const { binding, selection, router } = bound("?c1=1&c1.chanel=in~chat&c1.range=last7d");
    expect(selection.getSnapshot()).toEqual([lastDays(7)]);
    expect(binding.problems.getSnapshot().map(({ source, kind }) => [source, kind])).toEqual([["chanel", "unknown"]]);
    expect(router.entries).toEqual(["?c1=1&c1.chanel=in~chat&c1.range=last7d"]);
    selection.publish(lastDays(8));
    expect(binding.problems.getSnapshot()).toEqual([]);
    expect(router.entries.at(-1)).toBe("?c1=1&c1.range=last8d");
  });

  it("filters too long for the address come back while the page lives, and are told to who opens the link", () => {
    const { router, selection } = bound("", { maxLength: 60 });
    const long: Clause = { source: "region", filter: { dimension: "region", op: "in", values: Array.from({ length: 20 }, (_, index) => `r${index}`) } };
    selection.publish(channel("chat"));
    selection.publish(long);
    selection.publish(lastDays(7));
    const [, , cut = ""] = router.entries;
    expect(cut).toMatch(/^\?c1=1~\w+~region&c1.channel=in~chat$/);
    router.go(-1);
    expect(selection.getSnapshot()).toEqual([channel("chat"), long]);
    const elsewhere = bound(cut);
    expect(elsewhere.selection.getSnapshot()).toEqual([channel("chat")]);
    expect(elsewhere.binding.problems.getSnapshot().map(({ kind, source }) => [kind, source])).toEqual([["tooLong", "region"]]);
  });

  it("a namespace that could be another's is refused", () => {
    expect(() => bound("", { namespace: "c1.range" })).toThrow(
      'metricdeck: "c1.range" cannot be a namespace in the address; use a letter and up to 19 letters, digits and hyphens',
    );
  });
});

describe("bindUrl, two cockpits of one page", () => {
  const ofChannel = (id: string, ...values: string[]): Clause => ({ source: `${id}.channel`, filter: { dimension: "channel", op: "in", values } });

  function both(search = "", { router = memoryRouter(search), history = push }: { readonly router?: MemoryRouter; readonly history?: UrlHistory } = {}) {
    const page = createSelectionStore();
    const put = (id: string) => {
      const binding = bindUrl(cockpitStore(page, id), { catalog: support, namespace: id, router, initial: [] });
      return { binding, stop: binding.start(history) };
    };
    const [north, south] = [put("north"), put("south")];
    const told = () => [north, south].map(({ binding }) => binding.problems.getSnapshot().map(({ kind, source }) => [kind, source]));
    return { page, router, put, north, south, told };
  }

  it("what is chosen for both is one entry; back and forward go through all states, and out of the page", () => {
    const { page, router } = both("?page=2");
    const said = () => page.getSnapshot().toSorted((one, other) => (one.source < other.source ? -1 : 1));
    const states = [said()];
    for (const clause of [lastDays(7), channel("chat"), ofChannel("north", "phone"), ofChannel("south", "email"), lastDays(3)]) {
      page.publish(clause);
      states.push(said());
    }
    expect(router.entries).toHaveLength(6);
    expect(router.entries[2]).toBe("?page=2&north=1&north.range=last7d&north.channel=in~chat&south=1&south.range=last7d&south.channel=in~chat");
    const entries = [...router.entries];
    const walked = (step: number) =>
      Array.from({ length: 5 }, () => {
        router.go(step);
        return said();
      });
    expect(walked(-1)).toEqual(states.slice(0, 5).toReversed());
    expect(walked(1)).toEqual(states.slice(1));
    expect(router.entries).toEqual(entries);
  });

  it("all that is taken back at once is one entry, and so is a drag over both", () => {
    const { page, router } = both();
    for (const clause of [lastDays(7), ofChannel("north", "phone"), ofChannel("south", "email")]) page.publish(clause);
    page.clear();
    expect(router.entries).toHaveLength(5);
    for (const last of [1, 2]) {
      page.publish({ ...lastDays(last), draft: true });
      vi.advanceTimersByTime(300);
    }
    page.publish(lastDays(2));
    expect(router.entries.slice(4)).toEqual(["", "?north=1&north.range=last2d&south=1&south.range=last2d"]);
  });

  it.each([
    ["?north=1&north.range=last7d", [lastDays(7)], [[], []]],
    ["?south=1&south.range=last7d", [lastDays(7)], [[], []]],
    ["?north=1&south=1&south.range=last7d&south.south.channel=channel:in~chat", [lastDays(7), ofChannel("south", "chat")], [[], []]],
    ["?north=1&north.range=last7d&south=1&south.range=last3d", [lastDays(7)], [[], [["contradicted", "range"]]]],
    ["?south=1&south.range=last3d&north=1&north.range=last7d", [lastDays(7)], [[], [["contradicted", "range"]]]],
    ["?north=1&north.south.channel=channel:in~chat", [], [[["unknown", "south.channel"]], []]],
    ["?north=1&north.range=last7d&north.range=last3d", [lastDays(7)], [[["contradicted", "range"]], []]],
    ["?north=1~none~range&south=1&south.range=last3d", [lastDays(3)], [[], []]],
    ["?page=2", [], [[], []]],
  ])("%s: one state, nothing dropped without a word, and nothing written; the next choice is one entry", (search, said, problems) => {
    const { page, router, told } = both(search);
    expect([page.getSnapshot(), told(), router.entries]).toEqual([said, problems, [search]]);
    page.publish(lastDays(90));
    expect(router.entries).toHaveLength(2);
    const reloaded = both(router.read());
    expect([reloaded.page.getSnapshot().find(({ source }) => source === "range"), reloaded.told()]).toEqual([lastDays(90), [[], []]]);
    router.go(-1);
    expect([page.getSnapshot(), router.entries[0]]).toEqual([said, search]);
  });

  it("of a range for both and one's own, the later holds again after back and reload", () => {
    const { page, router } = both();
    const own: Clause = { source: "south.period", range: { last: 28, unit: "day" } };
    page.publish({ source: "north.period", range: { last: 14, unit: "day" } });
    page.publish(lastDays(7));
    page.publish(own);
    const order = () => page.getSnapshot().map(({ source }) => source);
    expect(order()).toEqual(["north.period", "range", "south.period"]);
    page.publish(lastDays(3));
    router.go(-1);
    expect(order()).toEqual(["north.period", "range", "south.period"]);
    expect(both(router.read()).page.getSnapshot().map(({ source }) => source)).toEqual(["north.period", "range", "south.period"]);
  });

  it("one that comes back finds what was chosen for both meanwhile, and its own as it was", () => {
    const { page, router, north, put } = both();
    page.publish(lastDays(7));
    page.publish(ofChannel("north", "phone"));
    north.stop();
    page.update((clauses) => clauses.filter(({ source }) => source !== "north.channel"));
    page.publish(lastDays(3));
    page.clear("range");
    expect(router.read()).toBe("?north=1&north.north.channel=channel:in~phone");
    const entries = router.entries.length;
    put("north");
    expect([page.getSnapshot(), router.entries.length]).toEqual([[ofChannel("north", "phone")], entries]);
    router.go(-1);
    expect(page.getSnapshot()).toEqual([ofChannel("north", "phone"), lastDays(3)]);
  });

  it("one that goes before the next comes, as behind tabs, finds what the address says of it as it was", () => {
    const router = memoryRouter();
    const page = createSelectionStore();
    const shown = (namespace: string) => bindUrl(page, { catalog: support, namespace, router, initial: [] }).start(push);
    const stop = shown("one");
    page.publish(channel("chat"));
    stop();
    page.clear();
    const stopOther = shown("other");
    page.publish(channel("phone"));
    expect(router.read()).toBe("?one=1&one.channel=in~chat&other=1&other.channel=in~phone");
    stopOther();
    shown("one");
    expect(page.getSnapshot()).toEqual([channel("chat")]);
  });

  it("beside the page's own part, what is chosen for all stays as tabs come and go", () => {
    const router = memoryRouter("");
    const page = createSelectionStore([]);
    bindUrl(page, { catalog: support, namespace: "c1", router }).start(push);
    const shown = (id: string) => bindUrl(cockpitStore(page, id), { catalog: support, namespace: id, router }).start(push);
    const leave = shown("north");
    page.publish(lastDays(7));
    leave();
    shown("south");
    expect(page.getSnapshot()).toEqual([lastDays(7)]);
  });

  it("back over a drill hands the page's selection over only where the address is of all of it", () => {
    const way: Clause = { source: "way", way: { cockpit: "next", trail: [{ cockpit: "north", label: "north", selection: [], place: { scrolled: {}, focus: null } }] } };
    const handed = (storeOf: (page: SelectionStore) => SelectionStore) => {
      const router = memoryRouter();
      const page = createSelectionStore();
      bindUrl(storeOf(page), { catalog: support, namespace: "c1", router, initial: [] }).start(push);
      page.update(() => [way, lastDays(7)]);
      router.go(-1);
      return handedOver(page);
    };
    expect(handed((page) => page)).toEqual({ selection: [], isWhole: true });
    expect(handed((page) => cockpitStore(page, "north"))).toBeNull();
  });

  it("two routers over one history make one entry, too", () => {
    const inner = memoryRouter();
    const page = createSelectionStore();
    for (const namespace of ["c1", "c2"]) {
      bindUrl(page, { catalog: support, namespace, router: { ...inner } }).start(push);
    }
    page.publish(lastDays(7));
    page.publish(channel("chat"));
    expect(inner.entries).toEqual([
      "",
      "?c1=1&c1.range=last7d&c2=1&c2.range=last7d",
      "?c1=1&c1.range=last7d&c1.channel=in~chat&c2=1&c2.range=last7d&c2.channel=in~chat",
    ]);
    inner.go(-1);
    inner.go(-1);
    expect([page.getSnapshot(), inner.entries.length]).toEqual([[], 3]);
  });
});
