import { describe, expect, it } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/index.ts";
import { defineCatalog, m, MetricsError } from "../../src/query/index.ts";
import type { MetricsAdapter } from "../../src/query/index.ts";
import type { Subject } from "../../src/testing/checks/check.ts";
import { checks } from "../../src/testing/checks/all.ts";
import { gradeOf } from "../../src/testing/grade.ts";
import { reportText, verifyAdapter } from "../../src/testing/index.ts";
import type { CheckedLaw, ConformanceReport } from "../../src/testing/index.ts";
import { subjectOf } from "../../src/testing/verifyAdapter.ts";
import { broken, held, now, sound, tables, told } from "./brokenAdapters.ts";
import { findingOf } from "./findingOf.ts";
import { support } from "../query/support.ts";
import { seeded } from "./seededFaults.ts";
import { leaks } from "./seededLeaks.ts";

/** Who sees tickets of two channels, and who sees all others; together that is everything. */
const contexts = (["in", "notIn"] as const).map((op) => {
  const where = { dimension: "channel", op, values: ["phone", "chat"] } as const;
  return { policy: { ticket: where, feedback: where } };
});
const options = { catalog: held, contexts, clock: () => now };

/** The same by a number, so that no dimension with few values tells them apart. */
const fewReplies = { dimension: "replies", op: "range", range: { to: 3 } } as const;
const alike = [fewReplies, { not: fewReplies }].map((where) => ({ policy: { ticket: where, feedback: where } }));

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

  it("gives it an A also where no dimension tells the tenants apart", async () => {
    const report = await verifyAdapter(told, { ...options, contexts: alike });
    expect(failed(report)).toEqual([]);
    expect(report.grade).toBe("A");
  }, 60_000);

  it("gives no A where a tenant may ask for nothing, and says so", async () => {
    const [, own] = contexts;
    const query: MetricsAdapter<typeof held>["query"] = (asked, context) =>
      context?.policy === own?.policy ? Promise.reject(new MetricsError("forbidden", "you may not")) : told.query(asked, context);
    const report = await verifyAdapter({ contract: 1, query }, options);
    expect(failed(report)).toEqual(["tenants may ask for numbers"]);
    expect(reportText(report)).toContain("tenant 2 of 2 is refused the numbers of every entity: the caller may not ask it: metricdeck: you may not");
    expect(report.grade).toBe("D");
  }, 60_000);

  it("asks as tenants in few requests where the adapter takes many queries at once", async () => {
    let [queries, requests] = [0, 0];
    const many: MetricsAdapter<typeof held> = {
      contract: 1,
      query: told.query,
      async *queryMany(asked) {
        queries += asked.length;
        requests += 1;
        for (const [index, { query, context }] of asked.entries()) {
          yield await told.query(query, context).then(
            (value) => ({ index, status: "fulfilled", value }) as const,
            (error: MetricsError) => ({ index, status: "rejected", error }) as const,
          );
        }
      },
    };
    const report = await verifyAdapter(many, options);
    expect(report.grade).toBe("A");
    expect(queries).toBeGreaterThan(2000);
    expect(requests).toBeLessThan(queries / 8);
  }, 60_000);

  it("reads whole days of records also where no metric counts all of them", async () => {
    const where = { dimension: "channel", op: "equals", value: "phone" } as const;
    const catalog = defineCatalog({ ...support, metrics: { phoned: m.count({ entity: "ticket", time: "createdAt", where }) } });
    const range = { from: "2025-01-01T00:00:00Z", to: "2026-06-01T00:00:00Z" };
    const subject = await subjectOf(memoryAdapter({ catalog, tables, clock: () => now }), { catalog, range, clock: () => now });
    expect((await findingOf("pages give each record once", subject)).finding).toEqual({ outcome: "pass" });
  });

  it("takes numbers that the caller may not see for no fault", async () => {
    const policy = { ticket: "all", feedback: "all", $privacy: { minimumGroup: 40, masked: ["agent"] } } as const;
    const report = await verifyAdapter(sound, { catalog: held, context: { policy }, tables, clock: () => now });
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
      const { area, weight } = found;
      // A light law of no numbers ends no A: then the whole report has to say it.
      const isGrave = weight >= 3 || area === "correctness" || area === "time";
      const grade = isGrave ? gradeOf(passingBut(found)) : (await verifyAdapter(adapter, options)).grade;
      expect(grade).not.toBe("A");
    },
    60_000,
  );

  it.each(seeded)(
    "grades $grade at best where $fault",
    async ({ adapter, law, grade }) => {
      const found = await findingOf(law, await subjectOf(adapter, options));
      expect(found.finding.outcome).toBe("fail");
      expect(gradeOf(passingBut(found))).toBe(grade);
    },
    60_000,
  );

  it.each(leaks)(
    "grades D at best where $fault, whether or not a dimension tells the tenants apart",
    async ({ adapter, law }) => {
      for (const tenants of [contexts, alike]) {
        const found = await findingOf(law, await subjectOf(adapter, { ...options, contexts: tenants }));
        expect(found.finding.outcome).toBe("fail");
        expect(gradeOf(passingBut(found))).toBe("D");
      }
    },
    60_000,
  );

  // Where the data is and what it answers is the same for all of them.
  let reference: Promise<Subject> | undefined;
  it.each(seeded.filter(({ byReference }) => byReference))(
    "finds by the data itself that $fault",
    async ({ adapter, grade }) => {
      const law = grade === "D" ? "tenants' answers equal those of the reference engine" : "answers equal those of the reference engine";
      reference ??= subjectOf(sound, { ...options, tables });
      const found = await findingOf(law, { ...(await reference), adapter: adapter as unknown as Subject["adapter"] });
      expect(found.finding.outcome).toBe("fail");
      expect(gradeOf(passingBut(found))).toBe(grade);
    },
    60_000,
  );
});

/** A report in which every other check passed. */
function passingBut(found: CheckedLaw): readonly CheckedLaw[] {
  return checks.map((check) => (check.name === found.name ? found : { ...check, finding: { outcome: "pass" } }));
}
