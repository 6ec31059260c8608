"use client";

import { useEffect, useMemo, useState } from "react";
import type { Detect } from "../../analytics/backtestRule.ts";
import type { AlertRule } from "../../query/alertRule.ts";
import { alertHistory, bucketsIn } from "../../query/alertHistory.ts";
import { alertRuleQuery } from "../../query/alertRuleQuery.ts";
import type { Catalog, MetricName } from "../../query/catalog.ts";
import { asMetricsError, MetricsError } from "../../query/error.ts";
import type { RulePort, SavedRule } from "../../query/rulePort.ts";
import { part } from "../../react/part.ts";
import type { RegisteredCatalog } from "../../react/register.ts";
import { useAnswer } from "../../react/useMetrics.ts";
import { useOnline } from "../../react/useOnline.ts";
import { usePart } from "../../react/usePart.ts";
import { usePortAnswer } from "../../react/usePortAnswer.ts";
import { useProvided } from "../../react/useProvided.ts";
import { useNoted } from "../chart/useNoted.ts";
import { draftInLocale } from "./draftInLocale.ts";
import { readDraft } from "./readDraft.ts";
import type { RuleProblem } from "./readDraft.ts";
import type { RuleCalendar } from "./ruleCalendars.ts";
import { draftOf, newRule } from "./ruleDraft.ts";
import type { RuleDraft } from "./ruleDraft.ts";
import type { RulePreview } from "./rulePreview.ts";

export interface UseAlertRuleBuilderProps<C extends Catalog = RegisteredCatalog> {
  /** The rule to change. Default: a new one. */
  readonly rule?: AlertRule<C>;
  /** Or the id of one that the adapter keeps. */
  readonly ruleId?: string;
  /** Of a new rule. Default: the catalog's first. */
  readonly metric?: MetricName<C>;
  /** Saves it in place of the adapter. What it gives back is shown as the adapter's answer would be. */
  readonly onSave?: (rule: AlertRule<C>) => void | Promise<void | SavedRule<C>>;
  /** Default: `alerts.rules` of the adapter. */
  readonly port?: RulePort<C>;
  /** Times in which a rule can be quiet, to choose from. Default: the holidays of the catalog's calendars. */
  readonly calendars?: readonly RuleCalendar[];
  /** Scores the points of rules for unusual values. Default: what the port's `backtest` says, else the library's detector. */
  readonly detect?: Detect;
}

export type RulePreviewState =
  | { readonly status: "pending" }
  /** The condition is not filled in, or what is filled in is wrong. */
  | { readonly status: "unfinished"; readonly isWrong: boolean }
  | { readonly status: "error"; readonly error: MetricsError; readonly retry: () => void }
  | { readonly status: "ready"; readonly preview: RulePreview };

export type RuleSaving =
  | { readonly status: "idle" | "saving" | "saved" }
  | { readonly status: "failed"; readonly error: MetricsError }
  /** What somebody else has saved, null where it was removed, and what this was made from. */
  | { readonly status: "conflict"; readonly theirs: AlertRule | null; readonly base: AlertRule };

/** A rule while it is changed, without a form. */
export interface AlertRuleBuilderModel {
  readonly draft: RuleDraft;
  readonly change: (part: Partial<RuleDraft>) => void;
  /** What the draft says; a number that is missing is NaN. */
  readonly rule: AlertRule;
  readonly problems: readonly RuleProblem[];
  readonly isDirty: boolean;
  readonly isOnline: boolean;
  /** False where nobody would keep it. */
  readonly canSave: boolean;
  /** That its quiet times are chosen from. Left out: those of the catalog. */
  readonly calendars?: readonly RuleCalendar[];
  readonly preview: RulePreviewState;
  readonly saving: RuleSaving;
  /** False where there are problems, and nothing was sent. */
  readonly save: () => boolean;
  readonly reset: () => void;
  readonly loadTheirs: () => void;
  /** Saves over what somebody else has saved meanwhile. */
  readonly keepMine: () => void;
}

export type AlertRuleBuilderState =
  | { readonly status: "pending" }
  | { readonly status: "forbidden" }
  | { readonly status: "empty"; readonly filtered: false }
  | { readonly status: "error"; readonly error: MetricsError; readonly retry: () => void }
  | {
      readonly status: "ready";
      readonly model: AlertRuleBuilderModel;
      readonly refreshing: boolean;
      readonly stale: null;
      readonly partial: null;
    };

/** What tries a rule, loaded while its numbers are on their way. */
const trying = part(() => import("./ruleTrial.ts"));

interface Editing {
  readonly base: AlertRule;
  /** As it was typed, in this locale. */
  readonly draft: RuleDraft;
  readonly locale: string;
}
type Loaded = { readonly status: "pending" | "gone" } | { readonly status: "error"; readonly error: MetricsError } | { readonly status: "ready" };

/** A rule's draft, what is wrong with it, what it would have done, and how it is saved. */
export function useAlertRuleBuilder<C extends Catalog = RegisteredCatalog>(props: UseAlertRuleBuilderProps<C>): AlertRuleBuilderState {
  const { rule: givenRule, ruleId, metric, onSave, detect, calendars } = props as unknown as UseAlertRuleBuilderProps<Catalog>;
  const { client, catalog, locale, now } = useProvided<Catalog>();
  const port = (props.port as unknown as RulePort | undefined) ?? client.adapter.alerts?.rules;
  const isOnline = useOnline();
  const opened = (rule: AlertRule): Editing => ({ base: rule, draft: draftOf(rule, catalog, locale), locale });
  const [editing, setEditing] = useState<Editing>(() => opened(givenRule ?? newRule(catalog, `rule-${now().toString(36)}`, metric)));
  const { base } = editing;
  const [loaded, setLoaded] = useState<Loaded>({ status: ruleId === undefined ? "ready" : "pending" });
  const [attempt, setAttempt] = useState(0);
  const [saving, setSaving] = useState<RuleSaving>({ status: "idle" });
  const start = (rule: AlertRule) => setEditing(opened(rule));

  useEffect(() => {
    if (ruleId === undefined || port === undefined) return;
    const leaving = new AbortController();
    port.get(ruleId, { signal: leaving.signal }).then(
      (found) => {
        if (leaving.signal.aborted) return;
        if (found !== null) start(found);
        setLoaded({ status: found === null ? "gone" : "ready" });
      },
      (error: unknown) => {
        if (!leaving.signal.aborted) setLoaded({ status: "error", error: asMetricsError(error) });
      },
    );
    return () => leaving.abort();
    // What is being typed is not asked for again with the language.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [port, ruleId, attempt]);

  const draft = useMemo(() => draftInLocale(editing.draft, catalog, editing.locale, locale), [editing, catalog, locale]);
  const { rule, problems } = useMemo(() => readDraft(draft, base, { catalog, locale }), [draft, base, catalog, locale]);
  const preview = usePreview(rule, problems, { isReady: loaded.status === "ready", detect, port });

  if (loaded.status === "gone") return { status: "empty", filtered: false };
  if (loaded.status === "error") {
    if (loaded.error.code === "forbidden") return { status: "forbidden" };
    const retry = () => {
      setLoaded({ status: "pending" });
      setAttempt(attempt + 1);
    };
    return { status: "error", error: loaded.error, retry };
  }
  if (loaded.status === "pending") return { status: "pending" };

  const send = (sent: AlertRule) => {
    setSaving({ status: "saving" });
    const answer = onSave ? Promise.resolve(sent).then(onSave) : (port?.save(sent) ?? Promise.resolve());
    answer.then(
      (saved) => {
        if (saved?.status === "conflict") return setSaving({ status: "conflict", theirs: saved.rule, base });
        const kept = saved?.rule ?? sent;
        // What was typed while it was on its way stays.
        setEditing((later) => (later.draft === editing.draft ? opened(kept) : { ...later, base: kept }));
        setSaving({ status: "saved" });
      },
      (error: unknown) => setSaving({ status: "failed", error: asMetricsError(error) }),
    );
  };
  const model: AlertRuleBuilderModel = {
    draft,
    change: (part) => {
      setEditing((before) => ({ ...before, draft: { ...draftInLocale(before.draft, catalog, before.locale, locale), ...part }, locale }));
      if (saving.status === "saved") setSaving({ status: "idle" });
    },
    rule,
    problems,
    isDirty: JSON.stringify(editing.draft) !== JSON.stringify(draftOf(base, catalog, editing.locale)),
    isOnline,
    canSave: onSave !== undefined || port !== undefined,
    ...(calendars && { calendars }),
    preview,
    saving,
    save: () => {
      if (problems.length > 0) return false;
      if (saving.status !== "saving") send(rule);
      return true;
    },
    reset: () => {
      start(base);
      setSaving({ status: "idle" });
    },
    loadTheirs: () => {
      if (saving.status !== "conflict") return;
      if (saving.theirs === null) setLoaded({ status: "gone" });
      else start(saving.theirs);
      setSaving({ status: "idle" });
    },
    keepMine: () => {
      if (saving.status !== "conflict") return;
      const version = saving.theirs?.version ?? 0;
      setEditing((before) => ({ ...before, base: { ...before.base, version } }));
      send({ ...rule, version });
    },
  };
  return { status: "ready", model, refreshing: false, stale: null, partial: null };
}

interface PreviewOptions {
  readonly isReady: boolean;
  readonly detect: Detect | undefined;
  readonly port: RulePort | undefined;
}

/** Tried here, but for unusual values where the port can: its detector is the one that will be asked. */
function usePreview(rule: AlertRule, problems: readonly RuleProblem[], { isReady, detect, port }: PreviewOptions): RulePreviewState {
  const { catalog } = useProvided<Catalog>();
  const isKnown = Object.hasOwn(catalog.metrics, rule.metric) && !problems.some(({ fault }) => fault === "unknown");
  const unnamed = problems.every(({ field }) => field === "nameEn");
  const buckets = bucketsIn(30, rule.grain);
  const { backtest } = port ?? {};
  const asks = isReady && rule.condition.kind === "anomaly" && !detect && backtest;
  const served = usePortAnswer(["backtest", rule], asks && unnamed ? (signal) => asks(rule, { buckets, signal }) : null);
  const isServed = asks && served.error?.code !== "unsupported";
  const answer = useAnswer(isReady && isKnown && !isServed ? alertRuleQuery(rule, buckets + alertHistory(rule, buckets)) : null);
  const result = answer.status === "success" ? answer.result : null;
  const noted = useNoted(rule.metric, result?.resolvedRange && rule.condition.kind === "anomaly" ? result.resolvedRange : null);
  const { annotations } = noted;
  const tried = usePart(trying, isReady);
  const preview = useMemo(() => {
    if (!tried || !unnamed) return null;
    if (isServed) return served.data ? tried.rulePreview(rule, served.data) : null;
    return result && !noted.isPending ? tried.ruleTrial(rule, result, { catalog, buckets, annotations, detect }) : null;
  }, [tried, result, rule, unnamed, buckets, catalog, annotations, noted.isPending, detect, isServed, served.data]);
  if (!unnamed) return { status: "unfinished", isWrong: problems.some(({ field, fault }) => field !== "nameEn" && fault !== "required") };
  const error = isServed ? served.error : answer.status === "error" ? answer.error : null;
  if (error !== null) return { status: "error", error, retry: isServed ? served.refetch : answer.refetch };
  if (tried === null) {
    return { status: "error", error: new MetricsError("unavailable", "the preview's code could not be loaded"), retry: trying.load };
  }
  return preview === null ? { status: "pending" } : { status: "ready", preview };
}
