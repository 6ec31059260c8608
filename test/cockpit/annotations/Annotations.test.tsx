// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { memoryItems, storedAnnotations } from "../../../src/adapters/memory/index.ts";
import { AddAnnotation, Annotations } from "../../../src/index.ts";
import { MetricsError } from "../../../src/query/index.ts";
import type { AnnotationPort } from "../../../src/query/index.ts";
import { fakeAdapter } from "../../../src/testing/index.ts";
import { clientOf, Page, refusable } from "../support.tsx";

afterEach(cleanup);

const march = { from: "2026-03-01T00:00:00Z", to: "2026-04-01T00:00:00Z" };
const inRegion = (value: string) => ({ dimension: "region", op: "equals", value }) as const;

function clientWith(annotations: AnnotationPort) {
  const client = clientOf({ ...fakeAdapter([]), annotations });
  client.selection.publish({ source: "period", range: march });
  return client;
}

async function shown(locale = "en") {
  const items = memoryItems();
  const ann = storedAnnotations(items, { me: { id: "ann", name: "Ann" }, may: (one) => one === null || one.ownerId === "ann" });
  const bob = storedAnnotations(items, { me: { id: "bob", name: "Bob" } });
  await ann.save({ id: "release", version: 0, at: "2026-03-02T16:00:00Z", to: "2026-03-03T16:00:00Z", label: "Release 4.2", metrics: ["tickets"] });
  await bob.save({ id: "storm", version: 0, at: "2026-03-09T16:00:00Z", to: "2026-03-11T16:00:00Z", label: "Storm", filter: inRegion("west") });
  const client = clientWith(ann);
  render(
    <Page client={client} locale={locale}>
      <AddAnnotation />
      <Annotations />
    </Page>,
  );
  await screen.findByText("Release 4.2");
  return { ann, bob, client, user: userEvent.setup() };
}

const said = () => screen.getAllByRole("listitem").map((one) => [...one.querySelectorAll("p")].map(({ textContent }) => textContent));

describe("Annotations", () => {
  it("lists what happened in the page's time, and apart what happened to other rows than those that are chosen", async () => {
    const { client } = await shown();
    expect(said()).toEqual([
      ["region: west, Mar 10 – 11, 2026; Bob", "Storm"],
      ["Mar 3, 2026; tickets; Ann", "Release 4.2"],
    ]);
    act(() => client.selection.publish({ source: "region", filter: inRegion("east") }));
    const apart = screen.getByText("1 note about other rows").closest("details");
    expect(within(apart as HTMLElement).getByText("Storm").className).toBe("md-comment-text");
  });

  it("says that they could not be loaded where the filter of one is none", async () => {
    const list = async () => [{ at: "2026-03-02T16:00:00Z", label: "Storm", filter: { dimension: "region", op: "in" } as never }];
    const client = clientWith({ list });
    client.selection.publish({ source: "region", filter: inRegion("east") });
    render(
      <Page client={client}>
        <Annotations />
      </Page>,
    );
    expect(await screen.findByText("What happened could not be loaded.")).not.toBeNull();
    expect(screen.queryByText("Storm")).toBeNull();
  });

  it("shows no link that would run code", async () => {
    const link = (label: string, href: string) => ({ at: "2026-03-02T16:00:00Z", label, link: href });
    const list = async () => [link("Attack", "javascript:alert(1)"), link("Notes", "/notes")];
    const client = clientOf({ ...fakeAdapter([]), annotations: { list } });
    client.selection.publish({ source: "period", range: march });
    render(
      <Page client={client}>
        <Annotations />
      </Page>,
    );
    await screen.findByText("Attack");
    expect(screen.getAllByRole("link").map(({ textContent }) => textContent)).toEqual(["Notes"]);
  });

  it("is changed and deleted by who may, by keyboard, and others' are only read", async () => {
    const { ann, user } = await shown();
    const [edit] = screen.getAllByRole("button", { name: "Edit" });
    expect(screen.getAllByRole("button", { name: "Edit" }).length).toBe(1);
    edit?.focus();
    await user.keyboard("{Enter}");
    await user.keyboard("{Control>}a{/Control}Release 4.3{Enter}");
    await screen.findByText("Release 4.3");
    expect((await ann.list({ metrics: ["tickets"], range: march })).map(({ label, version }) => [label, version])).toEqual([
      ["Release 4.3", 2],
      ["Storm", 1],
    ]);
    screen.getByRole("button", { name: "Delete" }).focus();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(screen.queryByText("Release 4.3")).toBeNull());
  });

  it.each([
    ["en", "Edit", "From", "Save", "“Release 4.2” is kept on Apr 20, 2026, which this page does not show now."],
    ["zh-CN", "编辑", "开始日期", "保存", "“Release 4.2”已改到 2026年4月20日，不在当前页面显示的日期内。"],
  ])("says where one went whose days the page does not show, until it does: in %s", async (locale, edit, from, save, words) => {
    const { client, user } = await shown(locale);
    await user.click(await screen.findByRole("button", { name: edit }));
    fireEvent.change(await screen.findByLabelText(from), { target: { value: "2026-04-20" } });
    await user.click(screen.getByRole("button", { name: save }));
    const told = await screen.findByText(words);
    expect([told.role, told.className]).toEqual(["status", "md-comments-note"]);
    await waitFor(() => expect(screen.queryByRole("button", { name: edit })).toBeNull());
    expect(document.activeElement?.textContent).toContain("Storm");
    act(() => client.selection.publish({ source: "period", range: { from: "2026-03-01T00:00:00Z", to: "2026-05-01T00:00:00Z" } }));
    expect(screen.queryByText(words)).toBeNull();
    await screen.findByRole("button", { name: edit });
  });

  it("keeps the focus by what is changed, and beside what is deleted", async () => {
    const { user } = await shown();
    const edit = () => screen.getByRole("button", { name: "Edit" });
    edit().focus();
    await user.keyboard("{Enter}{Escape}");
    expect(document.activeElement).toBe(edit());
    await user.keyboard("{Enter}4.3{Enter}");
    await waitFor(() => expect(document.activeElement).toBe(edit()));
    screen.getByRole("button", { name: "Delete" }).focus();
    await user.keyboard("{Enter}");
    expect(document.activeElement?.textContent).toContain("Storm");
    await waitFor(() => expect(screen.getAllByRole("listitem").length).toBe(1));
    expect(document.activeElement?.textContent).toContain("Storm");
  });

  it("gives the focus to the heading where nothing is left", async () => {
    const { client, user, bob } = await shown();
    await bob.remove({ id: "storm", version: 1 });
    await act(() => client.queryClient.invalidateQueries());
    await waitFor(() => expect(screen.getAllByRole("listitem").length).toBe(1));
    screen.getByRole("button", { name: "Delete" }).focus();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(screen.queryAllByRole("listitem")).toEqual([]));
    expect(document.activeElement).toBe(screen.getByRole("heading", { name: "What happened" }));
  });

  it("keeps what was typed where Escape comes while it is sent, and it is refused", async () => {
    const { ann } = await shown();
    const { answer, refuse } = refusable();
    cleanup();
    render(
      <Page client={clientWith({ ...ann, save: () => answer })}>
        <Annotations />
      </Page>,
    );
    const user = userEvent.setup();
    await user.click(await screen.findByRole("button", { name: "Edit" }));
    await user.keyboard(" for all{Enter}{Escape}");
    refuse(new MetricsError("unavailable", "gone"));
    expect((await screen.findByText("That could not be sent. Try again.")).getAttribute("role")).toBe("alert");
    expect(screen.getByDisplayValue(/for all$/).tagName).toBe("INPUT");
    await user.keyboard("{Escape}");
    expect(screen.queryByDisplayValue(/for all$/)).toBeNull();
  });

  it("says of an incident that it is one, and takes it back", async () => {
    const { ann, user } = await shown();
    await user.click(screen.getByRole("button", { name: "Edit" }));
    const box = await screen.findByRole<HTMLInputElement>("checkbox", { name: /^Not as usual/ });
    expect(box.checked).toBe(false);
    await user.click(box);
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(said()[1]).toEqual(["Not as usual; Mar 3, 2026; tickets; Ann", "Release 4.2"]));
    const kinds = async () => (await ann.list({ metrics: ["tickets"], range: march })).map(({ kind }) => kind);
    expect(await kinds()).toEqual(["incident", undefined]);
    await user.click(screen.getByRole("button", { name: "Edit" }));
    await user.click(await screen.findByRole("checkbox", { name: /^Not as usual/, checked: true }));
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(said()[1]).toEqual(["Mar 3, 2026; tickets; Ann", "Release 4.2"]));
    expect(await kinds()).toEqual([undefined, undefined]);
  });

  it("keeps the hours of what is only worded anew", async () => {
    const { ann, user } = await shown();
    await ann.save({ id: "outage", version: 0, at: "2026-03-20T03:00:00Z", to: "2026-03-20T04:30:00Z", label: "Outage", metrics: ["tickets"] });
    cleanup();
    render(
      <Page client={clientWith(ann)}>
        <Annotations />
      </Page>,
    );
    await screen.findByText("Outage");
    const [edit] = screen.getAllByRole("button", { name: "Edit" });
    await user.click(edit as HTMLElement);
    await user.type(await screen.findByDisplayValue("Outage"), " of mail");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await screen.findByText("Outage of mail");
    const [kept] = (await ann.list({ metrics: ["tickets"], range: march })).filter(({ label }) => label === "Outage of mail");
    expect([kept?.at, kept?.to]).toEqual(["2026-03-20T03:00:00Z", "2026-03-20T04:30:00Z"]);
  });

  it("keeps what was typed where another was faster, and saves it when that is known", async () => {
    const { ann, bob, user } = await shown();
    await user.click(screen.getByRole("button", { name: "Edit" }));
    await user.type(await screen.findByDisplayValue("Release 4.2"), " for all");
    await bob.save({ id: "release", version: 1, at: "2026-03-02T16:00:00Z", label: "Release 5", metrics: ["tickets"] });
    await user.click(screen.getByRole("button", { name: "Save" }));
    await screen.findByText(/^It was changed elsewhere/);
    expect(screen.getByDisplayValue("Release 4.2 for all").tagName).toBe("INPUT");
    await waitFor(async () => {
      await user.click(screen.getByRole("button", { name: "Save" }));
      expect((await ann.list({ metrics: ["tickets"], range: march })).map(({ label }) => label)).toEqual(["Release 4.2 for all", "Storm"]);
    });
  });

  it("says what was changed elsewhere meanwhile, and shows it", async () => {
    const { bob, user } = await shown();
    await bob.save({ id: "release", version: 1, at: "2026-03-02T16:00:00Z", label: "Release 5", metrics: ["tickets"] });
    await user.click(screen.getByRole("button", { name: "Delete" }));
    expect((await screen.findByText(/^It was changed elsewhere/)).getAttribute("role")).toBe("alert");
    await screen.findByText("Release 5");
  });
});
