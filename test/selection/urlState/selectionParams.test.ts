import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { namedGrains } from "../../../src/query/range.ts";
import type { Grain, Range } from "../../../src/query/range.ts";
import type { AnyFilter } from "../../../src/query/filter.ts";
import type { Clause, Selection } from "../../../src/selection/clause.ts";
import { ownParams, withOwnParams } from "../../../src/selection/urlState/searchParts.ts";
import { hasAddress } from "../../../src/selection/urlState/hasAddress.ts";
import { inOrder, selectionIn, selectionParams } from "../../../src/selection/urlState/selectionParams.ts";
import { support } from "../../query/support.ts";

const searchOf = (selection: Selection, { search = "", namespace = "c1" } = {}) =>
  withOwnParams(search, namespace, selectionParams(selection, namespace, { maxLength: 1e6 }).params);
const readFrom = (search: string, namespace = "c1") => selectionIn(ownParams(search, namespace), namespace, support);

const range = (filter: AnyFilter, source = "channel"): Clause => ({ source, filter });

const slow = { dimension: "agent", metric: "csat", op: "lt", value: 0.8 } as const;

describe("an address", () => {
  it.each<[Clause, string]>([
    [{ source: "range", range: { last: 28, unit: "day" } }, "c1.range=last28d"],
    [{ source: "range", range: { last: 28, unit: "day", complete: false } }, "c1.range=last28d.now"],
    [{ source: "range", range: { last: 4, unit: { interval: "PT6H", origin: "2026-01-05" } } }, "c1.range=last4.PT6H@2026-01-05"],
    [{ source: "range", range: { toDate: "fiscalYear" } }, "c1.range=toDate.fiscalYear"],
    [{ source: "range", range: { period: "month", offset: -1 } }, "c1.range=period.month.-1"],
    [{ source: "range", range: { from: "2026-01-01", to: "2026-02-01T08:30:00+08:00" } }, "c1.range=2026-01-01..2026-02-01T08:30:00%2B08:00"],
    [range({ dimension: "channel", op: "in", values: ["phone", "chat"] }), "c1.channel=in~phone~chat"],
    [range({ dimension: "region", op: "notIn", values: ["华东", null, "a b~c&=*!"] }), "c1.channel=region:notIn~%E5%8D%8E%E4%B8%9C~*~a%20b!~c%26%3D!*!!"],
    [range({ dimension: "score", op: "range", range: { from: -1.5, to: 1e21 } }), "c1.channel=score:range~-1.5..1e%2B21"],
    [range({ dimension: "createdAt", op: "range", range: { toDate: "week" } }), "c1.channel=createdAt:range~toDate.week"],
    [{ source: "slow", measure: slow, filter: { and: [] } }, "c1.slow=agent:csat:lt~0.8"],
    [{ source: "few", range: { toDate: "day" }, measure: { dimension: "region", metric: "tickets", op: "gte", value: -1e21, most: 50 }, filter: { and: [] } }, "c1.few=toDate.day;region:tickets:gte~-1e%2B21~50"],
    [{ source: "dates", range: { last: 7, unit: "day" }, compare: "yearAgo" }, "c1.dates=last7d;vs.yearAgo"],
    [{ source: "north.range", range: { last: 7, unit: "day" } }, "c1.north.range=last7d"],
    [{ source: "channel", highlight: { dimension: "channel", op: "in", values: ["chat"] } }, "c1.channel=mark(in~chat)"],
    [
      { source: "table", range: { last: 7, unit: "day" }, filter: { or: [{ not: { dimension: "urgent", op: "equals", value: true } }, { dimension: "agent", op: "isNull" }] } },
      "c1.table=last7d;or(not(urgent:equals~true);agent:isNull)",
    ],
    [
      { source: "table-open", open: { under: ["east", null], paths: [[["east", null, "a@b~c"], 0], [["east", null, "x@2"], 3]], sort: { column: "csat:@", direction: "asc" } } },
      "c1.table-open=at(east~*);open(east~*~a!@b!~c;east~*~x!@2@@3);by(csat:@~asc)",
    ],
    [{ source: "table-open", open: { under: [], paths: [[[4.5, true], 0]], sort: { column: null, direction: "desc" } } }, "c1.table-open=open(@4.5~@true);by(*~desc)"],
    [
      {
        source: "way",
        way: {
          cockpit: "agents",
          trail: [
            {
              cockpit: "overview",
              label: "overview",
              selection: [{ source: "range", range: { last: 7, unit: "day" } }, { source: "region", filter: { dimension: "region", op: "in", values: ["e~(st)"] } }],
              place: { scrolled: {}, focus: null },
            },
          ],
        },
      },
      "c1.way=way(agents;overview~range~last7d~region~in!~e!!!~!!!(st!!!))",
    ],
  ])("of %j is %s, and back", (clause, text) => {
    expect(searchOf([clause])).toBe(`?c1=1&${text}`);
    expect(readFrom(`?c1=1&${text}`)).toEqual({ selection: [clause], problems: [], key: null });
  });

  it("of nothing chosen differs from one that says nothing", () => {
    expect(searchOf([])).toBe("?c1=1");
    expect(readFrom("?c1=1")).toEqual({ selection: [], problems: [], key: null });
    expect(readFrom("?page=2")).toBeNull();
  });

  it("holds the condition on a metric and never who meets it, in the steps of a way too", () => {
    const clause: Clause = { source: "slow", measure: slow, filter: { dimension: "agent", op: "in", values: ["Ann", "Bo"] } };
    const trail = [{ cockpit: "a", label: "a", selection: [clause], place: { scrolled: {}, focus: null } }];
    const text = searchOf([clause, { source: "way", way: { cockpit: "b", trail } }]);
    expect(text).toBe("?c1=1&c1.slow=agent:csat:lt~0.8&c1.way=way(b;a~slow~agent:csat:lt!~0.8)");
    const open = { source: "slow", measure: slow, filter: { and: [] } };
    expect(readFrom(text)?.selection).toEqual([open, { source: "way", way: { cockpit: "b", trail: [{ ...trail[0], selection: [open] }] } }]);
  });

  it("leaves out origins, labels, and what is said by a widget without an id of its own", () => {
    const said: Selection = [
      { source: "_r_3_", range: { toDate: "day" } },
      { source: ":r3:", range: { toDate: "day" } },
      { source: "region", origin: "By region", label: "East", filter: { dimension: "region", op: "in", values: ["east"] } },
    ];
    expect(searchOf(said)).toBe("?c1=1&c1.region=in~east");
  });
});

describe("an address that somebody has changed", () => {
  it.each([
    ["c1.table-open=open(a~b", "table-open", '"open(a~b" of "table-open" is neither a range nor a filter'],
    ["c1.table-open=by(csat~up)", "table-open", '"by(csat~up)" of "table-open" is neither a range nor a filter'],
    ["c1.way=way(agents)", "way", '"way(agents)" of "way" is neither a range nor a filter'],
    ["c1.chanel=in~phone", "chanel", 'unknown dimension "chanel"; did you mean "channel"?'],
    ["c1.channel=is~phone", "channel", '"is~phone" of "channel" is neither a range nor a filter'],
    ["c1.channel=in~fax", "channel", '"channel" has none of the values'],
    ["c1.channel=range~1..2", "channel", '"range" is no operator of "channel"; use one of isNull, equals, in, notIn, contains, startsWith'],
    ["c1.agent=contains~an~x", "agent", 'contains is of one text, and "i" after it where case does not matter'],
    ["c1.agent=equals~an~i", "agent", "equals is of one value"],
    ["c1.channel=in~phone~fax", "channel", '"channel" has no "fax"'],
    ["c1.slow=agnt:csat:lt~0.8", "slow", 'unknown dimension "agnt"; did you mean "agent"?'],
    ["c1.slow=agent:csta:lt~0.8", "slow", 'unknown metric "csta"; did you mean "csat"?'],
    ["c1.slow=agent:csat:eq~0.8", "slow", '"agent:csat:eq~0.8" of "slow" is neither a range nor a filter'],
    ["c1.slow=agent:csat:lt~1..2", "slow", '"agent:csat:lt~1..2" of "slow" is neither a range nor a filter'],
    ["c1.slow=agent:csat:lt~0.8~0", "slow", '"agent:csat:lt~0.8~0" of "slow" is neither a range nor a filter'],
    ["c1.slow=agent:csat:lt~0.8;agent:csat:gt~0.2", "slow", '"agent:csat:lt~0.8;agent:csat:gt~0.2" of "slow" is neither a range nor a filter'],
    ["c1.score=equals~0x10", "score", '"score" has no value "0x10"'],
    ["c1.score=range~..", "score", '".." are no bounds; write them as 1..10'],
    ["c1.x=constructor:in~a", "x", 'unknown dimension "constructor"; use one of channel, region, agent, urgent, replies, firstResponseSeconds, createdAt, solvedAt, score, givenAt'],
    ["c1.x=and(region:in~a", "x", "a parenthesis is not closed"],
    ["c1.x=not(region:in~a;region:in~b)", "x", "`not` is of one filter"],
    [`c1.x=${"not(".repeat(14)}region:isNull${")".repeat(14)}`, "x", "filters are nested deeper than 12 levels"],
    ["c1.x=last7d;last8d", "x", '"last7d;last8d" of "x" is neither a range nor a filter'],
    ["c1.x=vs.lastWeek", "x", '"vs.lastWeek" of "x" is neither a range nor a filter'],
    ["c1.x=mark(region:in~a", "x", '"mark(region:in~a" of "x" is neither a range nor a filter'],
    ["c1.x=", "x", '"" of "x" is neither a range nor a filter'],
    ["c1.range=last0d", "range", '"last0d" of "range" is neither a range nor a filter'],
    ["c1.range=2026-13-01..2026-14-01", "range", '"2026-13-01..2026-14-01" of "range" is neither a range nor a filter'],
    ["c1.range=2026-02-30..2026-03-05", "range", '"2026-02-30..2026-03-05" of "range" is neither a range nor a filter'],
    ["c1.range=2026-03-05..2026-03-01", "range", '"2026-03-05..2026-03-01" of "range" is neither a range nor a filter'],
    ["c1.<b>=last7d", "<b>", '"<b>" is no name of a filter or a widget'],
  ])("?%s says what is wrong, and the rest is kept", (text, source, message) => {
    const read = readFrom(`?c1=1&${text}&c1.region=in~east`);
    const kept = text.includes("~phone~fax") ? [range({ dimension: "channel", op: "in", values: ["phone"] })] : [];
    expect(read?.selection).toEqual([...kept, range({ dimension: "region", op: "in", values: ["east"] }, "region")]);
    expect(read?.problems.map((one) => [one.source, one.message.startsWith(message)])).toEqual([[source, true]]);
  });

  it("is of a version that is not known: nothing is read, and it is said", () => {
    expect(readFrom("?c1=2&c1.region=in~east")).toEqual({
      selection: [],
      key: null,
      problems: [{ kind: "version", message: 'the address is of version "2" of "c1", this page reads 1; nothing of it was kept' }],
    });
  });

  it("whatever it is, nothing is thrown, and what is read can be written", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom("c1", "c1.channel", "c1.x", "c1.score"), fc.string({ unit: fc.constantFrom(..."()~!;*:.and not or in region score 01+-%é".split("")) })), { maxLength: 4 }), (params) => {
        const read = selectionIn(params, "c1", support);
        if (read === null) return;
        expect(readFrom(searchOf(read.selection))?.selection).toEqual(read.selection);
      }),
      { numRuns: 800 },
    );
  });
});

describe("an address that would be too long", () => {
  it("leaves out the longest filters, names them, and says so to who reads it", () => {
    const values = Array.from({ length: 500 }, (_, index) => `region ${index}`);
    const said = [range({ dimension: "region", op: "in", values }, "region"), range({ dimension: "channel", op: "in", values: ["chat"] })];
    const { params, cut, key } = selectionParams(said, "c1");
    expect([cut, params.map(([name]) => name)]).toEqual([["region"], ["c1", "c1.channel"]]);
    const read = readFrom(withOwnParams("", "c1", params));
    expect(read).toEqual({
      selection: [said[1]],
      key,
      problems: [{ kind: "tooLong", source: "region", message: 'the filter of "region" was too long for the address' }],
    });
  });
});

const units = fc.constantFrom<Grain>(...namedGrains, { interval: "PT15M" }, { interval: "P2W", origin: "2026-01-05T00:00:00Z" });
const ranges: fc.Arbitrary<Range> = fc.oneof(
  fc.constantFrom({ from: "2026-01-01", to: "2026-02-01" }, { from: "2026-03-29T00:00:00.000Z", to: "2026-03-29T08:00:00-05:00" }),
  fc.record({ last: fc.integer({ min: 1, max: 10_000 }), unit: units, complete: fc.constant(false) }, { requiredKeys: ["last", "unit"] }),
  fc.record({ toDate: units }),
  fc.record({ period: units, offset: fc.integer({ min: -10_000, max: 10_000 }) }),
);
const texts = fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: fc.constantFrom(..."~!;()*:.&=+%# an") }));
const leaves: fc.Arbitrary<AnyFilter> = fc.oneof(
  fc.record({ dimension: fc.constantFrom("region", "agent"), op: fc.constantFrom("in", "notIn"), values: fc.array(fc.option(texts)) }),
  fc.record({ dimension: fc.constant("channel"), op: fc.constantFrom("in", "notIn"), values: fc.array(fc.constantFrom("phone", "chat", null)) }),
  fc.record({ dimension: fc.constant("region"), op: fc.constantFrom("equals", "contains", "startsWith"), value: texts }),
  fc.record({ dimension: fc.constant("region"), op: fc.constantFrom("contains", "startsWith"), value: texts, ignoreCase: fc.constant(true) }),
  fc.record({ dimension: fc.constant("score"), op: fc.constant("in"), values: fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => one + 0)) }),
  fc.record({ dimension: fc.constant("urgent"), op: fc.constant("equals"), value: fc.boolean() }),
  fc.record({ dimension: fc.constant("createdAt"), op: fc.constant("range"), range: ranges }),
  fc.record({ dimension: fc.constant("score"), op: fc.constant("range"), range: fc.record({ from: fc.integer(), to: fc.integer() }, { requiredKeys: ["to"] }) }),
  fc.constant({ dimension: "agent", op: "isNull" }),
) as fc.Arbitrary<AnyFilter>;
const { filters } = fc.letrec<{ filters: AnyFilter }>((tie) => ({
  filters: fc.oneof({ depthSize: "small", withCrossShrink: true }, leaves, fc.record({ and: fc.array(tie("filters"), { maxLength: 3 }) }), fc.record({ or: fc.array(tie("filters"), { maxLength: 3 }) }), fc.record({ not: tie("filters") })),
}));
const clauses: fc.Arbitrary<Clause> = fc.oneof(
  fc.record({ source: fc.constant(""), filter: filters, range: ranges }),
  fc.record({ source: fc.constant(""), filter: filters }),
  fc.record({ source: fc.constant(""), range: ranges, compare: fc.constantFrom("previous", "yearAgo", "sameWeekday") }),
  fc.record({
    source: fc.constant(""),
    measure: fc.record(
      { dimension: fc.constantFrom("agent", "region"), metric: fc.constantFrom("csat", "tickets"), op: fc.constantFrom("gt", "gte", "lt", "lte"), value: fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => one + 0), most: fc.integer({ min: 1, max: 99_999 }) },
      { requiredKeys: ["dimension", "metric", "op", "value"] },
    ),
    filter: fc.constant({ and: [] }),
  }),
  fc.record({ source: fc.constant(""), highlight: filters, range: ranges }, { requiredKeys: ["source", "highlight"] }),
) as fc.Arbitrary<Clause>;
const selections: fc.Arbitrary<Selection> = fc
  .uniqueArray(fc.constantFrom("region", "channel", "range", "in", "and", "not-3", "_r_1_"), { maxLength: 4 })
  .chain((sources) => fc.tuple(...sources.map((source) => clauses.map((clause) => ({ ...clause, source })))));

describe("every selection", () => {
  it("has one address, in whatever order its filters were chosen; of two ranges the later one stays the later", () => {
    const [week, month] = [{ source: "range", range: { last: 7, unit: "day" } }, { source: "brush", range: { toDate: "month" } }] as const;
    const [phone, east] = [range({ dimension: "channel", op: "in", values: ["phone"] }), range({ dimension: "region", op: "in", values: ["east"] }, "region")];
    const one = "?c1=1&c1.range=last7d&c1.brush=toDate.month&c1.channel=in~phone&c1.region=in~east";
    expect([searchOf([phone, week, month, east]), searchOf([week, east, month, phone])]).toEqual([one, one]);
    expect(searchOf([month, phone, week, east])).toBe("?c1=1&c1.brush=toDate.month&c1.range=last7d&c1.channel=in~phone&c1.region=in~east");
  });

  it("comes back from its address as it was, even where a host's router writes the address anew", () => {
    fc.assert(
      fc.property(selections, (selection) => {
        const search = searchOf(selection);
        const kept = inOrder(selection.filter(hasAddress));
        expect(readFrom(search)).toEqual({ selection: kept, problems: [], key: null });
        expect(readFrom(`?${new URLSearchParams(search)}`)?.selection).toEqual(kept);
        expect(new URL(search, "https://host/").search).toBe(search);
      }),
      { numRuns: 200 },
    );
  });

  it("leaves the parameters of another cockpit and of the host alone, letter for letter", () => {
    fc.assert(
      fc.property(selections, selections, fc.constantFrom("q=a%20b+c&flag", "c10.region=in~x", "%zz=1&page=2"), (mine, others, foreign) => {
        const before = searchOf(others, { namespace: "c2", search: `?${foreign}` });
        const both = searchOf(mine, { search: before });
        expect(both.startsWith(`?${foreign}&`)).toBe(true);
        expect([readFrom(both)?.selection, readFrom(both, "c2")?.selection]).toEqual([inOrder(mine.filter(hasAddress)), inOrder(others.filter(hasAddress))]);
        expect(withOwnParams(both, "c1", [])).toBe(before);
        expect(withOwnParams(withOwnParams(both, "c1", []), "c2", [])).toBe(`?${foreign}`);
      }),
      { numRuns: 200 },
    );
  });
});
