import { describe, expect, it } from "vitest";
import { describeAdapter } from "../../src/testing/index.ts";
import { broken, held, now, sound, tables } from "./brokenAdapters.ts";

const options = { catalog: held, clock: () => now };

describeAdapter(sound, { ...options, tables, describe, it });

/** A runner that keeps what it is told. */
function recorder() {
  const tests: { readonly name: string; readonly body: () => Promise<void> }[] = [];
  const groups: string[] = [];
  return {
    tests,
    groups,
    describe: (name: string, body: () => void) => {
      groups.push(name);
      body();
    },
    it: (name: string, body: () => Promise<void>) => {
      tests.push({ name, body });
    },
  };
}

describe("describeAdapter(adapter)", () => {
  it("fails the tests of what the adapter breaks, with what was found and how to mend it", async () => {
    const { adapter } = broken.find(({ fault }) => fault === "a ratio is rounded") ?? {};
    if (adapter === undefined) throw new Error("the broken adapter is gone");
    let made = 0;
    const runner = recorder();
    describeAdapter(
      () => {
        made += 1;
        return adapter;
      },
      { ...options, describe: runner.describe, it: runner.it },
    );
    expect(runner.groups).toEqual(["the metrics contract"]);
    const ended = new Map<string, string>();
    for (const { name, body } of runner.tests) {
      await body().catch((thrown: Error) => ended.set(name, thrown.message));
    }
    // The window over the ratio and what explains its change are not rounded, and so they are other numbers.
    expect([...ended.keys()]).toEqual([
      "correctness: a ratio is its numerator by its denominator",
      "correctness: drivers add up to the change",
      "time: a cumulative metric is its metric over its window",
    ]);
    expect(ended.get("correctness: a ratio is its numerator by its denominator")).toBe(
      "metricdeck: found solvedShare is 0.7; solved is 195 and tickets 278; expected 0.7014388489208633, unknown where the " +
        "denominator is 0. divide the sums, not the rows, as floats (1/3 is not 0.3333), and give null for a division by 0",
    );
    expect(made).toBe(1);
  });

  it("says what to do where no runner is found", () => {
    expect(() => describeAdapter(sound, options)).toThrow(
      "metricdeck: describeAdapter found no describe and it; pass { describe, it } of your test runner, or turn its globals on",
    );
  });

  it("fails where there is no data to hold the adapter against", async () => {
    const runner = recorder();
    describeAdapter(sound, {
      ...options,
      clock: () => Date.parse("1990-01-01T00:00:00Z"),
      describe: runner.describe,
      it: runner.it,
    });
    await expect(runner.tests[0]?.body()).rejects.toThrow("metricdeck: no data to hold the adapter against");
  });
});
