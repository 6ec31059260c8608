import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { shanghaiWeekday, seasonAt, dayMs } from "../../../demo/data/businessTime.ts";
import { generateServiceData } from "../../../demo/data/generate.ts";
import { inSpan, planIncidents, type Span } from "../../../demo/data/incidents.ts";
import type { FeedbackRow, TicketRow } from "../../../demo/data/tables.ts";

const endText = "2026-11-01T00:00:00Z";
const end = Date.parse(endText);
const incidents = planIncidents(Date.parse("2024-11-01T00:00:00+08:00"), end);
const data = generateServiceData({ end: endText });
const tickets = rowsOf<TicketRow>(data.ticket);
const feedback = rowsOf<FeedbackRow>(data.feedback);
const ticketById = new Map(tickets.map((ticket) => [ticket.ticketId, ticket]));

describe("generateServiceData", () => {
  it("generateServiceData(options) gives the same columns for the same options, others for another seed", () => {
    const small = { end: "2026-11-21T20:00:00Z", months: 6, scale: 0.1 };
    const first = hashOf(generateServiceData(small));
    expect(hashOf(generateServiceData(small))).toBe(first);
    expect(hashOf(generateServiceData({ ...small, seed: 8 }))).not.toBe(first);
  });

  it("generateServiceData({ end }) tells of a past day the same, whenever it is asked, but for what goes on", () => {
    const opened = (end: string, from: string, to: string) => {
      const { ticket } = generateServiceData({ end, months: 8, scale: 0.1 });
      const { ticketId, customerId, createdAt, channel, category, agent, priority, firstRepliedAt } = ticket;
      const { from: start, to: stop } = between(from, to);
      const rows = createdAt.flatMap((at, row) => (at >= start && at < stop ? [row] : []));
      return rows.map((row) =>
        [ticketId, customerId, createdAt, channel, category, agent, priority, firstRepliedAt].map((column) => column[row]),
      );
    };
    const [morning, evening] = ["2026-11-21T03:00:00Z", "2026-11-21T11:00:00Z"] as const;
    const past = ["2026-05-01", "2026-11-05"] as const;
    expect(opened(evening, "2026-04-01", "2026-11-18")).toEqual(opened(morning, "2026-04-01", "2026-11-18"));
    expect(opened("2026-12-24T20:00:00Z", ...past)).toEqual(opened(morning, ...past));
    const [sooner, later] = [morning, evening].map((end) => opened(end, "2026-11-21", "2026-11-22"));
    expect(later?.length).toBeGreaterThan(sooner?.length ?? NaN);
    expect(later?.slice(0, sooner?.length).map(([id]) => id)).toEqual(sooner?.map(([id]) => id));
  });

  it("generateServiceData({ end, months }) begins with a month, so that whole months have as many before them to be compared with", () => {
    const { ticket } = generateServiceData({ end: "2026-11-21T20:00:00Z", months: 2, scale: 0.1 });
    const { from, to } = between("2026-09-01", "2026-09-02");
    expectBetween(ticket.createdAt[0], from, to);
  });

  it("generateServiceData() has columns of equal length and the sizes of 24 months", () => {
    const sizes = Object.entries(data).map(([table, columns]) => {
      const lengths = new Set(Object.values(columns).map((column) => column.length));
      expect([table, lengths.size]).toEqual([table, 1]);
      return [table, [...lengths][0] ?? 0] as const;
    });
    const size = Object.fromEntries(sizes);
    expectBetween(size["customer"], 3_900, 4_100);
    expectBetween(size["ticket"], 57_000, 64_000);
    expectBetween(size["statusChange"], 180_000, 220_000);
    expectBetween(size["communication"], 135_000, 170_000);
    expectBetween(size["feedback"], 22_000, 28_000);
    expectBetween(size["renewal"], 5_200, 6_800);
  });

  it("generateServiceData({ end }) puts nothing but deadlines at or after end, and whole seconds only", () => {
    for (const [table, columns] of Object.entries(data)) {
      for (const [name, column] of Object.entries(columns) as [string, unknown[]][]) {
        if (!/(At|since)$/.test(name) || name === "dueAt") continue;
        const times = column.filter((value): value is number => value !== null);
        expect([table, name, times.filter((time) => time >= end || time % 1000 !== 0)]).toEqual([table, name, []]);
      }
    }
  });

  it("generateServiceData() refers only to rows that exist", () => {
    const customers = new Set(data.customer.customerId);
    expect(customers.size).toBe(data.customer.customerId.length);
    expect(ticketById.size).toBe(tickets.length);
    for (const customerIds of [data.ticket.customerId, data.feedback.customerId, data.renewal.customerId]) {
      expect(customerIds.filter((customerId) => !customers.has(customerId))).toEqual([]);
    }
    for (const ticketIds of [data.statusChange.ticketId, data.communication.ticketId, data.feedback.ticketId]) {
      expect(ticketIds.filter((ticketId) => !ticketById.has(ticketId))).toEqual([]);
    }
  });

  it("generateServiceData() opens tickets only for customers of that moment", () => {
    const membership = new Map(
      data.customer.customerId.map((id, row) => [
        id,
        { from: data.customer.since[row] ?? NaN, to: data.customer.churnedAt[row] ?? Infinity },
      ]),
    );
    const strangers = tickets.filter(({ customerId, createdAt }) => {
      const span = membership.get(customerId);
      return span === undefined || !inSpan(createdAt, span);
    });
    expect(strangers).toEqual([]);
  });

  it("generateServiceData() keeps every ticket's row and its log in step", () => {
    const changes = groupRows(data.statusChange.ticketId);
    const wrong = tickets.filter((ticket) => {
      const rows = changes.get(ticket.ticketId) ?? [];
      const times = rows.map((row) => data.statusChange.changedAt[row] ?? NaN);
      const ordered = times.every((time, index) => index === 0 || time >= (times[index - 1] ?? NaN));
      const last = data.statusChange.status[rows.at(-1) ?? -1];
      return !ordered || times[0] !== ticket.createdAt || last !== ticket.status;
    });
    expect(wrong).toEqual([]);
    const replies = new Map<string, number>();
    for (const [row, ticketId] of data.communication.ticketId.entries()) {
      if (data.communication.sender[row] === "agent") replies.set(ticketId, (replies.get(ticketId) ?? 0) + 1);
    }
    expect(tickets.filter((ticket) => ticket.replies !== (replies.get(ticket.ticketId) ?? 0))).toEqual([]);
  });

  it("generateServiceData() derives durations, breach and first contact from the row's own times", () => {
    const wrong = tickets.filter(({ createdAt, firstRepliedAt, solvedAt, dueAt, ...ticket }) => {
      const overdue = solvedAt ?? end;
      const breached = overdue > dueAt ? "yes" : solvedAt === null ? null : "no";
      return (
        ticket.firstResponseSeconds !== (firstRepliedAt === null ? null : (firstRepliedAt - createdAt) / 1000) ||
        ticket.resolutionSeconds !== (solvedAt === null ? null : (solvedAt - createdAt) / 1000) ||
        ticket.breached !== breached ||
        ticket.firstContactResolved !== (solvedAt === null ? null : ticket.replies === 1 && ticket.reopens === 0) ||
        (firstRepliedAt !== null && firstRepliedAt < createdAt) ||
        (solvedAt !== null && solvedAt < (firstRepliedAt ?? Infinity))
      );
    });
    expect(wrong).toEqual([]);
  });

  it("generateServiceData() leaves gaps as real services do: unknown regions, unanswered and still open tickets", () => {
    expectBetween(share(tickets, ({ region }) => region === null), 0.012, 0.018);
    expectBetween(share(tickets, ({ firstRepliedAt }) => firstRepliedAt === null), 0.015, 0.035);
    const young = tickets.filter(({ createdAt }) => createdAt >= end - dayMs);
    expectBetween(share(young, ({ status }) => status === "open" || status === "pending"), 0.5, 1);
    expectBetween(share(tickets, ({ breached }) => breached === "yes"), 0.07, 0.15);
  });

  it("generateServiceData() follows the week, the day, the holidays and the growth of a business in Shanghai", () => {
    const weekend = share(tickets, ({ createdAt }) => [0, 6].includes(shanghaiWeekday(createdAt)));
    expectBetween(weekend, 0.12, 0.2);
    const daytime = share(tickets, ({ createdAt }) => inHours(createdAt, 9, 21));
    expectBetween(daytime, 0.82, 0.95);
    const festival = perDay(between("2026-02-14", "2026-02-25"));
    const ordinary = perDay(between("2026-03-09", "2026-03-30"));
    expectBetween(festival / ordinary, 0.2, 0.45);
    const lastOctober = tickets.filter(({ createdAt }) => inSpan(createdAt, between("2025-10-01", "2025-11-01")));
    const thisOctober = tickets.filter(({ createdAt }) => inSpan(createdAt, between("2026-10-01", "2026-11-01")));
    expectBetween(thisOctober.length / lastOctober.length, 1.1, 1.35);
  });

  it("generateServiceData() sells air conditioners' troubles in summer", () => {
    const ofMonth = (from: string, to: string) =>
      tickets.filter(({ createdAt, product }) => product === "airConditioner" && inSpan(createdAt, between(from, to)));
    const july = ofMonth("2026-07-01", "2026-08-01").length;
    expectBetween(july / ofMonth("2026-01-01", "2026-02-01").length, 4, 9);
  });

  it("generateServiceData() shows a faulty batch: × 3 repairs and complaints, slower replies, lower satisfaction", () => {
    expectSurge({ mark: "B", region: "East", from: "2026-05-01" }, { least: 2.3, most: 3.7 });
  });

  it("generateServiceData() shows late deliveries: × 4 deliveries and complaints, slower replies, lower satisfaction", () => {
    expectSurge({ mark: "D", region: "North", from: "2026-06-01" }, { least: 2.8, most: 5.2 });
  });

  it("generateServiceData() shows a day without phones each quarter: callers turn to chat", () => {
    const { from, to } = incidents.phoneOutages.at(-1) ?? { from: NaN, to: NaN };
    expect(from).toBe(Date.parse("2026-09-23T00:00:00+08:00"));
    const outage = tickets.filter(({ createdAt }) => inSpan(createdAt, { from, to }));
    const usual = { from: from - 7 * dayMs, to: to - 7 * dayMs };
    const weekBefore = tickets.filter(({ createdAt }) => inSpan(createdAt, usual));
    const phone = (rows: TicketRow[]) => share(rows, ({ channel }) => channel === "phone");
    const chat = (rows: TicketRow[]) => share(rows, ({ channel }) => channel === "chat");
    expectBetween(phone(outage) / phone(weekBefore), 0, 0.25);
    expectBetween(chat(outage) / chat(weekBefore), 1.4, 2.6);
  });

  it("generateServiceData() has no data at all in its logging gaps, five hours in each quarter", () => {
    const gaps = incidents.loggingGaps;
    expect(gaps.map(({ from, to }) => (to - from) / 3_600_000)).toEqual([5, 5, 5, 5, 5, 5, 5, 5]);
    const { ticket, statusChange, communication } = data;
    const columns = [ticket.createdAt, ticket.firstRepliedAt, ticket.solvedAt, ticket.closedAt].concat([
      statusChange.changedAt,
      communication.sentAt,
      data.feedback.givenAt,
    ]);
    const hits = columns.map((times) => times.filter((time) => time !== null && gaps.some((gap) => inSpan(time, gap))).length);
    expect(hits).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it("generateServiceData({ end }) refuses an end that is no instant", () => {
    expect(() => generateServiceData({ end: "yesterday" })).toThrow('metricdeck: "yesterday" is no instant');
  });
});

describe("planIncidents", () => {
  it("planIncidents(start, end) leaves no more than two days without a surge, and never moves one", () => {
    const whole = planIncidents(Date.parse("2025-01-01T00:00:00+08:00"), Date.parse("2027-01-01T00:00:00+08:00")).surges;
    const pauses = whole.slice(1).map(({ from }, at) => (from - (whole[at]?.to ?? NaN)) / dayMs);
    expect([Math.min(...pauses), Math.max(...pauses)]).toEqual([0, 2]);
    const later = planIncidents(Date.parse("2026-03-07T00:00:00+08:00"), Date.parse("2026-04-20T00:00:00+08:00")).surges;
    expect(later.length).toBe(4);
    expect(whole).toEqual(expect.arrayContaining([...later]));
  });
});

describe("seasonAt", () => {
  it("seasonAt(time) knows Spring Festival and National Day by the date in Shanghai", () => {
    expect(seasonAt(Date.parse("2026-09-30T15:59:59Z"))).toBe("ordinary");
    expect(seasonAt(Date.parse("2026-09-30T16:00:00Z"))).toBe("nationalDay");
    expect(seasonAt(Date.parse("2026-10-08T00:00:00Z"))).toBe("rebound");
    expect(seasonAt(Date.parse("2025-01-29T00:00:00Z"))).toBe("springFestival");
    expect(seasonAt(Date.parse("2027-02-14T00:00:00Z"))).toBe("rebound");
  });
});

function expectSurge(
  sought: { mark: string; region: string; from: string },
  { least, most }: { least: number; most: number },
): void {
  const surge = incidents.surges.find((one) => one.from === Date.parse(`${sought.from}T00:00:00+08:00`));
  if (surge === undefined) throw new Error(`no surge begins on ${sought.from}`);
  const { from, to, region, product, categories, mark } = surge;
  expect([mark, region]).toEqual([sought.mark, sought.region]);
  const local = (ticket: TicketRow) => ticket.region === region;
  const during = tickets.filter((ticket) => local(ticket) && inSpan(ticket.createdAt, { from, to }));
  const weeksBefore = { from: from - 28 * dayMs, to: from };
  const before = tickets.filter((ticket) => local(ticket) && inSpan(ticket.createdAt, weeksBefore));
  const surging = (rows: TicketRow[]) => rows.filter(({ category }) => categories.includes(category));
  const daily = surging(during).length / ((to - from) / dayMs);
  expectBetween(daily / (surging(before).length / 28), least, most);
  expectBetween(share(surging(during), (ticket) => ticket.product === product), 0.5, 1);
  const slower = median(responses(during)) / median(responses(before));
  expectBetween(slower, 1.5, 6);
  expectBetween(satisfaction(surging(before)) - satisfaction(surging(during)), 0.1, 0.7);
}

function satisfaction(rows: readonly TicketRow[]): number {
  const ids = new Set(rows.map(({ ticketId }) => ticketId));
  const rated = feedback.filter(({ kind, ticketId }) => kind === "csat" && ids.has(ticketId));
  return share(rated, ({ score }) => score >= 4);
}

function responses(rows: readonly TicketRow[]): number[] {
  return rows.map(({ firstResponseSeconds }) => firstResponseSeconds).filter((seconds) => seconds !== null);
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
}

function between(from: string, to: string): Span {
  return { from: Date.parse(`${from}T00:00:00+08:00`), to: Date.parse(`${to}T00:00:00+08:00`) };
}

function perDay(span: Span): number {
  return tickets.filter(({ createdAt }) => inSpan(createdAt, span)).length / ((span.to - span.from) / dayMs);
}

function inHours(time: number, from: number, to: number): boolean {
  const hour = new Date(time + 8 * 3600 * 1000).getUTCHours();
  return hour >= from && hour < to;
}

function share<Row>(rows: readonly Row[], holds: (row: Row) => boolean): number {
  return rows.filter(holds).length / rows.length;
}

function expectBetween(value: number | undefined, least: number, most: number): void {
  expect(value).toBeGreaterThanOrEqual(least);
  expect(value).toBeLessThanOrEqual(most);
}

function groupRows(ids: readonly string[]): Map<string, number[]> {
  const rows = new Map<string, number[]>();
  for (const [row, id] of ids.entries()) rows.set(id, [...(rows.get(id) ?? []), row]);
  return rows;
}

function rowsOf<Row extends object>(columns: { readonly [Key in keyof Row]: readonly Row[Key][] }): Row[] {
  const names = Object.keys(columns) as (keyof Row)[];
  const count = names[0] === undefined ? 0 : columns[names[0]].length;
  const rowAt = (row: number) => Object.fromEntries(names.map((name) => [name, columns[name][row]])) as Row;
  return Array.from({ length: count }, (_, row) => rowAt(row));
}

function hashOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}
