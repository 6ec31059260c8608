// @vitest-environment jsdom
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { KpiTile, SelectionScope, useTrend } from "../../src/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { clientOf, Page } from "./support.tsx";

afterEach(cleanup);

function Ask({ compare }: { readonly compare?: "yearAgo" }) {
  useTrend({ metrics: ["tickets"], ...(compare && { compare }) });
  return null;
}

describe("useCompared", () => {
  it("gives widgets without a comparison of their own the page's, outside of scopes that ignore its source", async () => {
    const adapter = fakeAdapter([{ tickets: 7 }]);
    const client = clientOf(adapter);
    client.selection.publish({ source: "dates", compare: "sameWeekday" });
    render(
      <Page client={client}>
        <Ask />
        <Ask compare="yearAgo" />
        <SelectionScope filters={{ dates: "ignore" }}>
          <Ask />
        </SelectionScope>
      </Page>,
    );
    await waitFor(() => expect(adapter.asked.length).toBe(3));
    expect(adapter.asked.map(({ query }) => ("compare" in query ? query.compare : undefined))).toEqual([
      [{ id: "sameWeekday", to: { shift: "P1W" }, align: "weekday" }],
      [{ id: "yearAgo", to: { shift: "P1Y" } }],
      undefined,
    ]);
  });

  it("keeps a tile's place for the line of the page's comparison, and takes it back", () => {
    const client = clientOf(fakeAdapter("pending"));
    client.selection.publish({ source: "dates", compare: "previous" });
    render(
      <Page client={client}>
        <KpiTile metric="tickets" />
      </Page>,
    );
    const lines = () => screen.getByRole("group").style.getPropertyValue("--md-kpi-comparisons");
    expect(lines()).toBe("1");
    act(() => client.selection.clear("dates"));
    expect(lines()).toBe("0");
  });
});
