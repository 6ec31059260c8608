// @vitest-environment jsdom
import { cleanup, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { FilterBuilder } from "../../src/index.ts";
import type { FilterBuilderProps } from "../../src/index.ts";
import { clientOf, Page } from "./support.tsx";

afterEach(cleanup);

type Value = FilterBuilderProps["value"];

function Host({ start, told }: { readonly start: Value; readonly told: (value: Value) => void }) {
  const [value, setValue] = useState(start);
  return (
    <FilterBuilder
      value={value}
      entity="ticket"
      onChange={(next) => {
        told(next);
        setValue(next);
      }}
    />
  );
}

describe("FilterBuilder", () => {
  it("makes a tree by keyboard alone, and tells it whenever it is another", async () => {
    const user = userEvent.setup();
    const told = vi.fn();
    render(<Page client={clientOf()}><Host start={null} told={told} /></Page>);
    await user.tab();
    expect(document.activeElement?.textContent).toBe("Add condition");
    await user.keyboard("{Enter}");
    expect(told.mock.calls).toEqual([]);
    const condition = screen.getByRole("group", { name: "channel" });
    within(condition).getByRole("checkbox", { name: "phone" }).focus();
    await user.keyboard(" ");
    const phone = { dimension: "channel", op: "in", values: ["phone"] };
    expect(told.mock.lastCall).toEqual([phone]);
    screen.getByRole("button", { name: "Add condition" }).focus();
    await user.keyboard("{Enter}");
    const second = screen.getAllByRole("group", { name: "channel" })[1] as HTMLElement;
    await user.selectOptions(within(second).getByRole("combobox", { name: "Dimension" }), "region");
    await user.selectOptions(within(screen.getByRole("group", { name: "region" })).getByRole("combobox", { name: "Condition" }), "contains");
    await user.type(screen.getByRole("textbox", { name: "Value" }), "So");
    const region = { dimension: "region", op: "contains", value: "So" };
    expect(told.mock.lastCall).toEqual([{ and: [phone, region] }]);
    await user.selectOptions(screen.getByRole("combobox", { name: "Which have to hold" }), "notOr");
    expect(told.mock.lastCall).toEqual([{ not: { or: [phone, region] } }]);
    await user.click(screen.getByRole("button", { name: "Remove channel" }));
    expect(told.mock.lastCall).toEqual([{ not: region }]);
    expect(document.activeElement?.textContent).toBe("Add condition");
  });

  it("keeps what is half typed, tells what is whole of it, and drops a group with its last condition", async () => {
    const user = userEvent.setup();
    const told = vi.fn();
    const channel = { dimension: "channel", op: "in", values: ["chat"] } as const;
    render(<Page client={clientOf()}><Host start={{ and: [channel, { or: [{ dimension: "replies", op: "range", range: {} }] }] }} told={told} /></Page>);
    const box = screen.getByRole("textbox", { name: "Below" }) as HTMLInputElement;
    await user.type(box, "-");
    expect([box.value, told.mock.calls.length]).toEqual(["-", 0]);
    await user.type(box, "1.50");
    expect(box.value).toBe("-1.50");
    expect(told.mock.lastCall).toEqual([{ and: [channel, { dimension: "replies", op: "range", range: { to: -1.5 } }] }]);
    await user.tab();
    expect(box.value).toBe("-1.5");
    await user.selectOptions(within(screen.getByRole("group", { name: "replies" })).getByRole("combobox", { name: "Condition" }), "notIn");
    await user.type(screen.getByRole("textbox", { name: "Value" }), "3, some{Enter}");
    expect((screen.getByRole("textbox", { name: "Value" }) as HTMLInputElement).value).toBe("3, some");
    expect(told.mock.lastCall).toEqual([{ and: [channel, { dimension: "replies", op: "notIn", values: [3] }] }]);
    await user.click(screen.getByRole("button", { name: "Remove replies" }));
    expect(told.mock.lastCall).toEqual([channel]);
    expect(screen.queryByRole("group", { name: "any of these holds" })).toBe(null);
    expect(document.activeElement?.textContent).toBe("Add condition");
  });

  it("keeps the numbers that are being typed where the page changes its locale", async () => {
    const user = userEvent.setup();
    const told = vi.fn();
    const client = clientOf();
    const start: Value = { and: [{ dimension: "replies", op: "range", range: {} }, { dimension: "replies", op: "in", values: [] }] };
    const page = (locale: string) => <Page client={client} locale={locale}><Host start={start} told={told} /></Page>;
    const { rerender } = render(page("de-DE"));
    const box = (name: string) => screen.getByRole("textbox", { name }) as HTMLInputElement;
    await user.type(box("From"), "1,5,");
    await user.type(box("Below"), "1.500");
    await user.type(box("Value"), "2.500; 3,5; many");
    rerender(page("en"));
    expect([box("From").value, box("Below").value, box("Value").value]).toEqual(["1,5,", "1500", "2500, 3.5, many"]);
    const below = { dimension: "replies", op: "range", range: { to: 1500 } };
    expect(told.mock.lastCall).toEqual([below]);
    await user.tab();
    expect(told.mock.lastCall).toEqual([{ and: [below, { dimension: "replies", op: "in", values: [2500, 3.5] }] }]);
    rerender(page("de-DE"));
    expect([box("From").value, box("Below").value, box("Value").value]).toEqual(["1,5,", "1500", "2500; 3,5; many"]);
    await user.clear(box("Below"));
    await user.type(box("Below"), "2.500");
    rerender(page("en"));
    expect(box("Below").value).toBe("2500");
    box("Below").select();
    await user.paste("2.5");
    const both = [{ ...below, range: { to: 2.5 } }, { dimension: "replies", op: "in", values: [2500, 3.5] }];
    expect(told.mock.lastCall).toEqual([{ and: both }]);
  });

  it("shows what its host has, and follows it when that is another", async () => {
    const of = (value: Value) => <Page client={clientOf()}><FilterBuilder value={value} onChange={() => undefined} /></Page>;
    const { rerender } = render(of({ or: [{ dimension: "urgent", op: "equals", value: true }, { dimension: "replies", op: "range", range: { from: 3 } }, { dimension: "createdAt", op: "range", range: { last: 7, unit: "day" } }] }));
    expect(screen.getByRole("checkbox", { name: "yes" }).matches(":checked")).toBe(true);
    expect((screen.getByRole("textbox", { name: "From" }) as HTMLInputElement).value).toBe("3");
    expect((await screen.findByRole("button", { name: /^Date range Last 7 days/ })).getAttribute("aria-haspopup")).toBe("dialog");
    rerender(of(null));
    expect(screen.queryByRole("checkbox")).toBe(null);
  });
});
