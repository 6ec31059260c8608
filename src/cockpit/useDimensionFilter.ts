"use client";

import { useState } from "react";
import type { DimensionValue } from "../query/dimension.ts";
import { choiceFilter, isChoice } from "../query/dimensionChoice.ts";
import type { DimensionChoice } from "../query/dimensionChoice.ts";
import { allOf } from "../query/filter.ts";
import type { Catalog, DimensionName, EntityName, TimeDimensionName } from "../query/catalog.ts";
import type { Filter } from "../query/catalogFilter.ts";
import type { MetricsError } from "../query/error.ts";
import { isLatin, isPinyin } from "../query/isPinyin.ts";
import { mostFilterValues } from "../query/mostFilterValues.ts";
import type { MembersQuery } from "../query/query.ts";
import { defaultRange } from "../react/defaultRange.ts";
import { labelOf } from "../react/label.ts";
import { part } from "../react/part.ts";
import type { RegisteredCatalog } from "../react/register.ts";
import { useLocalized } from "../react/useLocalized.ts";
import { useMetrics } from "../react/useMetrics.ts";
import { usePart } from "../react/usePart.ts";
import { useSelection } from "../react/useSelection.ts";
import { useWidgetId } from "../react/useWidgetId.ts";
import { resolveFor } from "../selection/selection.ts";
import { choiceText } from "../react/choiceText.ts";
import { valueText } from "../react/valueText.ts";
import {
  choiceOf,
  choosingClause,
  dimensionOptions,
  memberFilter,
} from "./dimensionChoice.ts";
import type { DimensionOption, Member } from "./dimensionChoice.ts";
import { changedChoice, isWholeRule } from "./choiceRule.ts";
import { useSearch } from "./useSearch.ts";
import type { Search } from "./useSearch.ts";

export interface DimensionFilterOptions {
  readonly dimension: DimensionName<RegisteredCatalog>;
  /** What the control is called. Default: what the catalog calls the dimension. */
  readonly label?: string;
  /** Whose rows are counted. Default: the dimension's entity; a conformed dimension needs it. */
  readonly entity?: EntityName<RegisteredCatalog>;
  /** The time by which the counts follow the page's date range. Default: they count all time. */
  readonly time?: TimeDimensionName<RegisteredCatalog>;
  /** The source of its clauses. A clause that the host has published under this id is where it starts. */
  readonly id?: string;
  /**
   * What is chosen, where the host keeps it: its own clause in the selection is then neither read nor changed. Null:
   * the host keeps it, and nothing is chosen.
   */
  readonly value?: DimensionChoice | null;
  readonly onChange?: (choice: DimensionChoice) => void;
}

export interface DimensionFilterState {
  /** What the control is called. */
  readonly label: string;
  readonly choice: DimensionChoice;
  /** The choice in words: "Phone, Chat +2". */
  readonly text: string;
  readonly isOpen: boolean;
  /** Values are asked for while it is open. */
  readonly setOpen: (isOpen: boolean) => void;
  readonly search: Search;
  readonly options: readonly DimensionOption[];
  readonly status: "pending" | "refreshing" | "ready" | { readonly error: MetricsError; readonly retry: () => void };
  /** Lists more values; null where all are listed, or as many as can be. */
  readonly more: (() => void) | null;
  /** How many values there are at most in a list, where there are more than that. */
  readonly cut: number | null;
  /** Among how many values pinyin was looked for, where there are more. */
  readonly soundedAmong: number | null;
  /** What is searched for, where all that it finds can be chosen by that. */
  readonly rule: string | null;
  /** Chosen values that no row has. */
  readonly missing: readonly string[];
  /** Of the list that was pasted last, what the dimension cannot hold. */
  readonly unread: readonly string[];
  /** How many values were to be chosen last, where a filter holds fewer: then nothing of it was. */
  readonly tooMany: number | null;
  /** Chooses the values of a list besides; false where they were too many. */
  readonly paste: (text: string) => boolean;
  readonly choose: (choice: DimensionChoice) => void;
}

const pageSize = 100;
const mostValues = 10_000;

/** Loaded for the first Chinese value that is searched for in Latin letters. */
const pinyinPart = part(() => import("../query/pinyin.ts"));
const pastePart = part(() => import("./pastedValues.ts"));

/**
 * One dimension's filter over the page and the values to choose from, without a picture. A value that a click on a chart
 * chose is shown as chosen here, and what is chosen here then takes its place.
 */
export function useDimensionFilter(options: DimensionFilterOptions): DimensionFilterState {
  const { dimension: name, entity: ownEntity, time, id, value: given, onChange } = options;
  const { catalog, client, locale, messages } = useLocalized<Catalog>();
  const { clauses, publish, clear } = useSelection();
  const source = useWidgetId(id);
  const [isOpen, setOpen] = useState(false);
  const [size, setSize] = useState(pageSize);
  const [emptyOp, setEmptyOp] = useState<DimensionChoice["op"]>("in");
  const [unread, setUnread] = useState<readonly string[]>([]);
  const [tooMany, setTooMany] = useState<number | null>(null);
  const search = useSearch();
  const pasting = usePart(pastePart, isOpen);

  const dimension = catalog.dimensions[name];
  const label = options.label ?? labelOf(catalog.dimensions, name, locale);
  const chosen = given === undefined ? choosingClause(clauses, source, name) : undefined;
  const selected = given ?? choiceOf(chosen?.filter, name);
  const choice: DimensionChoice = isChoice(selected) ? selected : { op: emptyOp, values: [] };

  const isEnum = dimension?.kind === "enum";
  const entity = ownEntity ?? dimension?.entity;
  const others = clauses.filter((clause) => clause.source !== source && clause !== chosen).map(({ filter }) => filter);
  const range = resolveFor(clauses, source).range ?? defaultRange;
  const where = memberFilter(catalog, entity ?? "", others, time === undefined ? null : { dimension: time, range });
  const all: MembersQuery = {
    kind: "members",
    dimension: name,
    order: "count",
    page: { size: isEnum ? mostValues : size },
    ...(entity === undefined ? {} : { entity }),
    ...(where === null ? {} : { where: where as Filter<Catalog> }),
  };
  const isSearched = !isEnum && search.settled !== "";
  const query: MembersQuery = isSearched ? { ...all, search: search.settled } : all;
  const answer = useMetrics(asked(isOpen, query));
  const result = answer.status === "success" ? answer.result : null;
  const hasMore = result?.page?.next !== undefined;
  const isWhole = !hasMore && answer.status === "success" && !answer.refreshing;
  const found = result && (result.rows as readonly Member[]);

  // What was listed before the search stands in the cache; only a source that knows pinyin itself is asked for it.
  const isKnowing = client.adapter.capabilities?.members?.pinyin === true;
  const before = useMetrics(asked(isOpen && isSearched && !isKnowing, all));
  const loaded = before.status === "success" ? (before.result.rows as readonly Member[]) : (found ?? []);
  const textOf = (value: DimensionValue) => valueText(dimension, value, { locale, messages });
  // An enum's labels are the catalog's, of which no source knows.
  const isSounded = isOpen && (isEnum || !isKnowing) && isPinyin(search.text, isEnum ? dimension.values.map(textOf) : loaded.map(({ value }) => textOf(value)));
  const mayMiss = isSounded || (!isKnowing && dimension?.kind === "string" && locale === "zh-CN" && isLatin(search.text));
  const sounding = usePart(pinyinPart, isSounded);
  const sounds = isSounded ? sounding?.soundsLike : undefined;
  const members = found && isSearched && sounds ? [...found, ...loaded.filter(({ value }) => sounds(textOf(value), search.settled))] : found;

  const listed = new Set(found?.map(({ value }) => value));
  const unknown = isEnum || isSearched || isWhole || found === null ? [] : choice.values.filter((value) => !listed.has(value));
  const presence: MembersQuery = {
    ...all,
    page: { size: Math.max(1, unknown.length) },
    where: allOf([where, { dimension: name, op: "in", values: unknown }]) as Filter<Catalog>,
  };
  const present = useMetrics(asked(isOpen && unknown.length > 0, presence));
  const shown = dimensionOptions(dimension, members, {
    locale,
    messages,
    chosen: choice.values,
    search: isEnum ? search.text : search.settled,
    isWhole,
    checked: present.status === "success" && !present.refreshing ? (present.result.rows as readonly Member[]) : null,
    sounds,
    isTrusted: isKnowing && isSearched,
  });
  const isRule =
    dimension?.kind === "string" && !isSounded && isWholeRule(search.settled, shown.filter(({ value }) => listed.has(value)).map(({ value }) => value));
  const choose = (next: DimensionChoice) => {
    const most = Math.max(next.values.length, next.except?.length ?? 0);
    const isHeld = most <= mostFilterValues;
    setTooMany(isHeld ? null : most);
    if (!isHeld) return false;
    setEmptyOp(next.op);
    onChange?.(next);
    if (given !== undefined) return true;
    if (chosen !== undefined && chosen.source !== source) clear(chosen.source);
    const filter = choiceFilter(name, next);
    if (filter === null) clear(source);
    else publish({ source, filter });
    return true;
  };

  return {
    label,
    choice,
    text: choiceText(choice, dimension, { locale, messages }),
    isOpen,
    setOpen,
    search,
    options: shown,
    status: statusOf(answer),
    more: hasMore && size < mostValues ? () => setSize(Math.min(mostValues, size * 5)) : null,
    cut: hasMore && size >= mostValues ? mostValues : null,
    soundedAmong: mayMiss && before.status === "success" && before.result.page?.next !== undefined ? loaded.length : null,
    rule: isRule ? search.settled : null,
    missing: shown.filter(({ isGone }) => isGone).map((option) => option.label),
    unread,
    tooMany,
    paste(text) {
      const { values = [], unread: none = [] } = pasting?.pastedValues(text, dimension, { locale, messages }) ?? {};
      setUnread(none);
      return values.length === 0 || choose(changedChoice(choice, { added: values }));
    },
    choose,
  };
}

function asked(isAsked: boolean, query: MembersQuery): MembersQuery<RegisteredCatalog> | null {
  return isAsked ? (query as MembersQuery<RegisteredCatalog>) : null;
}

function statusOf(answer: ReturnType<typeof useMetrics>): DimensionFilterState["status"] {
  if (answer.status === "pending") return "pending";
  if (answer.status === "error") return { error: answer.error, retry: answer.refetch };
  if (answer.stale?.error) return { error: answer.stale.error, retry: answer.refetch };
  return answer.refreshing ? "refreshing" : "ready";
}
