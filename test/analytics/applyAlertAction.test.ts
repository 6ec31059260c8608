import { describe, expect, it } from "vitest";
import { allowsAction, applyAlertAction, compareIncidents, escalateIncident, isSnoozed } from "../../src/analytics/index.ts";
import type { AlertActionKind, Incident, IncidentState } from "../../src/query/index.ts";
import { incident } from "../query/incident.ts";

const ann = { id: "ann", name: "Ann" };
const at = "2026-03-08T10:00:00Z";
const later = "2026-03-08T12:00:00Z";
const actor = { by: ann, at };
const kinds: readonly AlertActionKind[] = ["acknowledge", "snooze", "unsnooze", "assign", "resolve", "close", "markFalse", "reopen", "note"];

describe("applyAlertAction", () => {
  it("acknowledge keeps the condition firing, and the incident's severity and owner", () => {
    const after = applyAlertAction(incident(), { kind: "acknowledge", note: "on it" }, actor);
    expect([after.state, after.condition, after.endedAt]).toEqual(["acknowledged", "firing", null]);
    expect(after.history).toEqual([{ at, what: "acknowledge", by: ann, note: "on it" }]);
  });

  it("snooze is over at its time, and refuses a time that has passed", () => {
    const after = applyAlertAction(incident(), { kind: "snooze", until: later }, actor);
    expect([isSnoozed(after, at), isSnoozed(after, later)]).toEqual([true, false]);
    expect(() => applyAlertAction(incident(), { kind: "snooze", until: at }, actor)).toThrow(
      "metricdeck: a snooze until 2026-03-08T10:00:00Z is over already; give a later time",
    );
  });

  it("resolve and markFalse end the incident and its snooze; false closes it and says so", () => {
    const snoozed = applyAlertAction(incident(), { kind: "snooze", until: later }, actor);
    const resolved = applyAlertAction(snoozed, { kind: "resolve" }, actor);
    expect([resolved.state, resolved.endedAt, resolved.snoozedUntil, resolved.feedback]).toEqual(["resolved", at, null, null]);
    const marked = applyAlertAction(resolved, { kind: "markFalse" }, { by: ann, at: later });
    expect([marked.state, marked.endedAt, marked.feedback]).toEqual(["closed", at, "false"]);
  });

  it("reopen starts anew, counts, and takes back that it was false", () => {
    const marked = applyAlertAction(incident(), { kind: "markFalse" }, actor);
    const again = applyAlertAction(marked, { kind: "reopen" }, { by: null, at: later });
    expect([again.state, again.endedAt, again.feedback, again.reopened]).toEqual(["open", null, null, 1]);
    expect(again.history.map(({ what }) => what)).toEqual(["markFalse", "reopen"]);
  });

  it("assign gives it to someone or to nobody, and writes to whom", () => {
    const given = applyAlertAction(incident(), { kind: "assign", to: ann }, actor);
    const taken = applyAlertAction(given, { kind: "assign", to: null }, actor);
    expect([given.owner, taken.owner, taken.history.at(-1)]).toEqual([ann, null, { at, what: "assign", by: ann, to: null }]);
  });

  it.each<[IncidentState, readonly AlertActionKind[]]>([
    ["open", ["acknowledge", "snooze", "assign", "resolve", "markFalse", "note"]],
    ["acknowledged", ["snooze", "assign", "resolve", "markFalse", "note"]],
    ["resolved", ["assign", "close", "markFalse", "reopen", "note"]],
    ["closed", ["markFalse", "reopen", "note"]],
  ])("of an incident that is %s allows %j alone, and refuses the rest by name", (state, allowed) => {
    const one = incident({ state });
    expect(kinds.filter((kind) => allowsAction(one, kind, at))).toEqual(allowed);
    const refused = kinds.find((kind) => !allowed.includes(kind)) as "close";
    expect(() => applyAlertAction(one, { kind: refused }, actor)).toThrow(
      `metricdeck: incident "i1" is ${state}, so "${refused}" cannot be done; possible are ${allowed.join(", ")}`,
    );
  });

  it("changes nothing of the incident that it was given", () => {
    const before = Object.freeze(incident());
    applyAlertAction(before, { kind: "resolve" }, actor);
    expect(before).toEqual(incident());
  });
});

describe("escalateIncident", () => {
  const snoozed: Incident = incident({ severity: "warning", snoozedUntil: later });

  it("raises the severity, which ends a snooze", () => {
    const after = escalateIncident(snoozed, "critical", at);
    expect([after.severity, after.snoozedUntil, after.history]).toEqual([
      "critical",
      null,
      [{ at, what: "escalate", by: null, severity: "critical" }],
    ]);
  });

  it("never lowers it, and leaves alone what is over", () => {
    expect(escalateIncident(snoozed, "info", at)).toBe(snoozed);
    expect(escalateIncident(snoozed, "warning", at)).toBe(snoozed);
    const over = incident({ severity: "info", state: "resolved" });
    expect(escalateIncident(over, "critical", at)).toBe(over);
  });
});

it("compareIncidents puts the gravest first, then the latest, then goes by id", () => {
  const all = [
    incident({ id: "c", severity: "info", startedAt: later }),
    incident({ id: "b", severity: "critical" }),
    incident({ id: "a", severity: "critical" }),
    incident({ id: "d", severity: "critical", startedAt: later }),
  ];
  expect(all.sort(compareIncidents).map(({ id }) => id)).toEqual(["d", "a", "b", "c"]);
});
