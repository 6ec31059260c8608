import type { HTMLAttributes } from "react";
import { describe, expectTypeOf, it } from "vitest";
import type {
  anomalyAlertsSpec,
  drillTableSpec,
  Field,
  funnelSpec,
  insightCardSpec,
  kpiStripSpec,
  kpiTileSpec,
  noteSpec,
  retentionCohortSpec,
  trendSpec,
} from "../../../src/document/index.ts";
import type {
  AnomalyAlertsProps,
  DrillTableProps,
  FunnelProps,
  InsightCardProps,
  KpiStripProps,
  KpiTileProps,
  NoteProps,
  RetentionCohortProps,
  TrendProps,
} from "../../../src/index.ts";
import type { Filter } from "../../../src/query/catalogFilter.ts";
import type { Catalog } from "../../../src/query/catalog.ts";
import type { Grain, Range } from "../../../src/query/range.ts";

/** What a page, and no document, says of any widget: where it stands, and whose it is. */
type OfThePage = "id" | "height" | "calendar" | "asOf" | "actions" | "annotations";

/** Props that hold data, without what every HTML element has. */
type DataProps<P> = Exclude<
  { [K in keyof P]-?: Exclude<P[K], undefined> extends (...given: never[]) => unknown ? never : K }[keyof P],
  Exclude<keyof HTMLAttributes<HTMLElement>, "title"> | "ref" | "key" | OfThePage
>;

type List<V, F> = F extends { readonly least: 1; readonly most: 3 } ? readonly [V] | readonly [V, V] | readonly [V, V, V] : readonly V[];

type ValueOfKind<F> = F extends { readonly kind: "choice"; readonly options: readonly { readonly value: infer V }[] }
  ? V
  : F extends { readonly kind: "list"; readonly of: infer Of }
    ? List<ValueOfKind<Of>, F>
    : F extends { readonly kind: "object"; readonly fields: infer Fs }
      ? ValuesOf<Fs>
      : F extends { readonly kind: "perMetric"; readonly of: infer Of }
        ? { readonly [metric: string]: ValueOfKind<Of> }
        : F extends { readonly kind: "oneOf"; readonly of: readonly (infer Of)[] }
          ? Of extends unknown ? ValueOfKind<Of> : never
          : F extends { readonly kind: keyof Plain }
            ? Plain[F["kind"]]
            : never;

interface Plain {
  metric: string;
  metrics: readonly string[];
  dimension: string;
  dimensions: readonly string[];
  hierarchy: string;
  event: string;
  events: readonly string[];
  range: Range;
  grain: Grain;
  filter: Filter<Catalog>;
  duration: string;
  text: string;
  name: string;
  link: string;
  /** As the component is handed it. */
  localized: string;
  number: number;
  boolean: boolean;
}

type RequiredOf<Fs> = { [K in keyof Fs]: Fs[K] extends { readonly required: true } ? K : never }[keyof Fs];
type ValuesOf<Fs> = { readonly [K in RequiredOf<Fs>]: ValueOfKind<Fs[K]> } & {
  readonly [K in Exclude<keyof Fs, RequiredOf<Fs>>]?: ValueOfKind<Fs[K]>;
};

type Props<S extends { readonly fields: { readonly [prop: string]: Field } }> = ValuesOf<S["fields"]>;

describe("standardSpecs", () => {
  it("have a field for every prop that holds data, but for those that a page gives", () => {
    // A tile is asked together with its neighbors by its strip, and nobody else.
    expectTypeOf<keyof typeof kpiTileSpec.fields>().toEqualTypeOf<Exclude<DataProps<KpiTileProps<Catalog>>, "askedWith" | "title">>();
    expectTypeOf<keyof typeof kpiStripSpec.fields>().toEqualTypeOf<Exclude<DataProps<KpiStripProps<Catalog>>, "title">>();
    expectTypeOf<keyof typeof trendSpec.fields>().toEqualTypeOf<DataProps<TrendProps<Catalog>>>();
    expectTypeOf<keyof typeof funnelSpec.fields>().toEqualTypeOf<DataProps<FunnelProps<Catalog>>>();
    expectTypeOf<keyof typeof insightCardSpec.fields>().toEqualTypeOf<Exclude<DataProps<InsightCardProps<Catalog>>, "metrics" | "definition">>();
    expectTypeOf<keyof typeof retentionCohortSpec.fields>().toEqualTypeOf<DataProps<RetentionCohortProps<Catalog>>>();
    // Whoever reads the table arranges its columns, and the browser remembers them.
    expectTypeOf<keyof typeof drillTableSpec.fields>().toEqualTypeOf<
      Exclude<DataProps<DrillTableProps<Catalog>>, "columnState" | "storageKey">
    >();
    expectTypeOf<keyof typeof noteSpec.fields>().toEqualTypeOf<DataProps<NoteProps>>();
    // Incidents are listed as of now; what a host can do with them is code.
    expectTypeOf<keyof typeof anomalyAlertsSpec.fields>().toEqualTypeOf<
      Exclude<DataProps<AnomalyAlertsProps<Catalog>>, "range" | "incidentActions">
    >();
  });

  it("let through what the widgets' props take, and need what they need", () => {
    expectTypeOf<Props<typeof kpiTileSpec>>().toExtend<KpiTileProps<Catalog>>();
    expectTypeOf<Props<typeof kpiStripSpec>>().toExtend<KpiStripProps<Catalog>>();
    expectTypeOf<Props<typeof trendSpec>>().toExtend<TrendProps<Catalog>>();
    expectTypeOf<Props<typeof funnelSpec>>().toExtend<FunnelProps<Catalog>>();
    expectTypeOf<Props<typeof insightCardSpec>>().toExtend<InsightCardProps<Catalog>>();
    expectTypeOf<Props<typeof noteSpec>>().toExtend<NoteProps>();
    expectTypeOf<Props<typeof retentionCohortSpec>>().toExtend<RetentionCohortProps<Catalog>>();
    expectTypeOf<Props<typeof drillTableSpec>>().toExtend<DrillTableProps<Catalog>>();
    expectTypeOf<Props<typeof anomalyAlertsSpec>>().toExtend<AnomalyAlertsProps<Catalog>>();
  });
});
