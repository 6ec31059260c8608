// @vitest-environment jsdom
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { AnyWidgetSpec, CockpitDocument } from "../../../src/document/index.ts";
import { CockpitEditor, defineWidget } from "../../../src/index.ts";
import type { CockpitEditorProps } from "../../../src/index.ts";
import { fakeAdapter } from "../../../src/testing/index.ts";
import { stubSize } from "../../widgets/fixedSize.ts";
import { clientOf, Page } from "../support.tsx";

afterEach(cleanup);

const titled = (en: string): CockpitDocument => ({ format: "metricdeck.cockpit", version: 1, title: { en }, widgets: {}, layout: { wide: {} } });

beforeEach(() => stubSize({ width: 1200, height: 800 }));

const spec = {
  type: "Figure",
  label: { en: "Figure" },
  description: { en: "One." },
  size: { w: 4, h: 3 },
  fields: {},
} as const satisfies AnyWidgetSpec;

it("of what both changed, each is decided by itself, and saved over their version", { timeout: 60_000 }, async () => {
  const theirs = titled("Theirs");
  const onSave = vi.fn<CockpitEditorProps["onSave"]>(async (_document, { version }) =>
    version === 3 ? { status: "conflict", document: { version: 4, document: theirs } } : { status: "saved", document: { version: 5 } },
  );
  render(
    <Page client={clientOf(fakeAdapter([]))}>
      <CockpitEditor document={titled("Mine")} version={3} widgets={[defineWidget(spec, async () => () => null)]} onSave={onSave} draftStorage={null} />
    </Page>,
  );
  const user = userEvent.setup({ delay: null });
  const [title] = await screen.findAllByRole("textbox", { name: "English" }, { timeout: 40_000 });
  if (title === undefined) throw new Error("there is no field for the title");
  await user.clear(title);
  await user.type(title, "Ours");
  await user.click(screen.getByRole("button", { name: "Save" }));
  const take = await screen.findByRole("checkbox", { name: /^Take theirs here: / });
  expect(screen.getByRole("alert").textContent).toContain("One thing was changed by both");
  await user.click(take);
  await user.click(screen.getByRole("button", { name: "Merge and save" }));
  await waitFor(() => expect(onSave).toHaveBeenCalledTimes(2));
  expect(onSave.mock.lastCall).toEqual([theirs, { version: 4 }]);
});

it("of what a draft and who saved since then both changed, each is decided before anything is kept", { timeout: 60_000 }, async () => {
  const [first, theirs, drafted] = [titled("First"), titled("Theirs"), titled("Drafted")];
  const held = new Map([["metricdeck.draft.desk", JSON.stringify({ format: "metricdeck.draft", version: 1, base: first, document: drafted, keptAt: 1, tab: "other" })]]);
  const storage = { getItem: (key: string) => held.get(key) ?? null, setItem: (key: string, value: string) => void held.set(key, value), removeItem: (key: string) => void held.delete(key) };
  const onSave = vi.fn<CockpitEditorProps["onSave"]>(async () => ({ status: "saved", document: { version: 3 } }));
  render(
    <Page client={clientOf(fakeAdapter([]))}>
      <CockpitEditor id="desk" document={theirs} version={2} widgets={[defineWidget(spec, async () => () => null)]} onSave={onSave} draftStorage={storage as Storage} />
    </Page>,
  );
  const user = userEvent.setup({ delay: null });
  await user.click(await screen.findByRole("button", { name: "Continue" }, { timeout: 40_000 }));
  expect(screen.getByRole("alert").textContent).toContain("One thing was changed by both");
  await user.click(screen.getByRole("checkbox", { name: /^Take theirs here: / }));
  await user.click(screen.getByRole("button", { name: "Merge and save" }));
  await waitFor(() => expect(onSave).toHaveBeenCalledTimes(1));
  expect(onSave.mock.lastCall).toEqual([theirs, { version: 2 }]);
});

const half = { ...titled("Drafted"), widgets: { n: { type: "Figure", props: { odd: 1 } } }, layout: { wide: { n: { x: 0, y: 0, w: 4, h: 3 } } } };

interface Desk {
  readonly theirs: object;
  readonly draft?: CockpitDocument;
}

/** An editor of version 1 whose store keeps version 2, with a draft of version 1 or a title that is edited. */
async function conflictWith({ theirs, draft }: Desk) {
  const saved: CockpitDocument[] = [];
  const onSave = vi.fn<CockpitEditorProps["onSave"]>(async (document, { version }) => {
    if (version !== 2) return { status: "conflict", document: { version: 2, document: theirs } };
    saved.push(document);
    return { status: "saved", document: { version: 3 } };
  });
  const held = new Map<string, string>();
  if (draft !== undefined) held.set("metricdeck.draft.desk", JSON.stringify({ format: "metricdeck.draft", version: 1, base: titled("First"), document: draft, keptAt: 1, tab: "other" }));
  const storage = { getItem: (key: string) => held.get(key) ?? null, setItem: (key: string, value: string) => void held.set(key, value), removeItem: (key: string) => void held.delete(key) };
  const first = draft === undefined ? titled("First") : (theirs as CockpitDocument);
  render(
    <Page client={clientOf(fakeAdapter([]))}>
      <CockpitEditor id="desk" document={first} version={draft === undefined ? 1 : 2} widgets={[defineWidget(spec, async () => () => null)]} onSave={onSave} draftStorage={storage as Storage} />
    </Page>,
  );
  const user = userEvent.setup({ delay: null });
  if (draft === undefined) {
    const [title] = await screen.findAllByRole("textbox", { name: "English" }, { timeout: 40_000 });
    if (title === undefined) throw new Error("there is no field for the title");
    await user.type(title, "!");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await screen.findByText(/^Someone else saved/);
  } else await user.click(await screen.findByRole("button", { name: "Continue" }, { timeout: 40_000 }));
  return { user, saved, onSave, title: () => screen.getAllByRole("textbox", { name: "English" })[0] };
}

it("what cannot be read is saved over nobody's: it is told, merged without being saved, and not written over theirs", { timeout: 60_000 }, async () => {
  const { user, onSave, title } = await conflictWith({ theirs: titled("Theirs"), draft: half });
  const said = screen.getByRole("alert").textContent;
  expect(said).toContain("Yours has errors: widgets.n.props.odd:");
  expect(said).toContain("One thing was changed by both");
  const overwrite = screen.getByRole("button", { name: "Overwrite with mine" });
  expect(overwrite.getAttribute("aria-disabled")).toBe("true");
  await user.click(overwrite);
  await user.click(screen.getByRole("checkbox", { name: /^Take theirs here: / }));
  await user.click(screen.getByRole("button", { name: "Merge, then repair" }));
  expect(title()).toHaveProperty("value", "Theirs");
  expect(screen.queryByRole("button", { name: "Overwrite with mine" })).toBeNull();
  expect(onSave).not.toHaveBeenCalled();
});

it("a draft that was found is told to be older than one's own save, and nobody else is blamed for it", { timeout: 60_000 }, async () => {
  const kept = JSON.stringify({ format: "metricdeck.draft", version: 1, base: titled("First"), document: titled("Drafted"), keptAt: 1, tab: "other" });
  const storage = { getItem: () => kept, setItem: () => {}, removeItem: () => {} };
  render(
    <Page client={clientOf(fakeAdapter([]))}>
      <CockpitEditor id="desk" document={titled("First")} version={1} widgets={[defineWidget(spec, async () => () => null)]} onSave={() => ({ status: "saved", document: { version: 2 } })} draftStorage={storage as Partial<Storage> as Storage} />
    </Page>,
  );
  const user = userEvent.setup({ delay: null });
  const [title] = await screen.findAllByRole("textbox", { name: "English" }, { timeout: 40_000 });
  if (title === undefined) throw new Error("there is no field for the title");
  const found = () => screen.getByText(/^You have a draft of /).textContent?.replace(/^.*?\. ?/, "");
  expect(found()).toBe("");
  await user.type(title, "!");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(found()).toBe("The cockpit was saved since then; continuing merges both."));
});

it("theirs that cannot be read here is told as theirs, and may be written over or, where it can be edited, taken", { timeout: 60_000 }, async () => {
  const { user, saved } = await conflictWith({ theirs: { ...titled("Theirs"), version: 99 } });
  expect(screen.getByRole("alert").textContent).toContain("Theirs has errors: version:");
  expect(screen.queryByRole("button", { name: "Take theirs" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Overwrite with mine" }));
  await waitFor(() => expect(saved).toEqual([titled("First!")]));
  cleanup();
  const board = { ...half, title: { en: "Theirs" }, widgets: { n: { type: "HostBoard", props: {} } } };
  const other = await conflictWith({ theirs: board });
  expect(screen.getByRole("alert").textContent).toContain("Theirs has errors: widgets.n.type: unknown widget");
  await other.user.click(screen.getByRole("button", { name: "Take theirs" }));
  expect(other.title()).toHaveProperty("value", "Theirs");
});

it("while it is to be chosen what is kept, Ctrl+S asks for that and forgets nothing that was chosen", { timeout: 60_000 }, async () => {
  const { user, saved, onSave } = await conflictWith({ theirs: titled("Theirs") });
  await user.click(screen.getByRole("checkbox", { name: /^Take theirs here: / }));
  await user.keyboard("{Control>}s{/Control}");
  expect(screen.getAllByText("Not saved: choose what is kept.")).toHaveLength(2);
  expect(onSave).toHaveBeenCalledTimes(1);
  await user.click(screen.getByRole("button", { name: "Merge and save" }));
  await waitFor(() => expect(saved).toEqual([titled("Theirs")]));
});

it.each([
  ["en", "Filter “region”, At the start · Yours: Mine, A +6 · Theirs: Yours, A +6", "Take theirs here: Filter “region”, At the start"],
  ["zh-CN", "筛选器“region” · 初始取值 · 您的版本: Mine、A +6 · 对方的版本: Yours、A +6", "此处采用对方的版本: 筛选器“region” · 初始取值"],
])("what both start a filter with is told in words, with what only one of them has (%s)", { timeout: 60_000 }, async (locale, said, choice) => {
  const started = (value: string): CockpitDocument => ({
    ...titled("Desk"),
    filters: [{ id: "region", kind: "dimension", dimension: "region", start: { op: "in", values: [..."ABCDEFG", value] } }],
  });
  const held = new Map([["metricdeck.draft.desk", JSON.stringify({ format: "metricdeck.draft", version: 1, base: started("First"), document: started("Mine"), keptAt: 1, tab: "other" })]]);
  const storage = { getItem: (key: string) => held.get(key) ?? null, setItem: (key: string, value: string) => void held.set(key, value), removeItem: (key: string) => void held.delete(key) };
  const onSave = vi.fn<CockpitEditorProps["onSave"]>(async () => ({ status: "saved", document: { version: 3 } }));
  render(
    <Page client={clientOf(fakeAdapter([]))} locale={locale}>
      <CockpitEditor id="desk" document={started("Yours")} version={2} widgets={[defineWidget(spec, async () => () => null)]} onSave={onSave} draftStorage={storage as Storage} />
    </Page>,
  );
  const user = userEvent.setup({ delay: null });
  await user.click(await screen.findByRole("button", { name: /^(Continue|继续编辑)$/ }, { timeout: 40_000 }));
  const take = screen.getByRole("checkbox", { name: choice });
  await waitFor(() => expect(take.closest("li")?.textContent).toContain(said));
  await user.click(take);
  await user.click(screen.getByRole("button", { name: /^(Merge and save|合并并保存)$/ }));
  await waitFor(() => expect(onSave.mock.calls).toEqual([[started("Yours"), { version: 2 }]]));
});

it("another tab's draft of what it saved meanwhile is taken with what it saved, which no conflict is told with", { timeout: 60_000 }, async () => {
  const saved = titled("Saved there");
  const draft = { ...saved, title: { en: "Edited there" }, description: { en: "Why" } };
  const held = new Map<string, string>();
  const storage = { getItem: (key: string) => held.get(key) ?? null, setItem: (key: string, value: string) => void held.set(key, value), removeItem: (key: string) => void held.delete(key) };
  const onSave = vi.fn<CockpitEditorProps["onSave"]>(async () => ({ status: "saved", document: { version: 3 } }));
  render(
    <Page client={clientOf(fakeAdapter([]))}>
      <CockpitEditor id="desk" document={titled("First")} version={1} widgets={[defineWidget(spec, async () => () => null)]} onSave={onSave} draftStorage={storage as Storage} />
    </Page>,
  );
  const user = userEvent.setup({ delay: null });
  const fields = (language: string) => screen.getAllByRole("textbox", { name: language });
  await screen.findAllByRole("textbox", { name: "Chinese" }, { timeout: 40_000 });
  held.set("metricdeck.draft.desk", JSON.stringify({ format: "metricdeck.draft", version: 2, base: saved, document: draft, keptAt: 1, tab: "other" }));
  const [title] = fields("Chinese");
  if (title === undefined) throw new Error("there is no field for the Chinese title");
  await user.type(title, "工单");
  await user.click(await screen.findByRole("button", { name: "Take the other tab's" }));
  expect(screen.queryByText(/^Someone else saved/)).toBeNull();
  expect([...fields("English"), ...fields("Chinese")].map((field) => (field as HTMLInputElement).value)).toEqual(["Edited there", "Why", "", ""]);
  await user.click(screen.getByRole("button", { name: /^Undo/ }));
  expect([...fields("English"), ...fields("Chinese")].map((field) => (field as HTMLInputElement).value)).toEqual(["Saved there", "", "工单", ""]);
  // What is undone is undone on what the other tab saved.
  await user.click(screen.getByRole("button", { name: /^Undo/ }));
  expect([...fields("English"), ...fields("Chinese")].map((field) => (field as HTMLInputElement).value)).toEqual(["Saved there", "", "", ""]);
  await user.click(screen.getByRole("button", { name: /^Redo/ }));
  await user.click(screen.getByRole("button", { name: /^Redo/ }));
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(onSave.mock.calls).toEqual([[draft, { version: 2 }]]));
});

/** A store that keeps what is written over its own version alone, in which somebody else saves. */
function keptDesk(first: CockpitDocument) {
  let kept = { version: 1, document: first };
  const onSave: CockpitEditorProps["onSave"] = async (document, { version }) => {
    if (version !== kept.version) return { status: "conflict", document: kept };
    kept = { version: version + 1, document };
    return { status: "saved", document: kept };
  };
  return { onSave, kept: () => kept.document, saveThere: (document: CockpitDocument) => void (kept = { version: kept.version + 1, document }) };
}

async function deskOf(first: CockpitDocument) {
  const desk = keptDesk(first);
  render(
    <Page client={clientOf(fakeAdapter([]))}>
      <CockpitEditor document={first} version={1} widgets={[defineWidget(spec, async () => () => null)]} onSave={desk.onSave} draftStorage={null} />
    </Page>,
  );
  const user = userEvent.setup({ delay: null });
  const [title] = await screen.findAllByRole("textbox", { name: "English" }, { timeout: 40_000 });
  if (title === undefined) throw new Error("there is no field for the title");
  const press = (name: string | RegExp) => user.click(screen.getByRole("button", { name }));
  return { ...desk, user, press, title: title as HTMLInputElement, note: () => screen.queryByText(/^Someone else saved/) };
}

/** So many figures, of which two documents have more together than one may. */
function crowded(title: string, prefix: string): CockpitDocument {
  const ids = Array.from({ length: 60 }, (_, at) => `${prefix}${at}`);
  return {
    ...titled(title),
    widgets: Object.fromEntries(ids.map((id) => [id, { type: "Figure", props: {} }])),
    layout: { wide: Object.fromEntries(ids.map((id, at) => [id, { x: 0, y: at * 3, w: 4, h: 3 }])) },
  };
}

it("who takes theirs back meets the conflict again, and saves nothing over it unseen", { timeout: 120_000 }, async () => {
  const held = JSON.stringify({ format: "metricdeck.draft", version: 1, base: titled("First"), document: crowded("First", "m"), keptAt: 1, tab: "other" });
  const storage = { getItem: () => held, setItem: () => {}, removeItem: () => {} };
  const { onSave, kept, saveThere } = keptDesk(titled("First"));
  const theirs = crowded("Theirs", "t");
  render(
    <Page client={clientOf(fakeAdapter([]))}>
      <CockpitEditor id="desk" document={titled("First")} version={1} widgets={[defineWidget(spec, async () => () => null)]} onSave={onSave} draftStorage={storage as Partial<Storage> as Storage} />
    </Page>,
  );
  const user = userEvent.setup({ delay: null });
  const press = (name: string | RegExp) => user.click(screen.getByRole("button", { name }));
  await user.click(await screen.findByRole("button", { name: "Continue" }, { timeout: 40_000 }));
  saveThere(theirs);
  await press("Save");
  await screen.findByText(/^Someone else saved/);
  await press("Take theirs");
  expect(screen.queryByText(/^Someone else saved/)).toBeNull();
  await press(/^Undo/);
  await press("Save");
  await screen.findByText(/^Someone else saved/);
  expect(kept()).toBe(theirs);
});

it("who takes back more than was merged, their own save too, writes over nothing of theirs", { timeout: 60_000 }, async () => {
  const { kept, saveThere, user, press, title, note } = await deskOf(titled("First"));
  await user.type(title, "!");
  await press("Save");
  await waitFor(() => expect(kept()).toEqual(titled("First!")));
  const [, description] = screen.getAllByRole("textbox", { name: "English" });
  await user.type(description as HTMLElement, "Why");
  const named = { en: "Theirs", "zh-CN": "客服" };
  saveThere({ ...titled("Theirs"), title: named });
  await press("Save");
  await screen.findByText(/^Someone else saved/);
  await press("Merge and save");
  const merged = { ...titled("Theirs"), title: named, description: { en: "Why" } };
  await waitFor(() => expect(kept()).toEqual(merged));
  await waitFor(() => expect(note()).toBeNull());
  await press(/^Undo/);
  expect(screen.getAllByRole("textbox", { name: "English" }).map((field) => (field as HTMLInputElement).value)).toEqual(["Theirs", ""]);
  await press(/^Undo/);
  expect(title.value).toBe("First");
  await press("Save");
  await screen.findByText(/^Someone else saved/);
  expect(kept()).toEqual(merged);
  expect(screen.getByRole("alert").textContent).toContain("One thing was changed by both");
  await user.click(screen.getByRole("checkbox", { name: /^Take theirs here: / }));
  await press("Merge and save");
  await waitFor(() => expect(kept().title).toEqual(named));
});

const plain = (title: CockpitDocument["title"], more: Partial<CockpitDocument> = {}): CockpitDocument => ({ ...titled(""), title, ...more });

interface Unversioned {
  readonly first: CockpitDocument;
  /** Kept by another tab, that knew at `baseAt` that `base` was saved. */
  readonly draft: { readonly base: CockpitDocument; readonly document: CockpitDocument; readonly baseAt?: number };
}

/** A host that counts no versions and answers nothing, and a draft that is there. */
async function uncounted({ first, draft }: Unversioned) {
  const held = new Map<string, string>();
  const drafted = JSON.stringify({ format: "metricdeck.draft", version: 0, keptAt: 1, tab: "other", ...draft });
  const storage = { getItem: (key: string) => held.get(key) ?? null, setItem: (key: string, value: string) => void held.set(key, value), removeItem: (key: string) => void held.delete(key) };
  const saved: CockpitDocument[] = [];
  const open = async () => {
    render(
      <Page client={clientOf(fakeAdapter([]))}>
        <CockpitEditor id="desk" document={first} widgets={[defineWidget(spec, async () => () => null)]} onSave={(document) => void saved.push(document)} draftStorage={storage as Storage} />
      </Page>,
    );
    await screen.findAllByRole("textbox", { name: "English" }, { timeout: 40_000 });
  };
  const user = userEvent.setup({ delay: null });
  const press = (name: string | RegExp) => user.click(screen.getByRole("button", { name }));
  return { user, saved, press, open, keepDraft: () => void held.set("metricdeck.draft.desk", drafted) };
}

it("where no versions are counted, a draft is merged with what others saved since, and compared with what it was made from", { timeout: 60_000 }, async () => {
  const note = { widgets: { note: { type: "Figure", props: {} } }, layout: { wide: { note: { x: 0, y: 0, w: 4, h: 3 } } } };
  const base = plain({ en: "Desk" });
  const { saved, press, open, keepDraft } = await uncounted({
    first: plain({ en: "Theirs" }, note),
    draft: { base, document: plain({ en: "Desk", "zh-CN": "工单" }) },
  });
  keepDraft();
  await open();
  const found = screen.getByText(/^You have a draft of /);
  expect(found.textContent).toContain("The cockpit was saved since then; continuing merges both.");
  await press("Compare");
  const changes = [...(found.parentElement?.querySelectorAll("li") ?? [])].map(({ textContent }) => textContent);
  expect(changes).toEqual(["Title, Chinese: added as “工单”"]);
  await press("Continue");
  await press("Save");
  await waitFor(() => expect(saved).toEqual([plain({ en: "Theirs", "zh-CN": "工单" }, note)]));
});

it("where no versions are counted, what a draft and others both changed is decided before anything is kept", { timeout: 60_000 }, async () => {
  const { user, saved, press, open, keepDraft } = await uncounted({ first: titled("Theirs"), draft: { base: titled("First"), document: titled("Drafted") } });
  keepDraft();
  await open();
  await press("Continue");
  expect(screen.getByRole("alert").textContent).toContain("One thing was changed by both");
  await user.click(screen.getByRole("checkbox", { name: /^Take theirs here: / }));
  await press("Merge and save");
  await waitFor(() => expect(saved).toEqual([titled("Theirs")]));
});

it.each([
  ["before this one was opened is merged with what is edited here", 1, { en: "Opened here", "zh-CN": "工单" }],
  ["after this one was opened is taken whole", 8e15, { en: "Saved there", "zh-CN": "工单" }],
])("where no versions are counted, another tab's draft of what it knew as saved %s", { timeout: 60_000 }, async (_when, baseAt, title) => {
  const there = { en: "Saved there" };
  const { user, saved, press, open, keepDraft } = await uncounted({
    first: plain({ en: "Opened here" }),
    draft: { base: plain(there), document: plain({ ...there, "zh-CN": "工单" }), baseAt },
  });
  await open();
  keepDraft();
  const [, description] = screen.getAllByRole("textbox", { name: "English" });
  await user.type(description as HTMLElement, "Why");
  await user.click(await screen.findByRole("button", { name: "Take the other tab's" }));
  await press("Save");
  await waitFor(() => expect(saved).toEqual([plain(title)]));
});
