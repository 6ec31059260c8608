import { describe, expect, it } from "vitest";
import { reportText, verifyAdapter } from "../../src/testing/index.ts";
import type { ConformanceReport } from "../../src/testing/index.ts";
import { support } from "../query/support.ts";
import { broken, now, sound, tables } from "./brokenAdapters.ts";

/** Who sees tickets of two channels, and who sees all others; together that is everything. */
const contexts = (["in", "notIn"] as const).map((op) => {
  const where = { dimension: "channel", op, values: ["phone", "chat"] } as const;
  return { policy: { ticket: where, feedback: where } };
});
const options = { catalog: support, contexts, clock: () => now };

function failed({ checks }: ConformanceReport) {
  return checks.filter(({ finding }) => finding.outcome === "fail").map(({ name }) => name);
}

describe("verifyAdapter(adapter)", () => {
  it("gives the memory adapter an A", async () => {
    const report = await verifyAdapter(sound, { ...options, tables });
    expect(reportText(report)).toContain("Grade A");
    expect(failed(report)).toEqual([]);
    const untried = report.checks.filter(({ finding }) => finding.outcome === "not applicable").map(({ name }) => name);
    expect(untried).toEqual([
      "a bad query of a batch fails alone",
      "malformed requests are refused",
      "a body of 10 MB is refused",
      "a batch over HTTP answers each query once",
      "a known answer is not sent again",
      "compression changes nothing",
      "a wrong token is refused",
    ]);
  }, 60_000);

  it("takes numbers that the caller may not see for no fault", async () => {
    const policy = { ticket: "all", feedback: "all", $privacy: { minimumGroup: 40, masked: ["agent"] } } as const;
    const report = await verifyAdapter(sound, { catalog: support, context: { policy }, tables, clock: () => now });
    expect(failed(report)).toEqual([]);
    expect(report.checks.find(({ name }) => name === "groups add up to the whole")?.finding).toEqual({
      outcome: "not applicable",
      why: "the caller may not see all numbers: some are masked; verify as one who sees everything",
    });
    expect(report.grade).toBe("A");
  }, 60_000);

  it.each(broken)(
    "notices where $fault",
    async ({ adapter, law }) => {
      const report = await verifyAdapter(adapter, options);
      expect(failed(report)).toContain(law);
      expect(report.grade).not.toBe("A");
    },
    60_000,
  );
});
