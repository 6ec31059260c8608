// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CockpitDocument } from "../../../src/document/index.ts";
import { CockpitEditor } from "../../../src/index.ts";
import { fakeAdapter } from "../../../src/testing/index.ts";
import { stubSize } from "../../widgets/fixedSize.ts";
import { clientOf, Page } from "../support.tsx";

/** The editor's Chinese words come when the server says so. */
const server = vi.hoisted(() => {
  let answer: (isThere: boolean) => void = () => {};
  let said = new Promise<boolean>((resolve) => (answer = resolve));
  return {
    answers: (isThere: boolean) => {
      answer(isThere);
      said = Promise.resolve(isThere);
    },
    said: () => said,
  };
});
vi.mock("../../../src/i18n/chinese/editor.ts", async (original) => {
  if (!(await server.said())) throw new Error("the server is gone");
  return original();
});

afterEach(cleanup);
beforeEach(() => stubSize({ width: 1200, height: 800 }));

const mine: CockpitDocument = { format: "metricdeck.cockpit", version: 1, title: { en: "Mine" }, widgets: {}, layout: { wide: {} } };
const client = clientOf(fakeAdapter([]));
const page = (locale: string) => (
  <Page client={client} locale={locale}>
    <CockpitEditor document={mine} widgets={[]} onSave={async () => {}} draftStorage={null} />
  </Page>
);

const title = () => screen.getAllByRole<HTMLInputElement>("textbox").find(({ value }) => value !== "")?.value;

describe("CockpitEditor in another language", () => {
  it("keeps its words and all work until the others are there, and where they cannot be loaded", { timeout: 60_000 }, async () => {
    const { rerender } = render(page("en"));
    const [field] = await screen.findAllByRole("textbox", { name: "English" }, { timeout: 40_000 });
    if (field === undefined) throw new Error("there is no field for the title");
    await userEvent.type(field, " own");

    rerender(page("zh-CN"));
    expect([title(), screen.queryByRole("button", { name: "Save" }) !== null]).toEqual(["Mine own", true]);
    server.answers(false);
    const retry = await screen.findByRole("button", { name: /^(Try again|重试)$/ });
    expect([title(), screen.queryByRole("button", { name: /^Undo: Rename/ }) !== null]).toEqual(["Mine own", true]);

    server.answers(true);
    fireEvent.click(retry);
    const undo = await screen.findByRole("button", { name: /^撤销：重命名/ });
    expect(title()).toBe("Mine own");
    await userEvent.click(undo);
    await waitFor(() => expect(title()).toBe("Mine"));
  });
});

describe("CockpitEditor and who drafts", () => {
  it("offers a draft to its owner, and to nobody else who signs in to the browser", { timeout: 60_000 }, async () => {
    const held = new Map<string, string>();
    const storage = { getItem: (key: string) => held.get(key) ?? null, setItem: (key: string, text: string) => void held.set(key, text), removeItem: (key: string) => void held.delete(key) };
    const of = (owner: string) => (
      <Page client={client}>
        <CockpitEditor id="desk" document={mine} widgets={[]} onSave={async () => {}} draftStorage={storage} draftOwner={owner} />
      </Page>
    );
    const { rerender } = render(of("lin"));
    const [field] = await screen.findAllByRole("textbox", { name: "English" }, { timeout: 40_000 });
    if (field === undefined) throw new Error("there is no field for the title");
    await userEvent.type(field, " own");
    await waitFor(() => expect(held.size).toBe(1));
    rerender(of("chen"));
    expect([title(), screen.queryByRole("button", { name: "Continue" })]).toEqual(["Mine", null]);
    rerender(of("lin"));
    await userEvent.click(await screen.findByRole("button", { name: "Continue" }));
    expect(title()).toBe("Mine own");
  });
});

describe("CockpitEditor of a document that nobody has parsed", () => {
  const of = (document: unknown) => (
    <Page client={client}>
      <CockpitEditor document={document as CockpitDocument} widgets={[]} onSave={async () => {}} draftStorage={null} />
    </Page>
  );

  it.each<[string, unknown]>([
    ["", null],
    ["", undefined],
    ["", []],
    ["layout.wide", { ...mine, layout: {} }],
    ["filters", { ...mine, filters: "x" }],
    ["widgets", { ...mine, widgets: null }],
    ["widgets", { ...mine, widgets: [] }],
    ["layout.narrow", { ...mine, layout: { wide: {}, narrow: null } }],
    ["version", { ...mine, version: 99 }],
    ["format", { ...mine, format: "another.cockpit" }],
    ["theme", { ...mine, theme: "dark" }],
  ])("says as a cockpit does what is wrong with it: at %j", { timeout: 60_000 }, async (path, document) => {
    const { container } = render(of(document));
    const panel = await screen.findByRole("group", { name: "This cockpit’s document has faults" }, { timeout: 40_000 });
    await waitFor(() => expect([...panel.querySelectorAll("code")].map(({ textContent }) => textContent)).toContain(path));
    expect([container.querySelector(".md-editor-whole"), screen.queryByRole("button", { name: "Save" })]).toEqual([null, null]);
  });

  it("begins once there is one, and keeps all work when there is none again", { timeout: 60_000 }, async () => {
    const { rerender } = render(of(null));
    await screen.findByRole("group", { name: "This cockpit’s document has faults" }, { timeout: 40_000 });
    rerender(of(mine));
    const [field] = await screen.findAllByRole("textbox", { name: "English" });
    if (field === undefined) throw new Error("there is no field for the title");
    await userEvent.type(field, " own");
    rerender(of(null));
    expect([title(), screen.queryByRole("group", { name: "This cockpit’s document has faults" })]).toEqual(["Mine own", null]);
  });
});

describe("CockpitEditor of a document of a later version", () => {
  it("says which, and what to do, and takes neither edits nor a draft of one", { timeout: 60_000 }, async () => {
    const later = { ...mine, version: 99, widgets: { board: { type: "Board", props: {} } }, layout: { wide: { board: { x: 0, y: 0, w: 3, h: 3 } } } };
    const draft = JSON.stringify({ format: "metricdeck.draft", version: 1, base: later, document: later, keptAt: 1, tab: "other" });
    const held = new Map([["metricdeck.draft.desk", draft]]);
    const storage = { getItem: (key: string) => held.get(key) ?? null, setItem: (key: string, text: string) => void held.set(key, text), removeItem: (key: string) => void held.delete(key) };
    const of = (document: unknown) => (
      <Page client={client}>
        <CockpitEditor id="desk" document={document as CockpitDocument} widgets={[]} onSave={async () => {}} draftStorage={storage} />
      </Page>
    );
    const { rerender } = render(of(later));
    await screen.findByText("the document is of version 99, and this library reads up to 1; update metricdeck", {}, { timeout: 40_000 });
    expect([screen.queryAllByRole("textbox"), screen.queryAllByRole("button"), held.get("metricdeck.draft.desk")]).toEqual([[], [], draft]);
    rerender(of(mine));
    await screen.findAllByRole("textbox", { name: "English" });
    expect(screen.queryByRole("button", { name: "Continue" })).toBe(null);
  });
});
