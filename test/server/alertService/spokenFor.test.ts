import { describe, expect, it } from "vitest";
import type { AlertRule } from "../../../src/query/index.ts";
import type { AlertNotification, OutboxEntry } from "../../../src/server/index.ts";
import { spokenFor } from "../../../src/server/alertService/spokenFor.ts";
import type { SpokenForOptions } from "../../../src/server/alertService/spokenFor.ts";
import { incident } from "../../query/incident.ts";
import { at, busy } from "./scripted.ts";

const whole = { ...busy, id: "whole" } as unknown as AlertRule;
const each = { ...busy, id: "each", by: ["channel"] } as unknown as AlertRule;
const night = { weekly: [{ from: "20:00", to: "08:00" }] };

const notification: AlertNotification = { id: "n", kind: "fired", at: "2026-03-09T23:00:00Z", severity: "warning", rule: { id: "each", name: { en: "Each" }, metric: "tickets" }, scope: { channel: "chat" }, incident: null };
const entry: OutboxEntry = { id: "n", receiver: "desk", groupKey: "n", createdAt: at("23:00"), waitMs: 0, intervalMs: 0, quiet: [], notification };

/** Whether the whole may speak for the channel. */
function mayIt(given: Partial<SpokenForOptions> & { readonly total?: AlertRule; readonly severity?: "critical" | "warning" | "info"; readonly own?: "critical" } = {}): boolean {
  const { total = whole, severity = "warning", own, ...options } = given;
  const may = spokenFor({ rules: [total, each], routes: [{ to: ["desk"] }], silences: [], now: at("23:00"), ...options });
  return may(incident({ ruleId: "whole", severity }), entry, own && incident({ ruleId: "each", severity: own }));
}

describe("spokenFor()", () => {
  it("a total that the receiver is told of, as grave at least and in the same buckets, may speak", () => {
    expect([mayIt(), mayIt({ severity: "critical" })]).toEqual([true, true]);
  });

  it.each<readonly [string, Parameters<typeof mayIt>[0]]>([
    ["of a rule that is no more", { rules: [each] }],
    ["less grave", { severity: "info" }],
    ["less grave than what waits has become", { own: "critical" }],
    ["by the day", { total: { ...whole, grain: "day" } }],
    ["of days in another zone", { total: { ...whole, calendar: { timeZone: "Asia/Shanghai" } } }],
    ["that goes to others", { routes: [{ match: { rules: ["whole"] }, to: ["office"] }, { to: ["desk"] }] }],
    ["that is silenced", { silences: [{ match: { rules: ["whole"] }, from: "2026-03-09T20:00:00Z", to: "2026-03-10T08:00:00Z" }] }],
    ["in its quiet hours", { total: { ...whole, notify: { quiet: night } } }],
    ["in its route's quiet hours", { routes: [{ match: { rules: ["whole"] }, to: ["desk"], quiet: { times: night } }, { to: ["desk"] }] }],
  ])("a total %s says nothing for others", (_, given) => {
    expect(mayIt(given)).toBe(false);
  });

  it("a total whose silence or quiet hours are over may speak again", () => {
    expect(mayIt({ now: at("12:00"), total: { ...whole, notify: { quiet: night } } })).toBe(true);
    expect(mayIt({ now: at("12:00"), silences: [{ from: "2026-03-09T08:00:00Z", to: "2026-03-09T12:00:00Z" }] })).toBe(true);
  });
});
