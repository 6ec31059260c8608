// @vitest-environment jsdom
import { act, cleanup, render, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { memoryItems, storedComments } from "../../../src/adapters/memory/index.ts";
import { Comments } from "../../../src/index.ts";
import { MetricsError } from "../../../src/query/index.ts";
import type { CommentPort, ItemStore } from "../../../src/query/index.ts";
import { fakeAdapter } from "../../../src/testing/index.ts";
import { clientOf, Page } from "../support.tsx";

const now = () => Date.parse("2026-11-21T03:30:00Z");
let items: ItemStore;
beforeEach(() => {
  items = memoryItems();
});
afterEach(cleanup);

const portOf = (name: string) => storedComments(items, { me: { id: name.toLowerCase(), name }, now });

async function opened(port: CommentPort = portOf("Ann"), locale = "en") {
  const client = clientOf({ ...fakeAdapter([]), comments: port });
  render(
    <Page client={client} locale={locale}>
      <Comments cockpit="service" renderMention={({ id, name }) => <a href={`/people/${id}`}>{name}</a>} />
    </Page>,
  );
  const user = userEvent.setup();
  const field = await screen.findByRole("textbox", { name: /^(Comment on|评论)/ });
  return { client, user, field };
}

const threads = () => screen.queryAllByRole("listitem").filter((item) => item.className === "md-thread").map((item) => item.textContent);

describe("Comments", () => {
  it("are nothing where nothing keeps them", () => {
    render(
      <Page client={clientOf()}>
        <Comments cockpit="service" />
      </Page>,
    );
    expect(screen.queryByRole("region")).toBeNull();
  });

  it("remember what is chosen, by keyboard alone, with who is named as the host shows them", async () => {
    const { client, user, field } = await opened();
    act(() => client.selection.publish({ source: "region", filter: { dimension: "region", op: "in", values: ["east"] } }));
    act(() => client.selection.publish({ source: "range", range: { last: 7, unit: "day" } }));
    field.focus();
    await user.keyboard("Why? @[[李波](bob){Control>}{Enter}{/Control}");
    await waitFor(() => expect(threads()).toEqual(["About region: east, Nov 14 – 20, 2026Ann Nov 21, 2026, 11:30Why? 李波EditDeleteReplyResolve"]));
    expect(screen.getByRole("link", { name: "李波" }).getAttribute("href")).toBe("/people/bob");
    const [thread] = await portOf("Bob").list({ cockpit: "service" });
    expect(thread?.anchor).toEqual({
      cockpit: "service",
      filter: { dimension: "region", op: "in", values: ["east"] },
      time: { from: "2026-11-13T16:00:00.000Z", to: "2026-11-20T16:00:00.000Z" },
    });
    act(() => client.selection.clear("region"));
    expect(screen.getByText("1 thread about something else").tagName).toBe("SUMMARY");
  });

  it("are answered and resolved, hear of others, and open again with a reply", async () => {
    await portOf("Bob").act({ kind: "open", thread: "t1", anchor: { cockpit: "service" }, comment: "c1", text: "Too many" });
    const { user } = await opened();
    await user.click(await screen.findByRole("button", { name: "Reply" }));
    await user.keyboard("A release{Control>}{Enter}{/Control}");
    await waitFor(() => expect(threads()).toEqual(["About everythingBob Nov 21, 2026, 11:30Too manyAnn Nov 21, 2026, 11:30A releaseEditDeleteReplyResolve"]));
    await user.click(screen.getByRole("button", { name: "Resolve" }));
    const summary = await screen.findByText("1 resolved thread");
    await user.click(summary);
    expect(within(summary.parentElement as HTMLElement).getByText("Resolved by Ann").tagName).toBe("P");
    await act(() => portOf("Bob").act({ kind: "reply", thread: "t1", comment: "c9", text: "Not yet" }));
    await waitFor(() => expect(screen.queryByText("1 resolved thread")).toBeNull());
  });

  it("what is refused stays in the field, and is taken back", async () => {
    let refuse = (_: unknown) => {};
    const { user, field } = await opened({ list: async () => [], act: () => new Promise((_, reject) => (refuse = reject)) }, "zh-CN");
    await user.click(field);
    await user.keyboard("你好{Control>}{Enter}{/Control}");
    await waitFor(() => expect(threads()).toEqual(["关于全部数据我 2026年11月21日 11:30你好编辑删除回复标为已解决"]));
    act(() => refuse(new MetricsError("forbidden", "no")));
    expect((await screen.findByText(/^发送失败/)).getAttribute("data-signal")).toBe("bad");
    expect([threads(), (field as HTMLTextAreaElement).value]).toEqual([[], "你好"]);
  });

  it("a text that was changed elsewhere meanwhile is not written over", async () => {
    const port = portOf("Ann");
    await port.act({ kind: "open", thread: "t1", anchor: { cockpit: "service" }, comment: "c1", text: "First" });
    const { list, act: send } = port;
    const { user } = await opened({ list, act: send });
    await user.click(await screen.findByRole("button", { name: "Edit" }));
    await port.act({ kind: "edit", thread: "t1", comment: "c1", version: 1, text: "Second" });
    await user.keyboard("!{Control>}{Enter}{/Control}");
    expect((await screen.findByText("It was changed elsewhere meanwhile. This is how it is now.")).getAttribute("role")).toBe("alert");
    expect(threads()[0]).toContain("Second");
    const mine = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Edit" });
    expect([mine.value, document.activeElement]).toEqual(["First!", mine]);
    await user.keyboard("{Escape}");
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Edit" }));
    await user.click(screen.getByRole("button", { name: "Delete" }));
    await waitFor(() => expect(threads()[0]).toContain("This comment was deleted."));
    expect(document.activeElement?.className).toBe("md-comment");
  });

  it("an edit that could not be sent stays in its field, and the focus with it", async () => {
    const port = portOf("Ann");
    await port.act({ kind: "open", thread: "t1", anchor: { cockpit: "service" }, comment: "c1", text: "First" });
    const { user } = await opened({ list: port.list, act: () => Promise.reject(new MetricsError("unavailable", "away")) });
    await user.click(await screen.findByRole("button", { name: "Edit" }));
    await user.keyboard(" and second{Control>}{Enter}{/Control}");
    await screen.findByText(/^That could not be sent/);
    const mine = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Edit" });
    expect([mine.value, document.activeElement]).toEqual(["First and second", mine]);
  });

  it("too long a text is never cut: it says by how much, and waits", async () => {
    const { user, field } = await opened();
    await user.click(field);
    await user.paste("x".repeat(2_345));
    expect((field as HTMLTextAreaElement).value.length).toBe(2_345);
    expect(screen.getByText("Too long by 345 characters").getAttribute("role")).toBe("status");
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect([threads(), (field as HTMLTextAreaElement).value.length]).toEqual([[], 2_345]);
  });

  it("answering has the focus back at its button", async () => {
    await portOf("Bob").act({ kind: "open", thread: "t1", anchor: { cockpit: "service" }, comment: "c1", text: "Why?" });
    const { user } = await opened();
    await user.click(await screen.findByRole("button", { name: "Reply" }));
    await user.keyboard("So{Control>}{Enter}{/Control}");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "Reply" })));
  });
});
