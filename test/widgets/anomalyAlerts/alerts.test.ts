import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alertConditions, alertSeverities, incidentStates } from "../../../src/query/index.ts";
import type { Incident } from "../../../src/query/index.ts";
import { alertChoices } from "../../../src/widgets/anomalyAlerts/alertChoices.ts";
import { alertCourse } from "../../../src/widgets/anomalyAlerts/alertCourse.ts";
import { driversQuery } from "../../../src/widgets/anomalyAlerts/alertDrivers.ts";
import { alertRows, noFilter } from "../../../src/widgets/anomalyAlerts/alertRows.ts";
import type { AlertFilter } from "../../../src/widgets/anomalyAlerts/alertRows.ts";
import { alertsModel, withPending } from "../../../src/widgets/anomalyAlerts/alertsModel.ts";
import { alertsSentence } from "../../../src/widgets/anomalyAlerts/alertsSentence.ts";
import { alertsTable } from "../../../src/widgets/anomalyAlerts/alertsTable.ts";
import { timeAtWall, wallTime } from "../../../src/widgets/anomalyAlerts/wallTime.ts";
import { readIncident } from "../../../src/widgets/anomalyAlerts/alertText.ts";
import { tableCsv } from "../../../src/widgets/frame/tableText.ts";
import type { ShownAlerts } from "../../../src/index.ts";
import { incident } from "../../query/incident.ts";
import { catalog, chinese, english } from "./alertOptions.ts";

const now = "2026-03-08T10:00:00Z";
const evaluatedAt = now;
const later = "2026-03-08T12:00:00Z";
const ann = { id: "ann", name: "Ann" };
const rowsOf = (incidents: readonly Incident[], more: object = {}) => alertRows(incidents, { filter: noFilter, sort: "severity", now, open: new Set(), ...more });
const keys = (incidents: readonly Incident[], more: object = {}) => rowsOf(incidents, more).map(({ key }) => key);

describe("alertRows", () => {
  const grouped = [
    incident({ id: "a", groupKey: "g", severity: "warning" }),
    incident({ id: "b", severity: "critical" }),
    incident({ id: "c", groupKey: "g", severity: "info" }),
    incident({ id: "d", groupKey: "alone", severity: "info" }),
    incident({ id: "e", snoozedUntil: later }),
  ];

  it("folds incidents of one cause, and those that are snoozed at the end; one alone stands by itself", () => {
    expect(keys(grouped)).toEqual(["b", "group g", "d", "snoozed"]);
    expect(keys(grouped, { open: new Set(["group g", "snoozed"]) })).toEqual(["b", "group g", "a", "c", "d", "snoozed", "e"]);
  });

  it("wakes what is snoozed at its time", () => {
    expect(keys([incident({ snoozedUntil: later })], { now: later })).toEqual(["i1"]);
  });

  it("filters by severity, by owner and by having none", () => {
    const owned = [incident({ id: "a", owner: ann }), incident({ id: "b", severity: "info" })];
    expect(keys(owned, { filter: { severity: "info", owner: null } })).toEqual(["b"]);
    expect(keys(owned, { filter: { severity: null, owner: "ann" } })).toEqual(["a"]);
    expect(keys(owned, { filter: { severity: null, owner: "" } })).toEqual(["b"]);
  });

  it("sorts by start, surprise and due time, the unknown last", () => {
    const all = [
      incident({ id: "a", startedAt: "2026-03-01T00:00:00Z", score: -9, dueAt: null }),
      incident({ id: "b", severity: "info", startedAt: now, score: null, dueAt: later }),
      incident({ id: "c", severity: "info", score: 2, dueAt: now }),
    ];
    expect(keys(all, { sort: "started" })).toEqual(["b", "c", "a"]);
    expect(keys(all, { sort: "deviation" })).toEqual(["a", "c", "b"]);
    expect(keys(all, { sort: "due" })).toEqual(["c", "b", "a"]);
  });
});

describe("readIncident", () => {
  it("says actual against expected with the deviation, its bounds, and how long it lasts", () => {
    const { actual, against, expected, bounds, deviation, started, duration, state, name } = readIncident(incident({ scope: { channel: "phone", team: null } }), english);
    expect([name, actual, against, expected, bounds, deviation, started, duration, state]).toEqual([
      "Tickets, channel: Phone, Team: Unknown",
      "120",
      "expected 80",
      "80",
      "60 to 100",
      "+50.0% (+40)",
      "08:00",
      "2h",
      "Open, Firing",
    ]);
  });

  it("says no data as no data, with nothing made up beside it", () => {
    const { actual, deviation, state } = readIncident(incident({ actual: null, condition: "nodata" }), english);
    expect([actual, deviation, state]).toEqual(["No data", null, "Open, No data"]);
  });

  it("says a threshold where there is no single expected value, and shares in points", () => {
    expect(readIncident(incident({ expected: null, lower: null }), english).against).toBe("expected at most 100");
    expect(readIncident(incident({ metric: "csat", actual: 0.7, expected: 0.9 }), english).deviation).toBe("−20.0 pp (−22.2%)");
    const deviation = (given: Parameters<typeof incident>[0]) => readIncident(incident(given), english).deviation;
    expect([deviation({ actual: 45, expected: 0 }), deviation({ actual: 45, expected: 0.28 }), deviation({ actual: 45, expected: 5 })]).toEqual(["+45", "+45", "+800.0% (+40)"]);
    expect(deviation({ metric: "csat", actual: 0.7, expected: 0.0002 })).toBe("+70.0 pp (+349,900.0%)");
  });

  it("says how many more alone where what was expected is shown as 0", () => {
    const said = (given: Partial<Incident>, options = english) => {
      const { expected, deviation } = readIncident(incident(given), options);
      return [expected, deviation];
    };
    expect(said({ actual: 45, expected: 0.2856 })).toEqual(["0", "+45"]);
    expect(said({ actual: 45, expected: 0 })).toEqual(["0", "+45"]);
    expect(said({ actual: 45, expected: 0.2856 }, chinese)).toEqual(["0", "+45"]);
    expect(said({ metric: "csat", actual: 0.03, expected: 4e-12 })).toEqual(["0.0%", "+3.0 pp"]);
    expect(said({ metric: "csat", actual: 0.03, expected: 0.0004 }, chinese)).toEqual(["0.04%", "+3.0 个百分点(+7,400.0%)"]);
    expect(said({ metric: "wait", actual: 90, expected: 0.001 })).toEqual(["0s", "+1m 30s"]);
    expect(said({ actual: 0.4, expected: 0.1 })).toEqual(["0", "no change"]);
    expect(said({ metric: "wait", actual: 86_400 * 400, expected: 1 })).toEqual(["1s", "+400d"]);
  });

  it("says large numbers in the language's large units", () => {
    const { actual, expected, deviation } = readIncident(incident({ actual: 1e15, expected: 4e14 }), english);
    expect([actual, expected, deviation]).toEqual(["1,000T", "400T", "+150.0% (+600T)"]);
    const inChinese = readIncident(incident({ actual: 2e9, expected: 1 }), chinese);
    expect([inChinese.actual, inChinese.deviation]).toEqual(["20亿", "+20亿"]);
  });

  it("says it alone, too, where few cases were expected, and are shown rounded", () => {
    const said = (actual: number, expected: number) => {
      const reading = readIncident(incident({ actual, expected }), english);
      return [reading.expected, reading.deviation];
    };
    expect([said(3, 1.303), said(3, 1.6), said(5, 2.5), said(3, 2.6), said(1, 9.4)]).toEqual([
      ["1", "+2"],
      ["2", "+1"],
      ["3", "+2"],
      ["3", "no change"],
      ["9", "−8"],
    ]);
    expect([said(5, 2), said(24, 16.2)]).toEqual([
      ["2", "+150.0% (+3)"],
      ["16", "+48.1% (+8)"],
    ]);
  });

  it("says that a due time has passed only while the incident lasts", () => {
    const due = { dueAt: "2026-03-08T09:00:00Z" };
    expect(readIncident(incident(due), english).due).toBe("Overdue since 09:00");
    expect(readIncident(incident({ ...due, endedAt: "2026-03-08T08:30:00Z", state: "resolved" }), english).due).toBe("09:00");
  });
});

describe("alertsSentence", () => {
  it("counts by severity, names the gravest that is awake, and what has no data or is snoozed", () => {
    const incidents = [
      incident({ id: "a", snoozedUntil: later }),
      incident({ id: "b", severity: "warning", scope: { team: "north" } }),
      incident({ id: "c", severity: "warning", condition: "nodata", actual: null }),
    ];
    expect(alertsSentence({ incidents, evaluatedAt }, english)).toBe(
      "3 active alerts: 1 critical, 2 warning. The gravest: Tickets, Team: north, 120, expected 80. 1 has no data. 1 is snoozed.",
    );
    expect(alertsSentence({ incidents: incidents.slice(1, 2), evaluatedAt }, chinese)).toBe("进行中的告警 1 条：警告 1 条。最严重：工单，团队：north，120，预期 80。");
  });

  it("of none says as of when nothing fires", () => {
    expect(alertsSentence({ incidents: [], evaluatedAt }, english)).toBe("Nothing fires, as of 10:00.");
  });

  it("has only numbers that are in the data", () => {
    const anyIncident = fc.record({
      severity: fc.constantFrom(...alertSeverities),
      state: fc.constantFrom(...incidentStates),
      condition: fc.constantFrom(...alertConditions),
      snoozedUntil: fc.constantFrom(null, later),
    });
    fc.assert(
      fc.property(fc.array(anyIncident, { minLength: 1, maxLength: 20 }), (given) => {
        const incidents = given.map((one, index) => {
          const isOver = one.state === "resolved" || one.state === "closed";
          return incident({ ...one, id: `i${index}`, actual: null, endedAt: isOver ? now : null });
        });
        const living = incidents.filter(({ endedAt }) => endedAt === null);
        const count = (of: (one: Incident) => boolean) => living.filter(of).length;
        const expected = [
          living.length,
          ...(living.length === incidents.length ? [] : [incidents.length - living.length]),
          ...alertSeverities.map((severity) => count((one) => one.severity === severity)),
          count(({ condition }) => condition === "nodata"),
          count(({ snoozedUntil }) => snoozedUntil === later),
        ].filter((n, index) => index === 0 || n > 0);
        const told = alertsSentence({ incidents, evaluatedAt }, english).match(/\d+/g)?.map(Number);
        expect(told).toEqual(expected);
      }),
    );
  });
});

describe("alertsTable", () => {
  const cell = (incidents: readonly Incident[], name: string) => {
    const { columns } = alertsTable(alertsModel({ incidents, evaluatedAt }, []), "Alerts", english);
    const column = columns.find((one) => one.name === name);
    return column?.values.map((value) => column.format(value));
  };

  it("has every incident with its exact numbers", () => {
    expect(cell([incident({ actual: 120.5 })], "actual")).toEqual(["120.5"]);
    expect(cell([incident({ actual: null })], "actual")).toEqual(["—"]);
    expect(cell([incident()], "duration")).toEqual(["2h"]);
    expect(cell([incident()], "unit")).toBe(undefined);
  });

  it("is dates and numbers in a file, bounds and deviations in columns of their own", () => {
    const rows = [
      incident({ expected: 80, actual: 120, dueAt: later }),
      incident({ id: "b", expected: 0, actual: 3, lower: null, upper: 4, startedAt: "2026-03-01T00:00:00Z", endedAt: "2026-03-02T09:30:00Z" }),
    ];
    const table = alertsTable(alertsModel({ incidents: rows, evaluatedAt }, []), "Alerts", english);
    expect(tableCsv(table, { byteOrderMark: false, unitText: (unit) => (unit === "ratio" ? "relative" : null) }).split("\r\n")).toEqual([
      "Metric,Where,Severity,Actual,Expected,Lower bound,Upper bound,Deviation,Deviation (%) (relative),Started,Ended,Duration,Owner,Due,State",
      'Tickets,Everything,Critical,120,80,60,100,40,0.5,2026-03-08 08:00,,7200,Nobody,2026-03-08 12:00,"Open, Firing"',
      'Tickets,Everything,Critical,3,0,,4,3,,2026-03-01 00:00,2026-03-02 09:30,120600,Nobody,,"Open, Firing"',
      "",
    ]);
    expect([cell(rows, "deviation"), cell(rows, "deviation:relative")]).toEqual([["+40", "+3"], ["+50.0%", "—"]]);
  });

  it("says deviations of shares in percentage points, and none without a value", () => {
    expect(cell([incident({ metric: "csat", actual: 0.7, expected: 0.85 })], "deviation")).toEqual(["−15.0 pp"]);
    expect(cell([incident({ actual: null })], "deviation")).toEqual(["—"]);
  });

  it("has what the list shows, and names its filters", () => {
    const owned = [incident({ id: "a", owner: ann }), incident({ id: "b", severity: "info" })];
    const of = (filter: AlertFilter, shown?: ShownAlerts) => {
      const { notes, rowCount } = alertsTable(alertsModel({ incidents: owned, evaluatedAt }, []), "Alerts", { ...english, filter, shown });
      return [rowCount, notes];
    };
    expect(of(noFilter)).toEqual([2, []]);
    expect(of(noFilter, "active")).toEqual([2, ["Shown: Active"]]);
    expect(of({ severity: "critical", owner: "ann" }, "all")).toEqual([1, ["Shown: All", "Severity: Critical", "Owner: Ann"]]);
    expect(of({ severity: null, owner: "" })).toEqual([1, ["Owner: Nobody"]]);
  });

  it("has the unit beside numbers of several units", () => {
    const mixed = [incident(), incident({ id: "b", metric: "csat", actual: 0.7 })];
    expect([cell(mixed, "actual"), cell(mixed, "unit")]).toEqual([["120", "0.7"], ["count", "share, 0 to 1"]]);
  });
});

describe("alertCourse", () => {
  const at = (hour: number) => `2026-03-08T0${hour}:00:00Z`;
  const size = { width: 100, height: 26 };

  it("draws line, band and what lies outside, from the lowest to the highest of all", () => {
    const points = [
      { at: at(0), value: 10, expected: 10, lower: 0, upper: 20 },
      { at: at(1), value: 10, expected: 10, lower: 0, upper: 20 },
      { at: at(2), value: 40, expected: 10, lower: 0, upper: 20 },
    ];
    expect(alertCourse({ points }, size)).toMatchObject({
      line: "M0 18L50 18L100 3",
      dashed: "",
      band: "M0 13L50 13L100 13L100 23L50 23L0 23Z",
      expected: "M0 18L50 18L100 18",
      outside: [{ x: 100, y: 3 }],
      low: 0,
      high: 40,
    });
  });

  it("leaves gaps, and dashes what still runs", () => {
    const points = [0, 1, null, 3, 4].map((value, hour) => ({ at: at(hour), value }));
    const course = alertCourse({ points, incompleteFrom: at(4) }, size);
    expect([course?.line, course?.dashed]).toEqual(["M0 23L25 18M75 8", "M75 8L100 3"]);
  });

  it("is null where there is nothing to join", () => {
    expect(alertCourse({ points: [] }, size)).toBe(null);
    expect(alertCourse({ points: [{ at: at(0), value: 1 }] }, size)).toBe(null);
    expect(alertCourse({ points: [{ at: at(0), value: null }, { at: at(1), value: null }] }, size)).toBe(null);
  });

  it("lays a constant in the middle", () => {
    const points = [{ at: at(0), value: 5 }, { at: at(1), value: 5 }];
    expect(alertCourse({ points }, size)?.line).toBe("M0 13L100 13");
  });
});

describe("driversQuery", () => {
  it("asks where the change is while it lasted, of what has few values, within the scope", () => {
    expect(driversQuery(incident({ scope: { team: "north" } }), { catalog, now })).toEqual({
      kind: "drivers",
      metric: "tickets",
      time: { range: { from: "2026-03-08T08:00:00Z", to: now } },
      compare: "previous",
      dimensions: ["channel"],
      top: 5,
      where: { dimension: "team", op: "equals", value: "north" },
    });
  });

  it("asks of the rows alone that the incident's rule counts", () => {
    const where = { dimension: "channel", op: "equals", value: "phone" } as const;
    expect(driversQuery(incident({ where }), { catalog, now })?.where).toEqual(where);
    expect(driversQuery(incident({ where, scope: { team: "north" } }), { catalog, now })?.where).toEqual({ and: [where, { dimension: "team", op: "equals", value: "north" }] });
    expect(readIncident(incident({ where, scope: { team: "north" } }), english).scope).toBe("Team: north, channel: Phone");
  });

  it("follows a ratio to what it is made of", () => {
    expect(driversQuery(incident({ metric: "csat" }), { catalog, now })?.dimensions).toEqual(["team", "channel"]);
  });

  it("is null without a dimension to split by, a known metric, or a time that it lasted", () => {
    expect(driversQuery(incident({ scope: { team: "north" } }), { catalog, now, dimensions: ["team"] })).toBe(null);
    expect(driversQuery(incident({ metric: "gone" }), { catalog, now })).toBe(null);
    expect(driversQuery(incident({ startedAt: now }), { catalog, now })).toBe(null);
  });
});

describe("alertChoices", () => {
  it("offers what can be done, and to which incidents", () => {
    const both = [incident({ id: "a" }), incident({ id: "b", state: "resolved", endedAt: now })];
    const offered = alertChoices(both, { me: ann, snoozes: [3_600] }, english).map(({ label, ids }) => [label, ids.join()]);
    expect(offered).toEqual([
      ["Acknowledge", "a"],
      ["Assign to me", "a,b"],
      ["Snooze for 1h, until 11:00", "a"],
      ["Snooze until…", "a"],
      ["Resolve", "a"],
      ["Mark as false", "a,b"],
      ["Close", "b"],
      ["Reopen", "b"],
    ]);
  });
});

it("withPending shows what was done at once, in order, and leaves out what cannot be", () => {
  const pending = (["acknowledge", "acknowledge", "resolve"] as const).map((kind, index) => ({ requestId: `${index}`, ids: ["i1"], action: { kind }, at: now }));
  const after = withPending(incident(), pending);
  expect([after.state, after.history.map(({ what }) => what)]).toEqual(["resolved", ["acknowledge", "resolve"]]);
  expect(withPending(incident({ id: "other" }), pending).state).toBe("open");
});

describe("timeAtWall", () => {
  it.each([
    ["2026-03-19T10:20", "Asia/Shanghai", "2026-03-19T02:20:00.000Z"],
    // Clocks skip from 02:00 to 03:00, and show 02:30 twice.
    ["2026-03-29T02:30", "Europe/Berlin", "2026-03-29T01:30:00.000Z"],
    ["2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30:00.000Z"],
    ["2026-04-05T01:45", "Australia/Lord_Howe", "2026-04-04T14:45:00.000Z"],
  ])("timeAtWall(%s, %s) is when the zone's clocks show it", (wall, zone, expected) => {
    expect(new Date(timeAtWall(wall, zone) ?? NaN).toISOString()).toBe(expected);
  });

  it.each(["0002-03-19T09:00", "0999-12-31T09:00", "9999-12-31T23:59", "12026-03-19T09:00"])("timeAtWall(%s) is null: a year half typed", (wall) => {
    expect(timeAtWall(wall, "Asia/Shanghai")).toBe(null);
    expect(timeAtWall(wall, "America/Los_Angeles")).toBe(null);
  });

  it("timeAtWall('') is null, and wallTime() is its inverse", () => {
    expect(timeAtWall("", "UTC")).toBe(null);
    expect(wallTime(Date.parse("2026-03-19T02:20:59Z"), "Asia/Shanghai")).toBe("2026-03-19T10:20");
  });
});
