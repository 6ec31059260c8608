import { memoryAdapter } from "../../../src/adapters/memory/index.ts";
import { en } from "../../../src/i18n/en.ts";
import { d, defineCatalog } from "../../../src/query/index.ts";
import type { AnyRow, Catalog, RetentionQuery, TableResult } from "../../../src/query/index.ts";
import { retentionModel } from "../../../src/widgets/retentionCohort/retentionModel.ts";
import { retentionQuery } from "../../../src/widgets/retentionCohort/retentionQuery.ts";
import type { RetentionQueryProps } from "../../../src/widgets/retentionCohort/retentionQuery.ts";

/** People who join, come back and pay. */
export const journeys = defineCatalog({
  entities: { deed: { key: "deedId" } },
  dimensions: {
    who: d.number({ entity: "deed" }),
    kind: d.enum(["join", "visit", "pay", "complain"], { entity: "deed" }),
    plan: d.enum(["free", "paid"], { entity: "deed", valueLabels: { free: { en: "Free" } } }),
    amount: d.number({ entity: "deed", label: { en: "revenue" } }),
    at: d.time({ entity: "deed" }),
  },
  metrics: {},
  events: {
    joined: { entity: "deed", time: "at", actor: "who", where: { dimension: "kind", op: "equals", value: "join" }, label: { en: "Joined" } },
    visited: {
      entity: "deed",
      time: "at",
      actor: "who",
      where: { dimension: "kind", op: "equals", value: "visit" },
      direction: "up",
      label: { en: "Visited", "zh-CN": "访问" },
    },
    paid: { entity: "deed", time: "at", actor: "who", where: { dimension: "kind", op: "equals", value: "pay" } },
    complained: {
      entity: "deed",
      time: "at",
      actor: "who",
      where: { dimension: "kind", op: "equals", value: "complain" },
      direction: "down",
    },
  },
});

export interface Deed {
  readonly who: number;
  readonly kind: "join" | "visit" | "pay" | "complain";
  /** Days after Sunday, March 1, 2026, in UTC. */
  readonly day: number;
  readonly amount?: number;
  readonly plan?: "free" | "paid";
}

const start = Date.UTC(2026, 2, 1);

/** An instant so many days after March 1. */
export function day(days: number): string {
  return new Date(start + days * 86_400_000).toISOString();
}

export function journeysAdapter(deeds: readonly Deed[], { now = 40 } = {}) {
  const catalog: Catalog = journeys;
  const deed = {
    deedId: deeds.map((_, index) => index),
    who: deeds.map(({ who }) => who),
    kind: deeds.map(({ kind }) => kind),
    plan: deeds.map(({ plan }) => plan ?? null),
    amount: deeds.map(({ amount }) => amount ?? null),
    at: deeds.map(({ day }) => start + day * 86_400_000),
  };
  return memoryAdapter({ catalog, tables: { deed }, clock: () => start + now * 86_400_000 });
}

type Props = Omit<RetentionQueryProps<typeof journeys>, "start" | "return"> & Partial<RetentionQueryProps<typeof journeys>>;

/** By the day, of visits after joining. */
export async function modelOf(deeds: readonly Deed[], { from = 0, to = 3, now = 40, minSample, ...props }: Props & { from?: number; to?: number; now?: number; minSample?: number | undefined } = {}) {
  const range = { from: day(from), to: day(to) };
  const asked = { start: "joined", return: "visited", grain: "day", range, ...props } as RetentionQueryProps<Catalog>;
  const query = retentionQuery(asked, null, journeys as Catalog);
  const adapter = journeysAdapter(deeds, { now });
  const result = (await adapter.query(query, {})) as TableResult<AnyRow>;
  const model = retentionModel(result, query as RetentionQuery, { catalog: journeys, messages: en, measure: asked.measure, minSample });
  return { model, result, adapter, query };
}

/** 1000 join on March 2 and 500 on March 3; of these 500 and 400 come back the day after. */
export const golden: readonly Deed[] = Array.from({ length: 1500 }, (_, who): readonly Deed[] => {
  const joined = who < 1000 ? 1.5 : 2.5;
  const isBack = who < 1000 ? who < 500 : who < 1400;
  const join = { who, kind: "join", day: joined } as const;
  return isBack ? [join, { who, kind: "visit", day: joined + 1 }] : [join];
}).flat();
