import type { MemoryTables } from "../../src/adapters/memory/index.ts";

/** The moment at which every story takes place: a Wednesday, 10:20 in UTC. */
export const storyNow = Date.parse("2026-03-18T10:20:00Z");

const dayMs = 86_400_000;
const days = 440;
const channels = ["phone", "chat", "email", "wechat"] as const;
const regions = ["East", "North", "South", "West"] as const;

const teams = ["Billing", "Service", "Technical"] as const;
const names = (
  "Ada Ben Cai Dan Eva Fay Guo Han Ida Jin Kai Lea Mia Ned Ola Pei Qin Ray Sue Tao Uma Vic Wei Xia Yan Zoe Amy Bob Cora Deng Emma Feng Gina " +
  "Hugo Iris Jack Kira Luo Ming Nina Omar Pan Rong Shi Tian Uwe Wang Xu"
).split(" ");

/** Some 14 months of tickets and ratings: a weekly rhythm, growth, and one bad week in February. Always the same. */
export function supportTables(): MemoryTables {
  const random = seeded(20260318);
  const ticket = {
    ticketId: [] as number[],
    channel: [] as string[],
    region: [] as string[],
    team: [] as string[],
    agent: [] as string[],
    createdAt: [] as number[],
    repliedAt: [] as (number | null)[],
    solvedAt: [] as (number | null)[],
    firstResponseSeconds: [] as (number | null)[],
    cost: [] as number[],
  };
  const feedback = { feedbackId: [] as number[], ticketId: [] as number[], score: [] as number[], givenAt: [] as number[] };
  const today = storyNow - (storyNow % dayMs);
  for (let day = days; day >= 0; day -= 1) {
    const start = today - day * dayMs;
    const isWeekend = [0, 6].includes(new Date(start).getUTCDay());
    const isIncident = day >= 30 && day < 36;
    const load = (isWeekend ? 14 : 30) * (1 + (days - day) / 900) * (isIncident ? 1.7 : 1);
    const count = Math.round(load * (0.85 + random() * 0.3));
    for (let index = 0; index < count; index += 1) {
      const createdAt = Math.round(start + (8 + random() * 12) * 3_600_000);
      const wait = Math.round((isIncident ? 900 : 320 - (days - day) * 0.3) * (0.2 - Math.log(1 - random() * 0.98)));
      const solveMs = (4 + random() * 40) * 3_600_000;
      const ticketId = ticket.ticketId.length + 1;
      const isSolved = random() < (isIncident ? 0.78 : 0.9) && createdAt + solveMs < storyNow;
      const isRated = random() < 0.34;
      const score = random() < (isIncident ? 0.66 : 0.86 + (days - day) * 0.0001) ? (random() < 0.6 ? 5 : 4) : 1 + Math.floor(random() * 3);
      const [channel, region] = [channels[Math.floor(random() ** 1.4 * 4)] ?? "phone", regions[Math.floor(random() * 4)] ?? "East"];
      if (createdAt >= storyNow) continue;
      ticket.ticketId.push(ticketId);
      ticket.channel.push(channel);
      ticket.region.push(region);
      const team = `${region} ${teams[ticketId % 3] ?? ""}`;
      ticket.team.push(team);
      ticket.agent.push(`${names[(regions.indexOf(region) * 12 + (ticketId % 12)) % names.length] ?? ""}`);
      ticket.createdAt.push(createdAt);
      // One in so many is answered by nobody, though a robot may have solved it.
      const isReplied = ticketId % (channel === "email" ? 6 : channel === "chat" ? 11 : 24) !== 0;
      ticket.repliedAt.push(isReplied && createdAt + wait * 1000 < storyNow ? createdAt + wait * 1000 : null);
      ticket.solvedAt.push(isSolved ? Math.round(createdAt + solveMs) : null);
      ticket.firstResponseSeconds.push(createdAt + wait * 1000 < storyNow ? wait : null);
      ticket.cost.push(Math.round(1800 + random() * 4200) / 100);
      const givenAt = Math.round(createdAt + solveMs + 3_600_000);
      if (!isRated || givenAt >= storyNow) continue;
      feedback.feedbackId.push(feedback.feedbackId.length + 1);
      feedback.ticketId.push(ticketId);
      feedback.score.push(score);
      feedback.givenAt.push(givenAt);
    }
  }
  return { ticket, feedback };
}

/** Mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
