// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { memoryItems, storedAnnotations } from "../../../src/adapters/memory/index.ts";
import { AddAnnotation, Annotations } from "../../../src/index.ts";
import { MetricsError } from "../../../src/query/index.ts";
import type { AnnotationPort } from "../../../src/query/index.ts";
import { fakeAdapter } from "../../../src/testing/index.ts";
import { clientOf, Page, refusable } from "../support.tsx";

afterEach(cleanup);

async function opened(annotations: AnnotationPort) {
  const client = clientOf({ ...fakeAdapter([]), annotations });
  render(
    <Page client={client}>
      <AddAnnotation metrics={["tickets"]} />
    </Page>,
  );
  act(() => client.selection.publish({ source: "trend", range: { from: "2026-11-03", to: "2026-11-05" } }));
  act(() => client.selection.publish({ source: "region", filter: { dimension: "region", op: "in", values: ["east"] } }));
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: "Note what happened" }));
  await screen.findByRole("textbox", { name: "What happened" });
  return { user };
}

describe("AddAnnotation", () => {
  it("notes what happened on the days that were chosen last, in the reporting zone, by keyboard", async () => {
    const port = storedAnnotations(memoryItems(), { me: { id: "ann", name: "Ann" } });
    const { user } = await opened(port);
    await user.keyboard("{Enter}");
    expect(screen.getByText(/^Say what happened, and when/).getAttribute("role")).toBe("alert");
    await user.keyboard("Release 4.2{Enter}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    const [kept] = await port.list({ metrics: ["tickets"], range: { from: "2026-11-01T00:00:00Z", to: "2026-12-01T00:00:00Z" } });
    expect(kept).toEqual({
      id: kept?.id,
      version: 1,
      at: "2026-11-02T16:00:00.000Z",
      to: "2026-11-04T16:00:00.000Z",
      label: "Release 4.2",
      owner: "Ann",
      ownerId: "ann",
      metrics: ["tickets"],
      filter: { dimension: "region", op: "in", values: ["east"] },
      canEdit: true,
    });
  });

  it.each([
    ["the last day that the page shows", undefined, "2026-11-20"],
    ["today where the page shows it", { last: 7, unit: "day", complete: false }, "2026-11-21"],
  ] as const)("begins with %s where no days were chosen, so that the note is seen", async (_, range, day) => {
    const client = clientOf({ ...fakeAdapter([]), annotations: storedAnnotations(memoryItems(), { me: { id: "ann", name: "Ann" } }) });
    if (range !== undefined) client.selection.publish({ source: "period", range });
    render(
      <Page client={client}>
        <AddAnnotation metrics={["tickets"]} />
        <Annotations />
      </Page>,
    );
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "Note what happened" }));
    expect((await screen.findByLabelText<HTMLInputElement>("From")).value).toBe(day);
    await user.keyboard("Storm{Enter}");
    expect((await screen.findByText("Storm")).className).toBe("md-comment-text");
  });

  it("notes an incident, whose days are left out of what is expected, by keyboard", async () => {
    const port = storedAnnotations(memoryItems(), { me: { id: "ann", name: "Ann" } });
    const { user } = await opened(port);
    await user.keyboard("Outage");
    screen.getByRole("checkbox", { name: "Not as usual: leave these days out of what is expected" }).focus();
    await user.keyboard(" {Enter}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    const [kept] = await port.list({ metrics: ["tickets"], range: { from: "2026-11-01T00:00:00Z", to: "2026-12-01T00:00:00Z" } });
    expect([kept?.label, kept?.kind]).toEqual(["Outage", "incident"]);
  });

  it("says what is refused, and keeps what was typed", async () => {
    const { user } = await opened({ list: async () => [], save: () => Promise.reject(new MetricsError("forbidden", "no")) });
    await user.keyboard("Release 4.2{Enter}");
    expect((await screen.findByText("That could not be sent. Try again.")).getAttribute("role")).toBe("alert");
    expect(screen.getByDisplayValue("Release 4.2").tagName).toBe("INPUT");
  });

  it("sends a note once, of which nothing can be changed meanwhile", async () => {
    const sent: string[] = [];
    const { answer, refuse } = refusable();
    const { user } = await opened({ list: async () => [], save: ({ label }) => (sent.push(label), answer) });
    await user.keyboard("Outag{Enter}{Enter}e in the East{Enter}");
    expect(sent).toEqual(["Outag"]);
    refuse(new MetricsError("unavailable", "gone"));
    await screen.findByText("That could not be sent. Try again.");
    await user.keyboard("e{Enter}");
    expect(sent).toEqual(["Outag", "Outage"]);
  });

  it("keeps a note that was left while it was sent and is refused then, and says so", async () => {
    const port = storedAnnotations(memoryItems(), { me: { id: "ann", name: "Ann" } });
    const { answer, refuse } = refusable();
    let asked = 0;
    const { user } = await opened({ ...port, save: (one) => (++asked === 1 ? answer : port.save(one)) });
    await user.keyboard("Outage{Enter}{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    refuse(new MetricsError("unavailable", "gone"));
    expect((await screen.findByText("That could not be sent. Try again.")).getAttribute("role")).toBe("alert");
    await user.click(screen.getByRole("button", { name: "Note what happened" }));
    expect((await screen.findByLabelText<HTMLInputElement>("What happened")).value).toBe("Outage");
    await user.keyboard(" in the East{Enter}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    const kept = await port.list({ metrics: ["tickets"], range: { from: "2026-11-01T00:00:00Z", to: "2026-12-01T00:00:00Z" } });
    expect(kept.map(({ label }) => label)).toEqual(["Outage in the East"]);
  });

  it("says a note anew that was kept while the answer got lost", async () => {
    const port = storedAnnotations(memoryItems(), { me: { id: "ann", name: "Ann" } });
    let asked = 0;
    const losing: AnnotationPort = {
      ...port,
      save: async (one) => {
        const answer = await port.save(one);
        if (++asked === 1) throw new MetricsError("unavailable", "gone");
        return answer;
      },
    };
    const { user } = await opened(losing);
    await user.keyboard("Outag{Enter}");
    await screen.findByText("That could not be sent. Try again.");
    await user.keyboard("e{Enter}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    const kept = await port.list({ metrics: ["tickets"], range: { from: "2026-11-01T00:00:00Z", to: "2026-12-01T00:00:00Z" } });
    expect(kept.map(({ label, version }) => [label, version])).toEqual([["Outage", 2]]);
  });

  it("asks once more for a note that is said to be kept already, and takes nothing but its being kept for that", async () => {
    const asked: number[] = [];
    const kept = { id: "a", version: 7, canEdit: true, at: "2026-11-03T00:00:00Z", label: "Outage" };
    const answers = [kept, kept, null];
    const { user } = await opened({ list: async () => [], save: async ({ version }) => ({ status: "conflict", annotation: answers[asked.push(version) - 1] ?? null }) });
    await user.keyboard("Outage{Enter}");
    await screen.findByText("That could not be sent. Try again.");
    expect(asked).toEqual([0, 7]);
    await user.keyboard("{Enter}");
    await waitFor(() => expect(asked).toEqual([0, 7, 0]));
    await waitFor(() => expect(screen.getByRole("textbox", { name: "What happened" }).closest("form")?.getAttribute("aria-busy")).toBe("false"));
    expect(screen.getByText("That could not be sent. Try again.").getAttribute("role")).toBe("alert");
    expect(screen.getByDisplayValue("Outage").tagName).toBe("INPUT");
  });

  it("says that it is noted, and for all to see where the page does not show its days", async () => {
    const { user } = await opened(storedAnnotations(memoryItems(), { me: { id: "ann", name: "Ann" } }));
    await user.keyboard("Outage{Enter}");
    expect((await screen.findByText("Noted")).className).toBe("md-sr");
    await user.click(screen.getByRole("button", { name: "Note what happened" }));
    await user.keyboard("Storm");
    fireEvent.change(screen.getByLabelText("From"), { target: { value: "2026-11-05" } });
    fireEvent.change(screen.getByLabelText("Until, if it lasted"), { target: { value: "" } });
    await user.keyboard("{Enter}");
    const said = await screen.findByText("Noted, on days that this page does not show now");
    expect([said.getAttribute("role"), said.className]).toEqual(["status", "md-control-said"]);
  });

  it("is nothing where annotations are only read", () => {
    render(
      <Page client={clientOf({ ...fakeAdapter([]), annotations: { list: async () => [] } })}>
        <AddAnnotation />
      </Page>,
    );
    expect(screen.queryByRole("button")).toBeNull();
  });
});
