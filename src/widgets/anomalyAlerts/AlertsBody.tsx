"use client";

import { useEffect, useId, useMemo, useRef, useState } from "react";
import { alertSeverities } from "../../query/alerts.ts";
import type { AlertAction, Incident } from "../../query/alerts.ts";
import { MetricsError } from "../../query/error.ts";
import type { Instant } from "../../query/range.ts";
import { part } from "../../react/part.ts";
import { usePart } from "../../react/usePart.ts";
import { StateView } from "../frame/StateView.tsx";
import { Unloaded } from "../frame/Unloaded.tsx";
import { actionText, alertChoices } from "./alertChoices.ts";
import type { AlertChoice } from "./alertChoices.ts";
import { AlertList } from "./AlertList.tsx";
import type { AlertHostAction, AlertMenuItem } from "./AlertMenu.tsx";
import { alertRows, alertSorts, noFilter } from "./alertRows.ts";
import type { AlertFilter, AlertRow, AlertSort } from "./alertRows.ts";
import { momentText, readIncident } from "./alertText.ts";
import type { AlertsModel } from "./alertsModel.ts";
import { alertsSentence } from "./alertsSentence.ts";
import { useAlertPeople } from "./useAlertPeople.ts";
import { useAlertWords } from "./useAlertWords.ts";
import type { AlertDesk, AlertOutcome } from "./useAnomalyAlerts.ts";

const shownAlerts = ["active", "ended", "all"] as const;
/** Which incidents are listed: those that last, those that are over, or both. */
export type ShownAlerts = (typeof shownAlerts)[number];

export interface AlertsBodyProps {
  readonly model: AlertsModel;
  readonly title: string;
  /** What can be done. Left out: the list is read only. */
  readonly desk?: AlertDesk | undefined;
  /** Which are listed, and how to choose others; without `onShown` there is no choice. Default `active`. */
  readonly shown?: ShownAlerts | undefined;
  readonly onShown?: ((shown: ShownAlerts) => void) | undefined;
  /** Lengths of the snoozes that are offered. Default: an hour, four hours, a day, a week. */
  readonly snoozeSeconds?: readonly number[] | undefined;
  /** What a host can do with incidents: create a work item, for instance. */
  readonly incidentActions?: readonly AlertHostAction[] | undefined;
  /** Dimensions that may have driven a change. Default: those that the metric can be split by, six at most. */
  readonly driverDimensions?: readonly string[] | undefined;
  /** What of the listed incidents is shown. */
  readonly filter: AlertFilter;
  readonly onFilter: (filter: AlertFilter) => void;
}

const detailPart = part(() => import("./AlertDetail.tsx"));
const actionsPart = part(() => import("./alertActions.ts"));
const shortcuts: Readonly<Record<string, "acknowledge" | "resolve" | "markFalse">> = { a: "acknowledge", r: "resolve", f: "markFalse" };

/** What fires in a sentence, the list with its filters, and in place of it the incident that is opened. */
export function AlertsBody(props: AlertsBodyProps) {
  const { model, title, desk, shown = "active", onShown, snoozeSeconds, incidentActions = [], filter, onFilter } = props;
  const options = useAlertWords();
  const { words, messages } = options;
  const people = useAlertPeople();
  const [sort, setSort] = useState<AlertSort>("severity");
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState({ key: "", at: 0 });
  const [openedId, setOpened] = useState<string | null>(null);
  const [menu, setMenu] = useState<{ readonly incidents: readonly Incident[]; readonly anchor: HTMLElement; readonly name: string } | null>(null);
  const [host, setHost] = useState<{ readonly former: AlertOutcome | null; readonly failure: string | null }>({ former: null, failure: null });
  const [snoozing, setSnoozing] = useState<{ readonly snooze: (until: Instant) => void } | null>(null);
  const wordsId = useId();
  const root = useRef<HTMLDivElement>(null);
  const focused = useRef<Element | null>(null);
  const actions = usePart(actionsPart, desk !== undefined);
  const detail = usePart(detailPart, openedId !== null);

  const { incidents } = model;
  // What is snoozed wakes with the clock, which is read at each answer.
  // oxlint-disable-next-line react/exhaustive-deps
  const rows = useMemo(() => alertRows(incidents, { filter, sort, now: options.now, open }), [incidents, filter, sort, open]);
  const stop = rows.find(({ key }) => key === active.key) ?? rows[Math.min(active.at, rows.length - 1)];
  const chosen = incidents.filter(({ id }) => selected.has(id));
  const opened = incidents.find(({ id }) => id === openedId);
  const pending = new Set(desk?.pending.flatMap(({ ids }) => ids));
  const owners = [...new Map(incidents.map(({ owner }) => [owner?.id ?? "", owner?.name ?? words.nobody]))];

  const act = (ids: readonly string[], action: AlertAction) => {
    if (desk === undefined || ids.length === 0) return;
    void desk.act(ids, action);
    setHost((last) => ({ ...last, failure: null }));
    setSelected(new Set());
  };
  const runHost = async ({ label, run }: AlertHostAction, of: readonly Incident[]) => {
    setHost({ former: desk?.outcome ?? null, failure: null });
    try {
      await run(of);
    } catch (thrown) {
      const failure = (words.hostFailed ?? words.failed)(of.length, label, reasonOf(thrown));
      setHost((last) => ({ ...last, failure }));
    }
  };
  const choices = (of: readonly Incident[]): readonly AlertChoice[] => alertChoices(of, { me: people.me, ...(snoozeSeconds && { snoozes: snoozeSeconds }) }, options);
  const incidentsOf = (row: AlertRow): readonly Incident[] => {
    if (row.kind !== "incident") return row.incidents;
    return selected.has(row.key) ? chosen : [row.incident];
  };
  const openRow = (row: AlertRow) => {
    if (row.kind === "incident") return setOpened(row.incident.id);
    const next = new Set(open);
    if (!next.delete(row.key)) next.add(row.key);
    setOpen(next);
  };
  const openMenu = (of: readonly Incident[], anchor: HTMLElement) => {
    const [only] = of;
    if (desk === undefined || only === undefined) return;
    const name = of.length === 1 ? words.actionsOf(readIncident(only, options).name) : words.actionsOfSelected;
    setMenu({ incidents: of, anchor, name });
  };
  const closeMenu = () => {
    (menu?.anchor.closest<HTMLElement>("[role=row]") ?? menu?.anchor)?.focus();
    setMenu(null);
  };
  // What is done may take away what did it, and must not take the focus along.
  useEffect(() => {
    if (focused.current?.isConnected !== false || document.activeElement !== document.body) return;
    root.current?.querySelector<HTMLElement>('[role=row][tabindex="0"], .md-alert-detail button, .md-state')?.focus();
  });
  const items = (of: readonly Incident[]): readonly AlertMenuItem[] => [
    ...choices(of).map(({ key, label, ids, action }) => ({ key, label, run: () => (action ? act(ids, action) : setSnoozing({ snooze: (until) => act(ids, { kind: "snooze", until }) })) })),
    ...incidentActions.map((action) => ({ key: `host ${action.label}`, label: action.label, run: () => void runHost(action, of) })),
  ];

  return (
    <div
      ref={root}
      className="md-alerts"
      onFocus={({ target }) => void (focused.current = target)}
      onBlur={({ relatedTarget, currentTarget }) => {
        if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) focused.current = null;
      }}
    >
      {opened !== undefined && detail ? (
        <detail.AlertDetail
          key={opened.id}
          {...props}
          listed={opened}
          people={people.people}
          choices={choices}
          act={act}
          runHost={(action, of) => void runHost(action, of)}
          onSnoozeOther={(snooze) => setSnoozing({ snooze })}
          onBack={() => setOpened(null)}
        />
      ) : opened !== undefined && detail === null ? (
        <StateView state={{ status: "error", error: unloaded(), retry: detailPart.load }} />
      ) : (
        <>
          <p id={wordsId} className="md-alerts-summary">
            {alertsSentence(model, options)}
            <span className="md-sr"> {words.keyboard}</span>
          </p>
          <div className="md-alerts-bar">
            {selected.size > 0 ? (
              <>
                <span>{words.selected(selected.size)}</span>
                <button type="button" className="md-button" aria-haspopup="menu" onClick={({ currentTarget }) => openMenu(chosen, currentTarget)}>
                  {words.actionsOfSelected}
                </button>
                {people.people.length > 0 && (
                  <Select
                    label={words.actions.assign}
                    value=""
                    choices={[["", words.actions.assign], ...people.people.map(({ id, name }) => [id, name] as const)]}
                    onChoose={(id) => act([...selected], { kind: "assign", to: people.people.find((one) => one.id === id) ?? null })}
                  />
                )}
                <button type="button" className="md-button" data-variant="quiet" onClick={() => setSelected(new Set())}>
                  {words.clearSelection}
                </button>
              </>
            ) : (
              <>
                {onShown !== undefined && (
                  <Select label={words.shown} value={shown} choices={shownAlerts.map((one) => [one, words.shownStates[one]])} onChoose={(one) => onShown(one as ShownAlerts)} />
                )}
                <Select
                  label={words.columns.severity}
                  value={filter.severity ?? ""}
                  choices={[["", words.anySeverity], ...alertSeverities.map((one) => [one, words.severities[one]] as const)]}
                  onChoose={(one) => onFilter({ ...filter, severity: alertSeverities.find((known) => known === one) ?? null })}
                />
                <Select
                  label={words.columns.owner}
                  value={filter.owner === null ? "" : `of ${filter.owner}`}
                  choices={[["", words.anyOwner], ...owners.map(([id, name]) => [`of ${id}`, name] as const)]}
                  onChoose={(one) => onFilter({ ...filter, owner: one === "" ? null : one.slice(3) })}
                />
                <Select label={words.sort} value={sort} choices={alertSorts.map((one) => [one, words.sorts[one]])} onChoose={(one) => setSort(one as AlertSort)} />
              </>
            )}
          </div>
          {rows.length === 0 ? (
            <div className="md-state" data-status="empty" tabIndex={-1}>
              <p className="md-state-text">
                {incidents.length > 0 ? words.noneFiltered : shown === "ended" ? words.noneEnded : words.none(momentText(model.evaluatedAt, options))}
              </p>
              {incidents.length > 0 && (
                <button type="button" className="md-button" onClick={() => onFilter(noFilter)}>
                  {words.clearFilters}
                </button>
              )}
            </div>
          ) : (
            <AlertList
              rows={rows}
              options={options}
              label={title}
              describedBy={wordsId}
              stop={stop?.key}
              selected={selected}
              pending={pending}
              onSelect={desk === undefined ? null : setSelected}
              onActive={(key, at) => setActive({ key, at })}
              onOpen={openRow}
              onMenu={(row, anchor) => openMenu(incidentsOf(row), anchor)}
              onShortcut={(key, row) => {
                // Nobody sees which are in it.
                if (row.kind === "snoozed") return;
                const choice = choices(incidentsOf(row)).find((one) => one.action?.kind === shortcuts[key]);
                if (choice?.action) act(choice.ids, choice.action);
              }}
            />
          )}
        </>
      )}
      <p className="md-alerts-outcome" role="status">
        {messages.clauses([...(desk?.outcome && desk.outcome !== host.former ? [outcomeText(desk.outcome)] : []), ...(host.failure === null ? [] : [host.failure])])}
      </p>
      {actions === null && (menu ?? snoozing) !== null && <Unloaded text={messages.states.missing} retry={actionsPart.load} />}
      {snoozing !== null && actions && <actions.AlertSnooze onSnooze={snoozing.snooze} onClose={() => setSnoozing(null)} />}
      {menu !== null && actions && <actions.AlertMenu label={menu.name} items={items(menu.incidents)} anchor={menu.anchor} onClose={closeMenu} />}
    </div>
  );

  function outcomeText({ action, done, failed, error }: AlertOutcome): string {
    const label = actionText(action, options);
    const parts = [done > 0 && words.done(done, label), failed > 0 && words.failed(failed, label, error ? reasonOf(error) : "")];
    return messages.clauses(parts.filter((text) => text !== false));
  }

  function reasonOf(thrown: unknown): string {
    if (!(thrown instanceof MetricsError)) return thrown instanceof Error ? thrown.message : String(thrown);
    return messages.states.reasons[thrown.code] ?? thrown.message.replace("metricdeck: ", "");
  }
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly (readonly [value: string, label: string])[];
  readonly onChoose: (value: string) => void;
}

function Select({ label, value, choices, onChoose }: SelectProps) {
  return (
    <select className="md-alerts-choice" aria-label={label} title={label} value={value} onChange={({ target }) => onChoose(target.value)}>
      {choices.map(([one, text]) => (
        <option key={one} value={one}>
          {text}
        </option>
      ))}
    </select>
  );
}

function unloaded(): MetricsError {
  return new MetricsError("unavailable", "the code of an alert's details could not be loaded");
}
