// @vitest-environment jsdom
import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkDocument } from "../../../src/document/index.ts";
import type { CockpitDocument, CockpitFilter } from "../../../src/document/index.ts";
import { CockpitEditor } from "../../../src/index.ts";
import type { MembersQuery } from "../../../src/query/index.ts";
import { fakeAdapter } from "../../../src/testing/index.ts";
import { stubSize } from "../../widgets/fixedSize.ts";
import { clientOf, Page } from "../support.tsx";

afterEach(cleanup);
beforeEach(() => stubSize({ width: 1200, height: 800 }));

const regions = ["North", "Northwest", "East"].map((value, at) => ({ value, count: 9 - at }));
const region: CockpitFilter = { id: "region", kind: "dimension", dimension: "region" };

async function show(filter: CockpitFilter = region) {
  const documents: CockpitDocument[] = [];
  const adapter = fakeAdapter((query) => regions.filter(({ value }) => value.toLowerCase().includes(((query as MembersQuery).search ?? "").toLowerCase())));
  const client = clientOf(adapter);
  client.selection.publish({ source: "elsewhere", filter: { dimension: "channel", op: "equals", value: "phone" } });
  const document: CockpitDocument = { format: "metricdeck.cockpit", version: 1, title: { en: "Desk" }, filters: [filter], widgets: {}, layout: { wide: {} } };
  render(
    <Page client={client}>
      <CockpitEditor document={document} widgets={[]} onChange={(next) => documents.push(next)} onSave={async () => {}} draftStorage={null} />
    </Page>,
  );
  const group = await screen.findByRole("group", { name: "At the start" }, { timeout: 40_000 });
  const start = () => {
    const [kept] = documents.at(-1)?.filters ?? [];
    return kept?.kind === "dimension" ? kept.start : "no such filter";
  };
  return { user: userEvent.setup({ delay: null }), adapter, client, documents, group, start };
}

const faultsOf = (document: CockpitDocument | undefined) => checkDocument(document, { specs: [] });

describe("What a dimension's filter starts with, in the editor", () => {
  it("says nothing until a value is chosen, and nothing again once none is left", { timeout: 60_000 }, async () => {
    const { user, adapter, client, documents, group, start } = await show();
    await user.click(within(group).getByRole("button", { name: "region: All" }));
    expect(documents).toEqual([]);
    await user.click(await screen.findByRole("option", { name: /^East/ }));
    expect([start(), faultsOf(documents.at(-1))]).toEqual([{ op: "in", values: ["East"] }, []]);
    await user.click(await screen.findByRole("option", { name: /^East/ }));
    expect([start(), documents.at(-1)?.filters]).toEqual([undefined, [region]]);
    const asked = adapter.asked.map(({ query }) => query as MembersQuery).filter(({ kind }) => kind === "members");
    expect(asked[0]).toMatchObject({ dimension: "region" });
    expect(asked.filter(({ where }) => where !== undefined)).toEqual([]);
    expect(client.selection.getSnapshot().map(({ source }) => source)).toContain("elsewhere");
  });

  it("takes a rule as the bar does, one step to undo, which reads without a fault", { timeout: 60_000 }, async () => {
    const { user, documents, group, start } = await show();
    await user.click(within(group).getByRole("button", { name: "region: All" }));
    const dialog = await screen.findByRole("dialog");
    await user.type(within(dialog).getByRole("searchbox"), "north");
    await user.click(await within(dialog).findByRole("button", { name: /with “north”$/ }));
    expect([start(), faultsOf(documents.at(-1))]).toEqual([{ op: "in", values: [], contains: "north", ignoreCase: true }, []]);
    await user.click(within(dialog).getByRole("radio", { name: "Exclude" }));
    expect(start()).toEqual({ op: "notIn", values: [], contains: "north", ignoreCase: true });
    await user.keyboard("{Escape}");
    await user.click(await screen.findByRole("button", { name: /^Undo: / }));
    expect(start()).toEqual({ op: "in", values: [], contains: "north", ignoreCase: true });
  });

  it("leaves values of one dimension behind when another is chosen", { timeout: 60_000 }, async () => {
    const { user, documents, group } = await show({ ...region, start: { op: "in", values: ["East"] } });
    expect(within(group).getByRole("button", { name: "region: East" }).textContent).toBe("region: East");
    const field = screen.getByRole("combobox", { name: /^Dimension/ });
    await user.clear(field);
    await user.type(field, "channel");
    await user.click(await screen.findByRole("option", { name: /^channel/ }));
    await waitFor(() => expect(documents.at(-1)?.filters).toEqual([{ id: "region", kind: "dimension", dimension: "channel" }]));
  });
});

describe("A number of a form, in the editor", () => {
  it("stays what it was while it is typed and the page changes its locale", { timeout: 60_000 }, async () => {
    const documents: CockpitDocument[] = [];
    const client = clientOf();
    const slow: CockpitFilter = { id: "slow", kind: "measure", dimension: "agent", metric: "replyCount", start: { op: "gt", value: 3 } };
    const document: CockpitDocument = { format: "metricdeck.cockpit", version: 1, title: { en: "Desk" }, filters: [slow], widgets: {}, layout: { wide: {} } };
    const page = (locale: string) => (
      <Page client={client} locale={locale}>
        <CockpitEditor document={document} widgets={[]} onChange={(next) => documents.push(next)} onSave={async () => {}} draftStorage={null} />
      </Page>
    );
    const { rerender } = render(page("de-DE"));
    const user = userEvent.setup({ delay: null });
    const field = () => screen.getByRole("textbox", { name: /^Value/ }) as HTMLInputElement;
    await screen.findByRole("textbox", { name: /^Value/ }, { timeout: 40_000 });
    const start = () => {
      const [kept] = documents.at(-1)?.filters ?? [];
      return kept?.kind === "measure" ? kept.start : "no such filter";
    };
    await user.clear(field());
    await user.type(field(), "1.500");
    rerender(page("en"));
    expect(field().value).toBe("1500");
    await user.tab();
    expect(start()).toEqual({ op: "gt", value: 1500 });
    await user.clear(field());
    await user.type(field(), "1,5");
    rerender(page("fr-FR"));
    expect(field().value).toBe("1,5");
  });
});
