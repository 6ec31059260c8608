// @vitest-environment jsdom
import { act, render } from "@testing-library/react";
import { expect, it } from "vitest";
import { useOrigin } from "../../src/react/useOrigin.ts";
import { fakeAdapter } from "../../src/testing/fakeAdapter.ts";
import { widgetClient, WidgetPage } from "../widgets/support.tsx";

function Named({ title }: { readonly title: string }) {
  useOrigin("list", { en: title });
  return null;
}

const filter = { dimension: "channel", op: "equals", value: "phone" } as const;

it("useOrigin(source, title) names a clause that came without, anew when the title changes", () => {
  const client = widgetClient(fakeAdapter([]));
  client.selection.publish({ source: "list", filter });
  const page = (title: string) => (
    <WidgetPage client={client}>
      <Named title={title} />
    </WidgetPage>
  );
  const { rerender } = render(page("Tickets"));
  expect(client.selection.getSnapshot()).toEqual([{ source: "list", filter, origin: { en: "Tickets" } }]);
  rerender(page("Cases"));
  expect(client.selection.getSnapshot()).toEqual([{ source: "list", filter, origin: { en: "Cases" } }]);
});

it("useOrigin(two of one source) keeps the name that is there, and does not go on for ever", () => {
  const client = widgetClient(fakeAdapter([]));
  let changes = 0;
  client.selection.subscribe(() => (changes += 1));
  render(
    <WidgetPage client={client}>
      <Named title="One" />
      <Named title="Other" />
    </WidgetPage>,
  );
  act(() => client.selection.publish({ source: "list", filter }));
  expect([{ en: "One" }, { en: "Other" }]).toContainEqual(client.selection.getSnapshot()[0]?.origin);
  expect(changes).toBeLessThan(5);
});
