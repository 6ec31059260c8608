// @vitest-environment jsdom
import { act, renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { draftKey, readDraft } from "../../../src/cockpit/editor/draftStore.ts";
import { useDraft } from "../../../src/cockpit/editor/useDraft.ts";
import type { CockpitDocument } from "../../../src/document/index.ts";

const base: CockpitDocument = { format: "metricdeck.cockpit", version: 1, title: { en: "Mine" }, widgets: {}, layout: { wide: {} } };

it("useDraft(…) keeps an edit when the editor goes before the pause is over, and nothing that was saved", () => {
  localStorage.clear();
  const options = { cockpit: "desk", base, version: 3, baseAt: 500, storage: localStorage, now: () => 1_000 };
  const edited = { ...base, title: { en: "Yours" } };
  const { rerender, unmount } = renderHook((document: CockpitDocument) => useDraft({ ...options, document }), { initialProps: base });
  rerender(edited);
  unmount();
  expect(readDraft(localStorage, "desk")).toMatchObject({ version: 3, baseAt: 500, document: edited, keptAt: 1_000 });

  localStorage.removeItem(draftKey("desk"));
  renderHook(() => useDraft({ ...options, document: base })).unmount();
  expect(readDraft(localStorage, "desk")).toBeNull();
});

it("useDraft(…) keeps its own again once the other tab has saved what it kept", () => {
  localStorage.clear();
  const options = { cockpit: "desk", base, version: 3, baseAt: 500, storage: localStorage, now: () => 1_000 };
  const document = { ...base, title: { en: "Yours" } };
  const { result, unmount } = renderHook(() => useDraft({ ...options, document }));
  const key = draftKey("desk");
  const other = JSON.stringify({ format: "metricdeck.draft", version: 3, base, document: { ...base, title: { en: "Theirs" } }, keptAt: 900, tab: "other" });
  localStorage.setItem(key, other);
  act(() => void dispatchEvent(new StorageEvent("storage", { key, newValue: other })));
  expect(result.current.state.status).toBe("taken");
  localStorage.removeItem(key);
  act(() => void dispatchEvent(new StorageEvent("storage", { key, newValue: null })));
  expect(result.current.state.status).toBe("none");
  unmount();
  expect(readDraft(localStorage, "desk")).toMatchObject({ document });
});

it("useDraft(…) keeps what is edited after saving while the other tab's stood against it, once that one is gone", () => {
  localStorage.clear();
  const start = { cockpit: "desk", base, version: 3, baseAt: 500, storage: localStorage, now: () => 1_000, document: { ...base, title: { en: "Yours" } } };
  const { result, rerender, unmount } = renderHook((options: typeof start) => useDraft(options), { initialProps: start });
  const key = draftKey("desk");
  const other = JSON.stringify({ format: "metricdeck.draft", version: 3, base, document: { ...base, title: { en: "Theirs" } }, keptAt: 900, tab: "other" });
  localStorage.setItem(key, other);
  act(() => void dispatchEvent(new StorageEvent("storage", { key, newValue: other })));
  expect(result.current.state.status).toBe("taken");
  const saved = { ...start, base: start.document, version: 4 };
  rerender(saved);
  expect([result.current.state.status, localStorage.getItem(key)]).toEqual(["none", other]);
  localStorage.removeItem(key);
  act(() => void dispatchEvent(new StorageEvent("storage", { key, newValue: null })));
  const next = { ...saved, document: { ...base, title: { en: "Yours again" } } };
  rerender(next);
  expect(result.current.state.status).toBe("none");
  unmount();
  expect(readDraft(localStorage, "desk")).toMatchObject({ version: 4, document: next.document });
});
