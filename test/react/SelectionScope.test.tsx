// @vitest-environment jsdom
import { act, cleanup, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { SelectionScope } from "../../src/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { clientOf, Number, Page } from "./support.tsx";

const region = { dimension: "region", op: "in", values: ["EMEA"] } as const;

afterEach(cleanup);

const shown = (id: string) => within(screen.getByLabelText(id)).getByRole("status").textContent;

describe("SelectionScope", () => {
  it("lets a widget ignore or map what one source says, says so, and leaves the others alone", async () => {
    const adapter = fakeAdapter([{ tickets: 7 }]);
    const client = clientOf(adapter);
    render(
      <Page client={client}>
        <Number id="plain" />
        <SelectionScope filters={{ regions: "ignore" }}>
          <Number id="ignoring" />
        </SelectionScope>
        <SelectionScope filters={{ regions: { region: "channel" } }}>
          <Number id="mapping" />
        </SelectionScope>
        <SelectionScope>
          <Number id="open" />
        </SelectionScope>
      </Page>,
    );
    act(() => client.selection.publish({ source: "regions", filter: region }));
    await waitFor(() => expect(shown("ignoring")).toBe("7, Not filtered by region here"));
    await waitFor(() =>
      expect([shown("plain"), shown("mapping"), shown("open")]).toEqual(["7", "7, The filter by region holds for channel here", "7"]),
    );
    const asked = adapter.asked.map(({ query }) => ("where" in query ? query.where : undefined));
    expect(asked).toEqual([region, undefined, { ...region, dimension: "channel" }]);
  });
});
