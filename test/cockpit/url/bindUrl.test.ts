import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { bindUrl } from "../../../src/cockpit/url/bindUrl.ts";
import type { UrlHistory, UrlBindingOptions } from "../../../src/cockpit/url/bindUrl.ts";
import type { Clause } from "../../../src/selection/clause.ts";
import { createSelectionStore } from "../../../src/selection/selectionStore.ts";
import { support } from "../../query/support.ts";
import { memoryRouter } from "./memoryRouter.ts";

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
