import { atDesk, hourMs, minuteMs, dayMs, seasonAt, secondMs, type Season } from "./businessTime.ts";
import { teams, type Category, type Channel, type Priority } from "./company.ts";
import type { Arrival } from "./arrivals.ts";
import { inSpan, type Incidents, type Span } from "./incidents.ts";
import { createRandom, type Random } from "./random.ts";
import type { CommunicationRow, StatusChangeRow } from "./tables.ts";

/** Everything that ever happens to a ticket, also after the end of the data, each list in order of time. */
export interface TicketLife {
  changes: Pick<StatusChangeRow, "status" | "changedAt">[];
  communications: Pick<CommunicationRow, "sender" | "sentAt">[];
  escalated: boolean;
}

const replyMinutes: { [Key in Channel]: number } = { phone: 2.5, chat: 6, email: 190, wechat: 16 };
const workHours: { [Key in Category]: number } = {
  installation: 34,
  repair: 40,
  billing: 7,
  delivery: 20,
  complaint: 24,
  question: 1,
};
const priorityPace: { [Key in Priority]: number } = { low: 1.35, normal: 1, high: 0.75, urgent: 0.5 };
const seasonPace: { [Key in Season]: number } = { ordinary: 1, springFestival: 1.7, nationalDay: 1.4, rebound: 1.35 };
const fates = [
  ["solved", 0.962],
  ["abandoned", 0.013],
  ["unanswered", 0.022],
  ["forgotten", 0.003],
] as const;
const followUpShare: { [Key in Category]: number } = {
  installation: 0.17,
  repair: 0.24,
  billing: 0.14,
  delivery: 0.17,
  complaint: 0.3,
  question: 0.08,
};

/** Agents differ, the same way in every run: a lognormal factor on the time they take. */
const agentPace = new Map(
  teams.flatMap(({ agents }) => agents.map((agent) => [agent, createRandom(1, agent).logNormal(1, 0.22)] as const)),
);

export function liveTicket(arrival: Arrival, incidents: Incidents, random: Random): TicketLife {
  const { createdAt, channel, category, priority, agent } = arrival;
  const pace =
    priorityPace[priority] * seasonPace[seasonAt(createdAt)] * (agentPace.get(agent) ?? 1) * slowdown(arrival, incidents);
  const life = new Diary(createdAt, incidents.loggingGaps, random.chance(escalationShare(arrival)));

  life.change("open", createdAt);
  life.say("customer", createdAt);
  if ((channel === "chat" || channel === "wechat") && random.chance(0.2)) life.say("bot", createdAt + 4 * secondMs);

  const fate = random.pick(fates);
  if (fate === "forgotten") return life;
  if (fate === "unanswered") {
    life.change("closed", createdAt + (7 + 7 * random.next()) * dayMs);
    return life;
  }

  const repliedAt = atDesk(createdAt + random.logNormal(replyMinutes[channel] * pace, 0.85) * minuteMs, random.next());
  life.say("agent", repliedAt);
  if (fate === "abandoned") {
    life.change("pending", repliedAt);
    life.change("closed", repliedAt + (10 + 4 * random.next()) * dayMs);
    return life;
  }

  const solvedAt = atDesk(repliedAt + random.logNormal(workHours[category] * pace ** 0.6, 0.75) * hourMs, random.next());
  const worked = solvedAt - repliedAt;
  if (random.chance(category === "repair" ? 0.24 : 0.12)) {
    const pendingShare = 0.1 + 0.3 * random.next();
    life.change("pending", repliedAt + worked * pendingShare);
    if (random.chance(0.35)) life.change("open", repliedAt + worked * (pendingShare + 0.4));
  }
  const turns = countSuccesses(followUpShare[category], 4, random);
  for (let turn = 1; turn <= turns; turn += 1) {
    life.say("customer", repliedAt + (worked * (turn - 0.7 + 0.3 * random.next())) / (turns + 0.1));
    life.say("agent", repliedAt + (worked * (turn - 0.3 + 0.2 * random.next())) / (turns + 0.1));
  }
  life.change("solved", solvedAt);

  let lastSolvedAt = solvedAt;
  const touchy = category === "complaint" || arrival.surge !== null;
  const comebacks = countSuccesses(touchy ? 0.14 : 0.055, 2, random);
  for (let comeback = 0; comeback < comebacks; comeback += 1) {
    const reopenedAt = lastSolvedAt + Math.min(70 * hourMs, random.logNormal(18 * hourMs, 0.7));
    const againAt = atDesk(reopenedAt + random.logNormal(9 * pace, 0.7) * hourMs, random.next());
    life.change("open", reopenedAt);
    life.say("customer", reopenedAt);
    life.say("agent", reopenedAt + (againAt - reopenedAt) * (0.3 + 0.5 * random.next()));
    life.change("solved", againAt);
    lastSolvedAt = againAt;
  }
  life.change("closed", lastSolvedAt + 72 * hourMs + random.next() * 12 * hourMs);
  return life;
}

function slowdown({ region, createdAt }: Arrival, { surges }: Incidents): number {
  return surges.find((surge) => surge.region === region && inSpan(createdAt, surge))?.slowdown ?? 1;
}

function escalationShare({ category, priority, surge }: Arrival): number {
  const usual = category === "complaint" ? 0.16 : priority === "urgent" ? 0.12 : 0.02;
  return surge === null ? usual : Math.min(1, 2 * usual + 0.05);
}

function countSuccesses(share: number, most: number, random: Random): number {
  let count = 0;
  while (count < most && random.chance(share)) count += 1;
  return count;
}

/** Nothing is done while nothing can be logged: from each gap on, the rest of a life begins that much later. */
class Diary implements TicketLife {
  readonly changes: TicketLife["changes"] = [];
  readonly communications: TicketLife["communications"] = [];
  readonly escalated: boolean;
  readonly #gaps: readonly Span[];

  constructor(createdAt: number, gaps: readonly Span[], escalated: boolean) {
    this.escalated = escalated;
    this.#gaps = gaps.filter(({ from }) => createdAt < from);
  }

  change(status: StatusChangeRow["status"], time: number): void {
    this.changes.push({ status, changedAt: this.#written(time) });
  }

  say(sender: CommunicationRow["sender"], time: number): void {
    this.communications.push({ sender, sentAt: this.#written(time) });
  }

  #written(time: number): number {
    const written = this.#gaps.reduce((at, { from, to }) => (at >= from ? at + to - from : at), time);
    return Math.floor(written / secondMs) * secondMs;
  }
}
