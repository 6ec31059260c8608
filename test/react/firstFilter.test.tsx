// @vitest-environment jsdom
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { fakeAdapter } from "../../src/testing/index.ts";
import { clientOf, Number, Page } from "./support.tsx";

afterEach(cleanup);

it("the first filter of a page leaves what is shown, marked as old, until the filtered answer is there", async () => {
  const adapter = fakeAdapter((query) => [{ tickets: query.where === undefined ? 7 : 3 }]);
  const client = clientOf(adapter);
  render(
    <Page client={client}>
      <Number id="kpi" />
    </Page>,
  );
  const seen: (string | null)[] = [];
  const shown = () => screen.getByRole("status").textContent;
  await waitFor(() => expect(shown()).toBe("7"));
  const observer = new MutationObserver(() => seen.push(shown()));
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  act(() => client.selection.publish({ source: "list", filter: { dimension: "channel", op: "equals", value: "phone" } }));
  await waitFor(() => expect(shown()).toBe("3"));
  observer.disconnect();
  expect([...new Set(seen)]).toEqual(["7, refreshing", "3"]);
  expect(adapter.asked.map(({ query }) => query.where)).toEqual([
    undefined,
    { dimension: "channel", op: "equals", value: "phone" },
  ]);
});
