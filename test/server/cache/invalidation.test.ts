import { describe, expect, it } from "vitest";
import { invalidation } from "../../../src/server/cache/invalidation.ts";
import { support } from "../../query/support.ts";

const rated = { kind: "aggregate", metrics: ["csat"] };
const tickets = { kind: "aggregate", metrics: ["solvedShare"] };

describe("invalidation(catalog)", () => {
  it("touches what is made of the entity, linked to it or filtered by it", () => {
    const changed = invalidation(support, { clock: () => 5 });
    const before = performance.now();
    changed.invalidate(["ticket"]);
    const { moment } = changed.of(tickets);
    expect(moment >= before && moment <= performance.now()).toBe(true);
    const feedbackBy = { ...rated, where: { dimension: "channel", op: "equals", value: "chat" } };
    expect([changed.of(tickets), changed.of(feedbackBy), changed.of(rated)]).toEqual([
      { count: 1, at: 5, moment },
      { count: 1, at: 5, moment },
      { count: 1, at: 5, moment },
    ]);
    changed.invalidate(["feedback"]);
    expect([changed.of(tickets).count, changed.of(rated).count]).toEqual([1, 2]);
  });

  it("touches everything where no entity is named", () => {
    const changed = invalidation(support, { clock: () => 5 });
    changed.invalidate();
    expect([changed.of(tickets).count, changed.of(rated).count]).toEqual([1, 2]);
  });

  it("tells its listeners until they leave", () => {
    const changed = invalidation(support, { clock: () => 5 });
    const heard: boolean[] = [];
    const leave = changed.listen((touches) => heard.push(touches(tickets)));
    changed.invalidate(["feedback"]);
    changed.invalidate(["ticket"]);
    leave();
    changed.invalidate();
    expect(heard).toEqual([false, true]);
  });
});
