import { memoryAdapter } from "../../src/adapters/memory/index.ts";
import { d, defineCatalog, m } from "../../src/query/index.ts";
import type { Catalog, MetricsAdapter } from "../../src/query/index.ts";
import { storyNow } from "../support/supportTables.ts";

const dayMs = 86_400_000;
const days = 180;
const today = Math.floor(storyNow / dayMs) * dayMs;

/** A service desk that is busy on working days, and once was flooded. */
export const quietDesk: Catalog = defineCatalog({
  entities: { ticket: { key: "ticketId" } },
  dimensions: { createdAt: d.time(), channel: d.enum(["phone", "chat"], { label: { en: "Channel", "zh-CN": "渠道" } }) },
  metrics: { tickets: m.count({ entity: "ticket", time: "createdAt", label: { en: "New tickets", "zh-CN": "新增工单" } }) },
});

/** Nine days before the last whole one came three times as many as on other such days. */
export function quietDeskAdapter(): MetricsAdapter {
  let seed = 20_260_318;
  const noise = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647 - 0.5;
  const createdAt = Array.from({ length: days + 1 }, (_, index) => today - (days - index) * dayMs).flatMap((day) => {
    const usual = [0, 6].includes(new Date(day).getUTCDay()) ? 22 : 48;
    const flood = day === today - 10 * dayMs ? 3 : 1;
    const isToday = day === today;
    const count = Math.round((usual * flood + noise() * 14) * (isToday ? 0.4 : 1));
    return Array.from({ length: count }, (_, at) => day + Math.floor(((at + 0.5) / count) * (isToday ? storyNow - day : dayMs)));
  });
  const ticket = {
    ticketId: createdAt.map((_, index) => index + 1),
    createdAt,
    channel: createdAt.map((_, index) => (index % 3 === 0 ? "chat" : "phone")),
  };
  return memoryAdapter({ catalog: quietDesk, tables: { ticket }, clock: () => storyNow });
}
