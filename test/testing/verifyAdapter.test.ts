import { describe, expect, it } from "vitest";
import { checks } from "../../src/testing/checks/all.ts";
import { gradeOf } from "../../src/testing/grade.ts";
import { reportText, verifyAdapter } from "../../src/testing/index.ts";
import type { ConformanceReport } from "../../src/testing/index.ts";
import { subjectOf } from "../../src/testing/verifyAdapter.ts";
import { exact } from "../contract/exactCatalog.ts";
import { broken, now, sound, tables } from "./brokenAdapters.ts";
import { findingOf } from "./findingOf.ts";

/** Who sees tickets of two channels, and who sees all others; together that is everything. */
const contexts = (["in", "notIn"] as const).map((op) => {
  const where = { dimension: "channel", op, values: ["phone", "chat"] } as const;
  return { policy: { ticket: where, feedback: where } };
});
const options = { catalog: exact, contexts, clock: () => now };

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
    const report = await verifyAdapter(sound, { catalog: exact, context: { policy }, tables, clock: () => now });
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
      const found = await findingOf(law, await subjectOf(adapter, options));
      expect(found.finding.outcome).toBe("fail");
      const others = checks.filter(({ name }) => name !== law).map((check) => ({ ...check, finding: { outcome: "pass" } as const }));
      // A light law alone ends no A: then the whole report has to say it.
      const grade = found.weight < 3 ? (await verifyAdapter(adapter, options)).grade : gradeOf([...others, found]);
      expect(grade).not.toBe("A");
    },
    60_000,
  );
});
