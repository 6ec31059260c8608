import type { CalendarWords } from "../format/date.ts";
import type { RangeWord } from "../format/dateRange.ts";
import type { DeltaWords } from "../format/delta.ts";
import type { AlertRuleMessages } from "./messages/alertRule.ts";
import type { AlertMessages } from "./messages/alerts.ts";
import type { AskMessages } from "./messages/ask.ts";
import type { CockpitMessages } from "./messages/cockpit.ts";
import type { AnnotationMessages } from "./messages/annotations.ts";
import type { CommentMessages } from "./messages/comments.ts";
import type { DefinitionMessages } from "./messages/definition.ts";
import type { DrillMessages } from "./messages/drill.ts";
import type { DrillGridMessages } from "./messages/drillGrid.ts";
import type { FilteringMessages } from "./messages/filtering.ts";
import type { EditorMessages } from "./messages/editor.ts";
import type { FilterMessages } from "./messages/filters.ts";
import type { FrameMessages } from "./messages/frame.ts";
import type { FunnelMessages } from "./messages/funnel.ts";
import type { InsightMessages } from "./messages/insights.ts";
import type { JourneyMessages } from "./messages/journeys.ts";
import type { OutlookMessages } from "./messages/outlook.ts";
import type { KpiMessages } from "./messages/kpi.ts";
import type { FileMessages } from "./messages/files.ts";
import type { PictureMessages } from "./messages/picture.ts";
import type { QueryMessages } from "./messages/queries.ts";
import type { RetentionMessages } from "./messages/retention.ts";
import type { ScopeMessages } from "./messages/scope.ts";
import type { StateMessages } from "./messages/states.ts";
import type { ViewMessages } from "./messages/views.ts";
import type { TrendMessages } from "./messages/trend.ts";

/**
 * Every word that Metricdeck shows, in one language. A sentence with parameters is a function, so that grammar stays
 * with the language; numbers, dates and names come in already formatted, except counts that grammar depends on.
 */
export interface Messages {
  /** BCP 47 tag of the language, for `Intl` and the `lang` attribute. */
  readonly locale: string;
  /** A range of time by its first and its last date. Left out: as `Intl` says it. */
  readonly range?: RangeWord;
  /** A name and its value: "Channel: Phone". */
  readonly labeled: (name: string, value: string) => string;
  /** Names of one kind: "Phone, Chat". */
  readonly list: (items: readonly string[]) => string;
  /** What belongs to one statement: "Phone, Mar 2". */
  readonly phrases: (parts: readonly string[]) => string;
  /** Statements beside each other, which may hold lists themselves. */
  readonly clauses: (parts: readonly string[]) => string;
  readonly total: string;
  /** The rest behind the top n. */
  readonly other: string;
  /** The name of a dimension's null. */
  readonly unknown: string;
  /** The name of a text without letters, which is known to be that. */
  readonly blank: string;
  /** What a true value and a false one are called where the catalog does not say it. */
  readonly yes: string;
  readonly no: string;
  readonly calendar: CalendarWords;
  readonly delta: DeltaWords;
  readonly states: StateMessages;
  readonly definition: DefinitionMessages;
  readonly frame: FrameMessages;
  readonly kpi: KpiMessages;
  readonly trend: TrendMessages;
  /** Loaded with what speaks it. Left out: English. */
  readonly retention?: RetentionMessages;
  /** Loaded with what speaks it. Left out: English. */
  readonly funnel?: FunnelMessages;
  /** Loaded with what speaks it. Left out: English. */
  readonly journeys?: JourneyMessages;
  /** Of anomalies and forecasts, loaded with them. Left out: English. */
  readonly outlook?: OutlookMessages;
  /** Of insight cards, loaded with them. Left out: English. */
  readonly insights?: InsightMessages;
  /** Of the box for questions, loaded with it. Left out: English. */
  readonly ask?: AskMessages;
  /** Of files of a widget's rows, loaded with them. Left out: English. */
  readonly files?: FileMessages;
  /** Of pictures and reports, loaded with them. Left out: English. */
  readonly picture?: PictureMessages;
  /** Of queries in words, loaded with what shows them. Left out: English. */
  readonly queries?: QueryMessages;
  readonly drill: DrillMessages;
  readonly drillGrid: DrillGridMessages;
  readonly filters: FilterMessages;
  /** Left out: English. */
  readonly cockpit?: CockpitMessages;
  /** Of the editor of cockpits, loaded with it. Left out: those shipped for the locale. */
  readonly editor?: EditorMessages;
  /** Left out: English. */
  readonly alerts?: AlertMessages;
  /** Left out: English. */
  readonly alertRule?: AlertRuleMessages;
  /** Left out: English. */
  readonly comments?: CommentMessages;
  readonly annotations?: AnnotationMessages;
  /** Of saved views. Left out: English. */
  readonly views?: ViewMessages;
  /** Of filters that meet a widget otherwise than the page, loaded with the first filter. Left out: English. */
  readonly scope?: ScopeMessages;
  /** Of open controls and of drills. Left out: English. */
  readonly filtering?: FilteringMessages;
}
