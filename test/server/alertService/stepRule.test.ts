import { describe, expect, it } from "vitest";
import { stepRule } from "../../../src/server/alertService/stepRule.ts";
import type { RuleChanges, RuleRound } from "../../../src/server/alertService/stepRule.ts";
import type { AlertPoint } from "../../../src/analytics/index.ts";
import type { AlertRule } from "../../../src/query/index.ts";
import type { KeptIncident, KeptSeries } from "../../../src/server/index.ts";
import { support } from "../../query/support.ts";
import { at, busy } from "./scripted.ts";

const hourMs = 3_600_000;
const rule = busy as unknown as AlertRule;

function points(values: readonly (number | null)[], given: Partial<AlertPoint> = {}): readonly AlertPoint[] {
  return values.map((value, hour) => ({
    from: new Date(at("00:00") + hour * hourMs).toISOString(),
    to: new Date(at("00:00") + (hour + 1) * hourMs).toISOString(),
    value,
    ...given,
  }));
}

/** The rule over so many hours from midnight on; null: that hour's evaluation failed. */
function stepped(given: AlertRule, values: readonly (number | null)[], { failsFrom = Infinity, point = {} }: { readonly failsFrom?: number; readonly point?: Partial<AlertPoint> } = {}) {
  let kept: readonly KeptSeries[] = [];
  const incidents = new Map<string, KeptIncident>();
  const rounds = values.map((_, hour): RuleChanges => {
    const now = at("00:00") + (hour + 1) * hourMs;
    const found: RuleRound["found"] = hour >= failsFrom ? { failed: true } : [{ values: [], points: points(values.slice(0, hour + 1), point) }];
    const changes = stepRule({ rule: given, metric: support.metrics.tickets, found, kept, incidents: [...incidents.values()], before: at("00:00"), now });
    kept = changes.series;
    for (const one of changes.incidents) incidents.set(one.incident.id, one);
    return changes;
  });
  return { told: rounds.flatMap(({ notifications }) => notifications), incidents: [...incidents.values()].map(({ incident }) => incident) };
}

const brief = (told: RuleChanges["notifications"]) => told.map(({ kind, at: when, incident }) => `${kind} ${when.slice(11, 16)}${incident === null ? "" : " *"}`);

describe("stepRule()", () => {
  it("a firing that loses its data is told of, stays open, and says so in its history", () => {
    const { told, incidents } = stepped(rule, [50, null, null, null, null]);
    expect(brief(told)).toEqual(["fired 01:00 *", "noData 04:00 *"]);
    expect(incidents.map(({ state, condition, actual, history }) => [state, condition, actual, history.map(({ what }) => what)])).toEqual([
      ["open", "nodata", null, ["fire", "nodata"]],
    ]);
  });

  it("no data without a firing is told of without an incident", () => {
    const { told, incidents } = stepped(rule, [10, null, null, null]);
    expect([brief(told), incidents]).toEqual([["noData 04:00"], []]);
  });

  it("a rule that fails three times is told of once, and its incident says so", () => {
    const { told, incidents } = stepped(rule, [50, 50, 50, 50, 50], { failsFrom: 1 });
    expect(brief(told)).toEqual(["fired 01:00 *", "error 04:00"]);
    expect([incidents[0]?.condition, incidents[0]?.history.map(({ what }) => what)]).toEqual(["error", ["fire", "error"]]);
  });

  it("flapping is one digest about its incident, and then quiet", () => {
    const { told, incidents } = stepped(rule, [50, 10, 50, 10, 50, 10]);
    expect(brief(told)).toEqual(["fired 01:00 *", "resolved 02:00 *", "fired 03:00 *", "flapping 04:00 *"]);
    expect(incidents.map(({ reopened, state }) => [reopened, state])).toEqual([[2, "resolved"]]);
  });

  it("says which is the first that is told of a firing, where it began while it flapped", () => {
    const quiet = Array.from({ length: 22 }, () => 50);
    const { told } = stepped(rule, [50, 10, 50, 10, 10, ...quiet, 10]);
    expect(told.map(({ kind, isFirst }) => [kind, isFirst])).toEqual([["fired", undefined], ["resolved", undefined], ["fired", undefined], ["flapping", undefined], ["repeated", true], ["resolved", undefined]]);
  });

  it("too high and then too low are two incidents: the one is over where the other begins", () => {
    const given: AlertRule = { ...rule, condition: { kind: "threshold", enter: { above: 100, below: 10 } } };
    const { told, incidents } = stepped(given, [50, 200, 200, 2, 2]);
    expect(brief(told)).toEqual(["fired 02:00 *", "resolved 05:00 *", "fired 05:00 *"]);
    expect(told.map(({ incident }) => incident?.direction)).toEqual(["above", "above", "below"]);
    expect(incidents.map(({ direction, state, condition, startedAt, endedAt, score }) => [direction, state, condition, startedAt.slice(11, 16), endedAt?.slice(11, 16), score])).toEqual([
      ["above", "resolved", "normal", "01:00", "05:00", 100],
      ["below", "open", "firing", "03:00", undefined, 8],
    ]);
  });

  it.each<[string, Partial<AlertRule>, Partial<AlertPoint>, readonly unknown[]]>([
    ["a threshold has its bounds", { condition: { kind: "threshold", enter: { above: 40, below: 5 } } }, {}, [50, null, 5, 40, "above", 10]],
    ["a relative change is held against its base", { condition: { kind: "change", against: "previous", as: "relative", enter: { above: 0.2 } } }, { base: 40 }, [50, 40, null, 48, "above", 0.05]],
    ["an absolute change is too", { condition: { kind: "change", against: "previous", as: "absolute", enter: { below: 15 } } }, { base: 40 }, [50, 40, 55, null, "below", 5]],
  ])("of an incident %s", (_, part, point, expected) => {
    const { incidents } = stepped({ ...rule, ...part }, [50], { point });
    const [incident] = incidents;
    const { actual, expected: usual, lower, upper, direction, score } = incident ?? ({} as never);
    expect([actual, usual, lower, upper, direction, score === null ? null : Number(score?.toFixed(9))]).toEqual(expected);
  });

  it("tells that a rule could never be evaluated, by segments as without, and forgets it once it can", () => {
    for (const by of [[], ["channel"]]) {
      const step = (found: RuleRound["found"], kept: readonly KeptSeries[], hour: number) =>
        stepRule({ rule: { ...rule, by }, metric: undefined, found, kept, incidents: [], before: at("00:00"), now: at("00:00") + hour * hourMs });
      let last = step({ failed: true }, [], 1);
      const told = [last.notifications];
      for (const hour of [2, 3, 4]) told.push((last = step({ failed: true }, last.series, hour)).notifications);
      expect(told.map((round) => round.map(({ kind, scope }) => [kind, scope]))).toEqual([[], [], [["error", {}]], []]);
      const values = by.map(() => "chat");
      expect(step([{ values, points: points([50]) }], last.series, 5).series.map((one) => [one.values, one.state.status])).toEqual([[values, "firing"]]);
    }
  });

  it("names incidents by rule, series and direction, whatever order dimensions have", () => {
    const by = (names: readonly string[], values: readonly string[]) =>
      stepRule({
        rule: { ...rule, by: names },
        metric: undefined,
        found: [{ values, points: points([50]) }],
        kept: [],
        incidents: [],
        before: at("00:00"),
        now: at("01:00"),
      }).incidents[0];
    const one = by(["channel", "region"], ["chat", "North"]);
    expect(by(["region", "channel"], ["North", "chat"])?.key).toBe(one?.key);
    expect(by(["channel", "region"], ["phone", "North"])?.key).not.toBe(one?.key);
    expect(one?.incident.scope).toEqual({ channel: "chat", region: "North" });
  });

  it("says of which rows its numbers are, as the rule says now", () => {
    const where = { dimension: "channel", op: "equals", value: "phone" } as const;
    const found = [{ values: [], points: points([50]) }];
    const round = { metric: undefined, found, kept: [], before: at("00:00"), now: at("01:00") };
    const { incidents, notifications } = stepRule({ ...round, rule: { ...rule, where }, incidents: [] });
    expect([incidents[0]?.incident.where, notifications[0]?.where]).toEqual([where, where]);
    const plain = stepRule({ ...round, rule, incidents }).incidents[0]?.incident;
    expect(plain && "where" in plain).toBe(false);
  });
});
