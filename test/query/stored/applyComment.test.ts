import { describe, expect, it } from "vitest";
import { applyComment } from "../../../src/query/stored/applyComment.ts";
import type { KeptThread } from "../../../src/query/stored/applyComment.ts";

const [ann, bob] = [
  { id: "ann", name: "Ann" },
  { id: "bob", name: "Bob" },
];
const at = "2026-11-21T00:00:00.000Z";
const first = { id: "c1", version: 1, at, editedAt: null, by: ann, text: "Why?" };
const thread: KeptThread = { id: "t", anchor: { cockpit: "service" }, comments: [first], resolved: null };
const refusal = (work: () => unknown) => {
  try {
    return work();
  } catch (error) {
    const { code, path, message } = error as { readonly code: string; readonly path: string; readonly message: string };
    return [code, path, message];
  }
};

describe("applyComment(thread, action)", () => {
  it.each([bob, null])("a reply under an id that another author's comment has is refused, and never said to be done", (by) => {
    const reply = { kind: "reply", thread: "t", comment: "c1", text: "Why?" } as const;
    const refused = ["invalid-query", "comment", 'metricdeck: "c1" cannot be the id of this comment; take another one'];
    expect(refusal(() => applyComment(thread, reply, { by, at }))).toEqual(refused);
  });

  it("the author's own reply sent again is done, also where it was edited meanwhile, and another text is another reply", () => {
    const reply = { kind: "reply", thread: "t", comment: "c1", text: "Why?" } as const;
    expect(applyComment(thread, reply, { by: ann, at })).toEqual({ status: "done", thread });
    const edited = { ...thread, comments: [{ ...first, version: 2, text: "Why so?" }] };
    expect(applyComment(edited, reply, { by: ann, at })).toEqual({ status: "done", thread: edited });
    expect(refusal(() => applyComment(thread, { ...reply, text: "What?" }, { by: ann, at }))).toEqual([
      "invalid-query", "comment", 'metricdeck: "c1" cannot be the id of this comment; take another one',
    ]);
  });

  it("a thread of 500 comments takes no more of them, and all else", () => {
    const full = { ...thread, comments: Array.from({ length: 500 }, (_, index) => ({ ...first, id: `c${index}` })) };
    const by = { by: ann, at };
    expect(refusal(() => applyComment(full, { kind: "reply", thread: "t", comment: "c500", text: "!" }, by))).toEqual([
      "too-large", "thread", "metricdeck: a thread has at most 500 comments; open another one",
    ]);
    expect(applyComment(full, { kind: "resolve", thread: "t" }, by).thread.resolved).toEqual({ at, by: ann });
  });
});
