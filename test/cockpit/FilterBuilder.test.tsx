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
    await user.click(within(screen.getByRole("group", { name: "region" })).getByRole("textbox"));
    await user.keyboard("North, South{Enter}");
    const region = { dimension: "region", op: "in", values: ["North", "South"] };
    expect(told.mock.lastCall).toEqual([{ and: [phone, region] }]);
    await user.selectOptions(screen.getByRole("combobox", { name: "Which have to hold" }), "notOr");
    expect(told.mock.lastCall).toEqual([{ not: { or: [phone, region] } }]);
    await user.click(screen.getByRole("button", { name: "Remove channel" }));
    expect(told.mock.lastCall).toEqual([{ not: region }]);
    expect(document.activeElement?.textContent).toBe("Add condition");
  });

  it("shows what its host has, and follows it when that is another", () => {
    const of = (value: Value) => <Page client={clientOf()}><FilterBuilder value={value} onChange={() => undefined} /></Page>;
    const { rerender } = render(of({ or: [{ dimension: "urgent", op: "equals", value: true }, { dimension: "replies", op: "range", range: { from: 3 } }] }));
    expect(screen.getByRole("checkbox", { name: "yes" }).matches(":checked")).toBe(true);
    expect((screen.getByRole("textbox", { name: "From" }) as HTMLInputElement).value).toBe("3");
    rerender(of(null));
    expect(screen.queryByRole("checkbox")).toBe(null);
  });
});
