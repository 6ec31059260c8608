// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { zhCN } from "../../src/i18n/zhCN.ts";
import { DimensionFilter, SelectionChips } from "../../src/index.ts";
import { MetricsError } from "../../src/query/index.ts";
import type { AnyFilter, MembersQuery } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { clientOf, Page } from "./support.tsx";

const regions = [
  { value: "North", count: 1200 },
  { value: "South", count: 30 },
  { value: null, count: 4 },
];

afterEach(cleanup);

function button(): HTMLElement {
  return screen.getByRole("button", { expanded: false });
}

async function open(user: ReturnType<typeof userEvent.setup>): Promise<HTMLElement> {
  await user.click(button());
  return screen.findByRole("dialog");
}

function listed(): readonly string[] {
  return Array.from(document.querySelectorAll("[role=option]"), ({ textContent }) => textContent);
}

describe("DimensionFilter asks", () => {
  it("nothing before it is opened, then for the values under the page's other filters and range", async () => {
    const user = userEvent.setup();
    const adapter = fakeAdapter(regions);
    const client = clientOf(adapter);
    const phone = { dimension: "channel", op: "equals", value: "phone" } as const;
    client.selection.publish({ source: "chart", filter: phone });
    client.selection.publish({ source: "mine", filter: { dimension: "region", op: "in", values: ["North"] } });
    render(<Page client={client}><DimensionFilter id="mine" dimension="region" time="createdAt" /></Page>);
    expect(adapter.asked).toEqual([]);
    await open(user);
    await waitFor(() => expect(listed()).toEqual(["North1,200", "South30", "Unknown4"]));
    expect(adapter.asked.map(({ query }) => query)).toEqual([
      {
        kind: "members",
        dimension: "region",
        order: "count",
        page: { size: 100 },
        entity: "ticket",
        where: { and: [phone, { dimension: "createdAt", op: "range", range: { last: 28, unit: "day" } }] },
        calendar: { timeZone: "Asia/Shanghai", weekStart: "monday" },
      },
    ]);
  });

  it("for what is searched, once and after a pause", async () => {
    const user = userEvent.setup();
    const adapter = fakeAdapter((query) => ((query as MembersQuery).search === undefined ? regions : regions.slice(1, 2)));
    render(<Page client={clientOf(adapter)}><DimensionFilter dimension="region" /></Page>);
    const field = within(await open(user)).getByRole("searchbox");
    await waitFor(() => expect(listed().length).toBe(3));
    for (const value of ["s", "so", "sou"]) fireEvent.change(field, { target: { value } });
    await waitFor(() => expect(listed()).toEqual(["South30"]));
    expect(adapter.asked.map(({ query }) => (query as MembersQuery).search)).toEqual([undefined, "sou"]);
  });

  it("for nothing while an input method composes", async () => {
    const user = userEvent.setup();
    const adapter = fakeAdapter(regions);
    render(<Page client={clientOf(adapter)}><DimensionFilter dimension="region" /></Page>);
    const field = within(await open(user)).getByRole("searchbox");
    fireEvent.compositionStart(field);
    fireEvent.change(field, { target: { value: "bei" } });
    await act(() => new Promise((resolve) => setTimeout(resolve, 400)));
    fireEvent.change(field, { target: { value: "北" } });
    fireEvent.compositionEnd(field);
    await waitFor(() => expect(adapter.asked.length).toBe(2));
    expect(adapter.asked.map(({ query }) => (query as MembersQuery).search)).toEqual([undefined, "北"]);
  });
});

describe("DimensionFilter publishes", () => {
  it("values chosen by keyboard, and gives the focus back on Escape", async () => {
    const user = userEvent.setup();
    const client = clientOf(fakeAdapter(regions));
    render(<Page client={client}><DimensionFilter id="mine" dimension="region" /></Page>);
    await user.tab();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("searchbox")));
    await waitFor(() => expect(listed().length).toBe(3));
    await user.keyboard("{ArrowDown}{Enter}{ArrowDown}{ArrowDown}{Enter}");
    expect(client.selection.getSnapshot()).toEqual([
      { source: "mine", filter: { dimension: "region", op: "in", values: ["North", null] } },
    ]);
    await user.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement).toBe(button()));
    expect(button().textContent).toBe("region: North, Unknown");
    expect(client.selection.getSnapshot().length).toBe(1);
  });

  it("what is to be left out, and nothing again when cleared", async () => {
    const user = userEvent.setup();
    const client = clientOf(fakeAdapter(regions));
    render(<Page client={client}><DimensionFilter id="mine" dimension="region" /></Page>);
    const dialog = await open(user);
    await user.click(within(dialog).getByRole("radio", { name: "Exclude" }));
    expect(client.selection.getSnapshot()).toEqual([]);
    await user.click(await within(dialog).findByRole("option", { name: /South/ }));
    expect(client.selection.getSnapshot()).toEqual([
      { source: "mine", filter: { dimension: "region", op: "notIn", values: ["South"] } },
    ]);
    await user.click(within(dialog).getByRole("radio", { name: "Include" }));
    expect(client.selection.getSnapshot()[0]?.filter).toEqual({ dimension: "region", op: "in", values: ["South"] });
    await user.click(within(dialog).getByRole("button", { name: "Clear" }));
    expect(client.selection.getSnapshot()).toEqual([]);
  });

  it("values chosen before, even those that a search hides", async () => {
    const user = userEvent.setup();
    const client = clientOf(fakeAdapter([]));
    render(<Page client={client}><DimensionFilter id="mine" dimension="channel" /></Page>);
    const dialog = await open(user);
    await user.click(within(dialog).getByRole("option", { name: /email/ }));
    await user.type(within(dialog).getByRole("searchbox"), "pho");
    await waitFor(() => expect(listed().length).toBe(1));
    await user.click(within(dialog).getByRole("option", { name: /phone/ }));
    expect(client.selection.getSnapshot()[0]?.filter).toEqual({ dimension: "channel", op: "in", values: ["email", "phone"] });
  });

  it("in the place of what a click on a chart chose, which it shows as chosen", async () => {
    const user = userEvent.setup();
    const adapter = fakeAdapter(regions);
    const client = clientOf(adapter);
    client.selection.publish({ source: "chart", origin: "Tickets", filter: { dimension: "region", op: "equals", value: "South" } });
    render(<Page client={client}><DimensionFilter id="mine" dimension="region" /></Page>);
    expect(button().textContent).toBe("region: South");
    const dialog = await open(user);
    const isChosen = async (name: RegExp) => (await within(dialog).findByRole("option", { name })).getAttribute("aria-selected");
    expect([await isChosen(/North/), await isChosen(/South/)]).toEqual(["false", "true"]);
    expect(adapter.asked.map(({ query }) => (query as MembersQuery).where)).toEqual([undefined]);
    await user.click(within(dialog).getByRole("option", { name: /North/ }));
    expect(client.selection.getSnapshot()).toEqual([
      { source: "mine", filter: { dimension: "region", op: "in", values: ["South", "North"] } },
    ]);
  });

  it("nothing where the host keeps the value, which it tells it", async () => {
    const user = userEvent.setup();
    const client = clientOf(fakeAdapter(regions));
    const onChange = vi.fn();
    render(
      <Page client={client}>
        <DimensionFilter dimension="region" value={{ op: "in", values: ["South"] }} onChange={onChange} />
      </Page>,
    );
    await user.click(await within(await open(user)).findByRole("option", { name: /North/ }));
    expect(onChange.mock.calls).toEqual([[{ op: "in", values: ["South", "North"] }]]);
    expect(client.selection.getSnapshot()).toEqual([]);
  });
});

describe("DimensionFilter shows", () => {
  it("a chosen value that no row has, marked", async () => {
    const user = userEvent.setup();
    const client = clientOf(fakeAdapter(regions));
    client.selection.publish({ source: "mine", filter: { dimension: "region", op: "in", values: ["East"] } });
    render(<Page client={client}><DimensionFilter id="mine" dimension="region" /></Page>);
    await open(user);
    await waitFor(() => expect(listed()).toEqual(["Eastno data", "North1,200", "South30", "Unknown4"]));
    expect(screen.getByRole("option", { name: /East/ }).getAttribute("aria-selected")).toBe("true");
  });

  it("that it is loading, that nothing matches, and what went wrong until a retry succeeds", async () => {
    const user = userEvent.setup();
    const adapter = fakeAdapter("pending");
    const { unmount } = render(<Page client={clientOf(adapter)}><DimensionFilter dimension="region" /></Page>);
    expect((await open(user)).textContent).toContain("Loading");
    unmount();

    const failing = fakeAdapter(new MetricsError("unavailable", "gone"));
    render(<Page client={clientOf(failing)}><DimensionFilter dimension="region" /></Page>);
    const dialog = await open(user);
    expect((await within(dialog).findByRole("alert")).textContent).toContain("server");
    failing.answerWith(regions);
    await user.click(within(dialog).getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(listed().length).toBe(3));
    failing.answerWith([]);
    await user.type(within(dialog).getByRole("searchbox"), "x");
    await within(dialog).findByText("No matches");
  });

  it("more values on request, five times as many", async () => {
    const user = userEvent.setup();
    const many = Array.from({ length: 20 }, (_, index) => ({ value: `team ${index}`, count: 20 - index }));
    // A tenth of what is asked for: all that is listed is drawn here.
    const adapter = fakeAdapter((query) => many.slice(0, ((query as MembersQuery).page?.size ?? 0) / 10));
    const paged = {
      ...adapter,
      async query() {
        throw new MetricsError("unsupported", "asked one by one");
      },
      async *queryMany(asked: Parameters<NonNullable<typeof adapter.queryMany>>[0]) {
        for await (const answer of adapter.queryMany?.(asked) ?? []) {
          const { rowCount } = (answer as { value: { rowCount: number } }).value;
          const page = rowCount < 20 ? { next: String(rowCount) } : {};
          yield { ...answer, value: { ...(answer as { value: object }).value, page } } as typeof answer;
        }
      },
    };
    render(<Page client={clientOf(paged)}><DimensionFilter dimension="region" /></Page>);
    const dialog = await open(user);
    await waitFor(() => expect(listed().length).toBe(10));
    await user.click(within(dialog).getByRole("button", { name: "Show more" }));
    await waitFor(() => expect(listed().length).toBe(20));
    expect(within(dialog).queryByRole("button", { name: "Show more" })).toBe(null);
  });
});

describe("DimensionFilter takes", () => {
  it("a pasted list, says what was not found, and keeps it marked", async () => {
    const user = userEvent.setup();
    const client = clientOf(fakeAdapter(regions));
    render(<Page client={client}><DimensionFilter id="mine" dimension="region" /></Page>);
    const dialog = await open(user);
    await waitFor(() => expect(listed().length).toBe(3));
    await user.click(within(dialog).getByRole("button", { name: "Paste a list" }));
    await user.click(within(dialog).getByRole("textbox", { name: "Paste a list" }));
    await user.paste("North\nNowhere\tSouth");
    await user.click(within(dialog).getByRole("button", { name: "Add these" }));
    expect(client.selection.getSnapshot()).toEqual([
      { source: "mine", filter: { dimension: "region", op: "in", values: ["North", "Nowhere", "South"] } },
    ]);
    await within(dialog).findByText("Not found: Nowhere");
    expect(listed()).toEqual(["Nowhereno data", "North1,200", "South30", "Unknown4"]);
  });

  it("a pasted list in a field whose help is seen beside it and heard with it, not once more after it", async () => {
    const user = userEvent.setup();
    render(<Page client={clientOf(fakeAdapter(regions))}><DimensionFilter id="mine" dimension="region" /></Page>);
    const dialog = await open(user);
    await user.click(await within(dialog).findByRole("button", { name: "Paste a list" }));
    const help = "One value a line, or between tabs; in a single line between commas";
    within(dialog).getByRole("textbox", { name: "Paste a list", description: help });
    expect(within(dialog).getByText(help).getAttribute("aria-hidden")).toBe("true");
  });

  it("no more values than a filter holds: it says so before any is chosen, and keeps what was pasted", async () => {
    const user = userEvent.setup();
    const client = clientOf(fakeAdapter(regions));
    render(<Page client={client}><DimensionFilter id="mine" dimension="region" /></Page>);
    const dialog = await open(user);
    const add = () => user.click(within(dialog).getByRole("button", { name: "Add these" }));
    await user.click(await within(dialog).findByRole("button", { name: "Paste a list" }));
    const field = within(dialog).getByRole("textbox", { name: "Paste a list" });
    fireEvent.change(field, { target: { value: Array.from({ length: 10_001 }, (_, at) => `Port ${at}`).join("\n") } });
    await add();
    expect(within(dialog).getByRole("alert").textContent).toBe("A filter holds 10,000 values at most; this would be 10,001, so nothing was changed");
    expect(client.selection.getSnapshot()).toEqual([]);
    expect(within(dialog).getByRole<HTMLTextAreaElement>("textbox", { name: "Paste a list" }).value.split("\n").length).toBe(10_001);
    fireEvent.change(field, { target: { value: "North" } });
    await add();
    expect(client.selection.getSnapshot()).toEqual([{ source: "mine", filter: { dimension: "region", op: "in", values: ["North"] } }]);
    expect(within(dialog).queryByRole("alert")).toBe(null);
  });

  it("the numbers of a pasted list, and names what is none", async () => {
    const user = userEvent.setup();
    const client = clientOf(fakeAdapter([]));
    render(<Page client={client}><DimensionFilter id="mine" dimension="replies" /></Page>);
    const dialog = await open(user);
    await user.click(await within(dialog).findByRole("button", { name: "Paste a list" }));
    await user.click(within(dialog).getByRole("textbox", { name: "Paste a list" }));
    await user.paste("1,234\n5 o'clock");
    await user.click(within(dialog).getByRole("button", { name: "Add these" }));
    expect(client.selection.getSnapshot()).toEqual([{ source: "mine", filter: { dimension: "replies", op: "in", values: [1234] } }]);
    await within(dialog).findByText("Could not be read: 5 o'clock");
  });

  it("all that a search lists as a rule, not a list, and takes them out by the same rule", async () => {
    const user = userEvent.setup();
    const client = clientOf(fakeAdapter((query) => [{ value: "North", count: 9 }, { value: "far north", count: 2 }, ...((query as MembersQuery).search === undefined ? [{ value: "South", count: 3 }] : [])]));
    render(<Page client={client}><DimensionFilter id="mine" dimension="region" /></Page>);
    const dialog = await open(user);
    await user.click(await within(dialog).findByRole("option", { name: /South/ }));
    await user.type(within(dialog).getByRole("searchbox"), "nor");
    await user.click(await within(dialog).findByRole("button", { name: "all with “nor”" }));
    const rule = { or: [{ dimension: "region", op: "contains", value: "nor", ignoreCase: true }, { dimension: "region", op: "in", values: ["South"] }] };
    expect(client.selection.getSnapshot()).toEqual([{ source: "mine", filter: rule }]);
    expect(within(dialog).getAllByRole("option", { selected: true }).length).toBe(2);
    await user.click(within(dialog).getByRole("radio", { name: "Exclude" }));
    expect(client.selection.getSnapshot()).toEqual([{ source: "mine", filter: { not: rule } }]);
    expect(screen.getByRole("button", { hidden: true, expanded: true }).textContent).toBe("region: all without “nor” but South");
  });

  it("no rule where a search finds what does not hold it", async () => {
    const user = userEvent.setup();
    const found = [{ value: "Beirut", count: 9 }, { value: "北京", count: 2 }];
    const knowing = { ...fakeAdapter(found), capabilities: { members: { pinyin: true } } };
    render(<Page client={clientOf(knowing)}><DimensionFilter id="mine" dimension="region" /></Page>);
    const dialog = await open(user);
    await user.type(within(dialog).getByRole("searchbox"), "bei");
    await waitFor(() => expect(listed()).toEqual(["Beirut9", "北京2"]));
    expect(within(dialog).queryByRole("button", { name: /^all with/ })).toBe(null);
  });

  it.each(["in", "notIn"] as const)("the values of a rule (%s) as chosen; one click less leaves the rule without it, however many are listed", async (op) => {
    const user = userEvent.setup();
    const values = ["Port 1", "Port 10", "Bonn"].map((value) => ({ value, count: 1 }));
    const { queryMany: _, ...source } = fakeAdapter(values);
    const cut = (async (...asked) => Object.assign(await source.query(...asked), { page: { next: "3" } })) as typeof source.query;
    const written = (filter: AnyFilter) => ({ source: "mine", filter: op === "in" ? filter : { not: filter } });
    const rule = { dimension: "region", op: "contains", value: "port 1", ignoreCase: true } as const;
    for (const adapter of [source, { ...source, query: cut }]) {
      const client = clientOf(adapter);
      client.selection.publish(written(rule));
      render(<Page client={client}><DimensionFilter id="mine" dimension="region" /></Page>);
      const dialog = await open(user);
      const marked = () => within(dialog).queryAllByRole("option", { selected: true }).map(({ textContent }) => textContent);
      await waitFor(() => expect(marked()).toEqual(["Port 11", "Port 101"]));
      await user.click(within(dialog).getByRole("option", { name: /Port 10/ }));
      const less = { and: [rule, { dimension: "region", op: "notIn", values: ["Port 10"] }] } as const;
      expect(client.selection.getSnapshot()).toEqual([written(less)]);
      expect(marked()).toEqual(["Port 11"]);
      await user.click(within(dialog).getByRole("option", { name: /Bonn/ }));
      expect(client.selection.getSnapshot()).toEqual([written({ or: [less, { dimension: "region", op: "in", values: ["Bonn"] }] })]);
      await user.click(within(dialog).getByRole("option", { name: /Bonn/ }));
      await user.click(within(dialog).getByRole("option", { name: /Port 10/ }));
      expect(client.selection.getSnapshot()).toEqual([written(rule)]);
      cleanup();
    }
  });

  it("a rule until it is taken back, and brings it back; one live region says so", async () => {
    const user = userEvent.setup();
    const client = clientOf(fakeAdapter(regions));
    const rule = { source: "mine", filter: { dimension: "region", op: "contains", value: "o", ignoreCase: true } } as const;
    client.selection.publish(rule);
    render(<Page client={client}><SelectionChips /><DimensionFilter id="mine" dimension="region" /></Page>);
    const dialog = await open(user);
    const spoken = () => screen.getAllByRole("status").map(({ textContent }) => textContent).filter((text) => text !== "");
    await waitFor(() => expect(spoken()).toEqual(["all with “o”"]));
    await user.click(within(dialog).getByRole("button", { name: "Remove all with “o”" }));
    expect(client.selection.getSnapshot()).toEqual([]);
    expect(spoken()).toEqual(["Not any more: all with “o”"]);
    expect(document.activeElement).toBe(within(dialog).getByRole("button", { name: "Undo" }));
    await user.click(within(dialog).getByRole("button", { name: "Undo" }));
    expect(client.selection.getSnapshot()).toEqual([rule]);
  });

  it("pinyin and initials for Chinese values, beside what the source finds, in one more request", async () => {
    const user = userEvent.setup();
    const chinese = [{ value: "北京", count: 9 }, { value: "上海", count: 8 }, { value: "bj depot", count: 1 }];
    const adapter = fakeAdapter((query) => ((query as MembersQuery).search === undefined ? chinese : chinese.slice(2)));
    render(<Page client={clientOf(adapter)}><DimensionFilter dimension="region" /></Page>);
    const dialog = await open(user);
    await waitFor(() => expect(listed().length).toBe(3));
    await user.click(within(dialog).getByRole("searchbox"));
    await user.paste("bj");
    await waitFor(() => expect(listed()).toEqual(["bj depot1", "北京9"]));
    expect(adapter.asked.map(({ query }) => (query as MembersQuery).search)).toEqual([undefined, "bj"]);
  });

  it("says that pinyin was looked for only among the values loaded, also where none of those is Chinese", async () => {
    const user = userEvent.setup();
    const rows = ["Ann", "Bob", "Cy"].map((value) => ({ value, count: 1 }));
    const { queryMany: _, ...source } = fakeAdapter((query) => ((query as MembersQuery).search === undefined ? rows : []));
    const query = (async (...asked) => Object.assign(await source.query(...asked), { page: { next: "3" } })) as typeof source.query;
    render(<Page client={clientOf({ ...source, query })} locale="zh-CN" messages={zhCN}><DimensionFilter dimension="region" /></Page>);
    const dialog = await open(user);
    await waitFor(() => expect(listed().length).toBe(3));
    await user.type(within(dialog).getByRole("searchbox"), "zw");
    expect((await within(dialog).findByText("仅在已加载的 3 个值中按拼音查找")).className).toBe("md-members-note");
  });
});
