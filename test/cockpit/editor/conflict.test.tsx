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
