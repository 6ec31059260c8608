import { d, defineCatalog, m } from "../../src/query/index.ts";
import { words } from "../catalog/words.ts";

const log = { owner: "Help desk log · 服务台日志", version: "2012-11" } as const;
const opened = { entity: "ticket", time: "openedAt", ...log } as const;
const closed = { entity: "ticket", time: "closedAt", ...log } as const;
const changed = { entity: "stageChange", time: "completedAt", ...log } as const;

const stages = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;
type Stage = (typeof stages)[number];
const stageLabels = Object.fromEntries(
  stages.map((stage) => [stage, words(`Stage ${stage}`, `阶段 ${stage}`)]),
) as { readonly [S in Stage]: ReturnType<typeof words> };

/** A real help-desk log: tickets that pass numbered stages, whose names were not published. */
export const helpdeskCatalog = defineCatalog({
  entities: {
    ticket: { key: "ticketId", label: words("Ticket", "工单") },
    stageChange: { key: "changeId", label: words("Stage change", "阶段变更"), belongsTo: { ticket: "ticketId" } },
  },
  dimensions: {
    stage: d.enum(stages, { entity: "stageChange", label: words("Stage", "阶段"), valueLabels: stageLabels }),
    completedAt: d.time({ entity: "stageChange", label: words("Completed", "完成时间") }),
    firstStage: d.enum(stages, { entity: "ticket", label: words("First stage", "起始阶段"), valueLabels: stageLabels }),
    lastStage: d.enum(stages, { entity: "ticket", label: words("Last stage", "结束阶段"), valueLabels: stageLabels }),
    changes: d.number({ entity: "ticket", label: words("Stage changes", "阶段变更次数") }),
    durationSeconds: d.number({ entity: "ticket", label: words("Duration", "处理时长") }),
    repeated: d.boolean({ entity: "ticket", label: words("A stage repeated", "存在重复阶段") }),
    openedAt: d.time({ entity: "ticket", label: words("Opened", "开始时间") }),
    closedAt: d.time({ entity: "ticket", label: words("Closed", "结束时间") }),
  },
  metrics: {
    ticketsOpened: m.count({
      ...opened,
      label: words("Tickets opened", "开始工单量"),
      description: words("Tickets whose first entry in the log lies in the period.", "日志首条记录落在统计期内的工单。"),
      formula: words("Number of tickets, counted at their first entry", "工单数，按首条记录时间统计"),
      unit: "count",
      direction: "neutral",
    }),
    ticketsClosed: m.count({
      ...closed,
      label: words("Tickets closed", "结束工单量"),
      description: words("Tickets whose last entry in the log lies in the period.", "日志末条记录落在统计期内的工单。"),
      formula: words("Number of tickets, counted at their last entry", "工单数，按末条记录时间统计"),
      unit: "count",
      direction: "up",
    }),
    stageChanges: m.count({
      ...changed,
      label: words("Stage changes", "阶段变更次数"),
      description: words("Lines of the log.", "日志的行数。"),
      formula: words("Number of lines, counted at their time", "日志行数，按其时间统计"),
      unit: "count",
      direction: "neutral",
    }),
    stagesSeen: m.distinct({
      ...changed,
      of: "stage",
      label: words("Stages in use", "使用中的阶段数"),
      description: words("How many different stages occur.", "出现过的不同阶段数量。"),
      formula: words("Distinct stages of the lines in the period", "统计期内日志行的去重阶段数"),
      unit: "count",
      direction: "neutral",
    }),
    ticketsMoved: m.distinct({
      ...changed,
      of: "ticketId",
      label: words("Tickets worked on", "处理过的工单数"),
      description: words("Tickets with at least one stage change.", "至少有一次阶段变更的工单。"),
      formula: words("Distinct tickets of the lines in the period", "统计期内日志行的去重工单数"),
      unit: "count",
      direction: "neutral",
    }),
    durationMedian: m.percentile({
      ...closed,
      of: "durationSeconds",
      p: 0.5,
      label: words("Median duration", "处理时长中位数"),
      description: words("From the first entry of a ticket to its last.", "从工单首条记录到末条记录。"),
      formula: words("Median of last entry − first entry, calendar time", "（末条 − 首条记录）的中位数，自然时间"),
      unit: "seconds",
      direction: "down",
      clock: "calendar",
    }),
    durationP90: m.percentile({
      ...closed,
      of: "durationSeconds",
      p: 0.9,
      label: words("p90 duration", "处理时长 P90"),
      description: words("Nine of ten tickets took less.", "九成工单的处理快于此值。"),
      formula: words("90th percentile of last entry − first entry, calendar time", "（末条 − 首条记录）的 90 分位，自然时间"),
      unit: "seconds",
      direction: "down",
      clock: "calendar",
    }),
    durationLongest: m.max({
      ...closed,
      of: "durationSeconds",
      label: words("Longest duration", "最长处理时长"),
      description: words("The ticket that took longest.", "处理时间最长的工单。"),
      formula: words("Maximum of last entry − first entry, calendar time", "（末条 − 首条记录）的最大值，自然时间"),
      unit: "seconds",
      direction: "down",
      clock: "calendar",
    }),
    changesPerTicket: m.average({
      ...closed,
      of: "changes",
      label: words("Stage changes per ticket", "单均阶段变更次数"),
      description: words("Lines of the log per closed ticket.", "每张已结束工单的日志行数。"),
      formula: words("Mean number of lines of the tickets closed in the period", "统计期内结束工单的平均日志行数"),
      unit: "number",
      digits: 2,
      direction: "down",
    }),
    ticketsRepeating: m.count({
      ...closed,
      where: { dimension: "repeated", op: "equals", value: true },
      label: words("Tickets with a repeated stage", "存在重复阶段的工单量"),
      description: words("Tickets that went through some stage more than once.", "某阶段经历多次的工单。"),
      formula: words("Closed tickets in which a stage occurs twice or more", "已结束且某阶段出现两次及以上的工单数"),
      unit: "count",
      direction: "down",
    }),
    repeatedShare: m.ratio({
      ...log,
      numerator: "ticketsRepeating",
      denominator: "ticketsClosed",
      label: words("Share with a repeated stage", "重复阶段工单占比"),
      description: words("How many closed tickets went through some stage more than once.", "已结束工单中某阶段经历多次的比例。"),
      formula: words("Tickets with a repeated stage ÷ tickets closed", "存在重复阶段的工单 ÷ 结束工单"),
      unit: "share",
      direction: "down",
      minSample: 30,
    }),
  },
});
