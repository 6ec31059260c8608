import { describe, expect, it } from "vitest";
import { meeting } from "../../src/server/meeting.ts";

describe("meeting(count)", () => {
  it("lets those who wait go on when everyone has come or left", async () => {
    const [first, second, third] = meeting(3);
    const gone: number[] = [];
    void first?.wait().then(() => gone.push(1));
    void second?.wait().then(() => gone.push(2));
    second?.leave();
    await Promise.resolve();
    expect(gone).toEqual([]);
    third?.leave();
    await new Promise((resolve) => setTimeout(resolve));
    expect(gone).toEqual([1, 2]);
  });
});
