// @vitest-environment jsdom
import { act, cleanup, render, screen, waitFor, within } from "@testing-library/react";
import { useState } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ControlledSelection, useSelection } from "../../src/index.ts";
import type { Selection } from "../../src/index.ts";
import type { AggregateQuery } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { clientOf, Number, Page } from "./support.tsx";

const phone = { source: "mine", filter: { dimension: "channel", op: "equals", value: "phone" } } as const;

afterEach(cleanup);

const adapterOf = () => fakeAdapter((query) => [{ tickets: (query as AggregateQuery).where === undefined ? 7 : 3 }]);
const shown = () => within(screen.getByLabelText("kpi")).getByRole("status").textContent;

function Say() {
  const { publish } = useSelection();
  return <button onClick={() => publish(phone)}>phone</button>;
}

function Host({ value, accepts, told }: { readonly value: Selection | null | undefined; readonly accepts: boolean; readonly told: (next: Selection) => void }) {
  const [kept, setKept] = useState(value);
  const hear = (next: Selection) => {
    told(next);
    if (accepts) setKept(next);
  };
  return (
    <ControlledSelection value={kept} onChange={hear}>
      <Number id="kpi" />
      <Say />
    </ControlledSelection>
  );
}

describe("ControlledSelection under StrictMode", () => {
  it("shows what its host keeps, and becomes what the host makes of a click", async () => {
    const client = clientOf(adapterOf());
    const told = vi.fn();
    render(<Page client={client}><Host value={null} accepts told={told} /></Page>);
    await waitFor(() => expect(shown()).toBe("7"));
    act(() => screen.getByRole("button").click());
    await waitFor(() => expect(shown()).toBe("3"));
    expect([told.mock.calls, client.selection.getSnapshot()]).toEqual([[[[phone]]], []]);
  });

  it("stays as it is where the host refuses, and null takes nothing from the page's", async () => {
    const client = clientOf(adapterOf());
    client.selection.publish(phone);
    const told = vi.fn();
    render(<Page client={client}><Host value={null} accepts={false} told={told} /></Page>);
    await waitFor(() => expect(shown()).toBe("7"));
    act(() => screen.getByRole("button").click());
    expect([told.mock.calls.length, shown(), client.selection.getSnapshot()]).toEqual([1, "7", [phone]]);
  });

  it("left out, is the page's own, of which the host hears once", async () => {
    const client = clientOf(adapterOf());
    const told = vi.fn();
    render(<Page client={client}><Host value={undefined} accepts={false} told={told} /></Page>);
    act(() => screen.getByRole("button").click());
    await waitFor(() => expect(shown()).toBe("3"));
    expect([told.mock.calls, client.selection.getSnapshot()]).toEqual([[[[phone]]], [phone]]);
  });
});
