import type { HTMLAttributes } from "react";
import type { Incident } from "../../query/alerts.ts";
import { Icon } from "../frame/Icon.tsx";
import { AlertMark } from "./AlertMark.tsx";
import type { AlertRow } from "./alertRows.ts";
import { AlertSparkline } from "./AlertSparkline.tsx";
import { readIncident } from "./alertText.ts";
import type { AlertTextOptions } from "./alertText.ts";

const menuIcon = "M3 8a.4.4 0 1 0 .8 0a.4.4 0 1 0-.8 0m4.6 0a.4.4 0 1 0 .8 0a.4.4 0 1 0-.8 0m4.6 0a.4.4 0 1 0 .8 0a.4.4 0 1 0-.8 0";
const foldIcon = "m6 4 4 4-4 4";

export interface AlertRowViewProps {
  readonly row: AlertRow;
  /** From 1, in the whole grid. */
  readonly index: number;
  readonly options: AlertTextOptions;
  /** The grid's one stop for the Tab key. */
  readonly isStop: boolean;
  readonly isSelected: boolean;
  readonly isPending: boolean;
  /** Null: nothing can be done to it. */
  readonly onSelect: (() => void) | null;
  readonly onOpen: () => void;
  readonly onMenu: (anchor: HTMLElement) => void;
}

/** One row of the list: an incident, or a fold of several. */
export function AlertRowView(props: AlertRowViewProps) {
  const { row } = props;
  return row.kind === "incident" ? <IncidentRow {...props} incident={row.incident} level={row.level} /> : <FoldRow {...props} row={row} />;
}

function IncidentRow({
  incident,
  level,
  index,
  row,
  options,
  isStop,
  isSelected,
  isPending,
  onSelect,
  onOpen,
  onMenu,
}: AlertRowViewProps & { readonly incident: Incident; readonly level: number }) {
  const { words } = options;
  const reading = readIncident(incident, options);
  return (
    <div
      role="row"
      className="md-alert-row"
      aria-rowindex={index}
      aria-level={level}
      aria-selected={onSelect === null ? undefined : isSelected}
      aria-busy={isPending || undefined}
      data-key={row.key}
      data-severity={incident.severity}
      data-condition={incident.condition}
      data-state={incident.state}
      tabIndex={isStop ? 0 : -1}
      onClick={onOpen}
    >
      <Cell area="select">
        {onSelect !== null && (
          <label onClick={(event) => event.stopPropagation()}>
            <input type="checkbox" tabIndex={-1} aria-label={words.select(reading.name)} checked={isSelected} onChange={onSelect} />
          </label>
        )}
      </Cell>
      <Cell area="severity">
        <AlertMark severity={incident.severity} word={reading.severity} />
      </Cell>
      <Cell area="name" title={`${reading.name} (${reading.rule})`}>
        <b>{reading.metric}</b>{" "}
        <span>{reading.scope}</span>
      </Cell>
      <Cell area="actual" title={reading.bounds ?? undefined}>
        <b>{reading.actual}</b>{" "}
        <span>{reading.against}</span>
      </Cell>
      <Cell area="deviation" isUnset={reading.deviation === null}>
        {reading.deviation ?? "—"}
      </Cell>
      <Cell area="course">
        <AlertSparkline incident={incident} />
      </Cell>
      <Cell area="started">
        <b>{reading.duration}</b>{" "}
        <span>{reading.started}</span>
      </Cell>
      <Cell area="owner" isUnset={incident.owner === null} title={reading.owner}>
        {reading.owner}
      </Cell>
      <Cell area="due" isUnset={reading.due === null} data-signal={reading.isOverdue ? "bad" : undefined} title={reading.due ?? undefined}>
        {reading.due ?? words.noDue}
      </Cell>
      <Cell area="state" title={reading.state}>
        {reading.state}
      </Cell>
      <Cell area="more">
        {onSelect !== null && (
          <button
            type="button"
            className="md-button md-tool"
            data-variant="quiet"
            tabIndex={-1}
            aria-haspopup="menu"
            aria-label={words.actionsOf(reading.name)}
            onClick={(event) => {
              event.stopPropagation();
              onMenu(event.currentTarget);
            }}
          >
            <Icon path={menuIcon} />
          </button>
        )}
      </Cell>
    </div>
  );
}

interface CellProps extends HTMLAttributes<HTMLSpanElement> {
  /** Its place in the row's grid, however many lines the row has. */
  readonly area: string;
  /** Says that there is nothing to say. */
  readonly isUnset?: boolean;
}

function Cell({ area, isUnset = false, ...rest }: CellProps) {
  return <span {...rest} role="gridcell" className={`md-alert-${area}`} data-unset={isUnset || undefined} style={{ gridArea: area }} />;
}

function FoldRow({ row, index, options, isStop, onOpen }: AlertRowViewProps & { readonly row: Exclude<AlertRow, { readonly kind: "incident" }> }) {
  const { words } = options;
  const worst = row.incidents[0] as Incident;
  const { severity, name } = readIncident(worst, options);
  return (
    <div
      role="row"
      className="md-alert-row md-alert-fold"
      aria-rowindex={index}
      aria-level={1}
      aria-expanded={row.isOpen}
      data-key={row.key}
      tabIndex={isStop ? 0 : -1}
      onClick={onOpen}
    >
      <span role="gridcell" className="md-alert-foldcell" aria-colspan={11}>
        <Icon path={foldIcon} size={12} />
        {row.kind === "group" && <AlertMark severity={worst.severity} word={severity} />}
        <span>{row.kind === "group" ? words.group(row.incidents.length, name) : words.snoozed(row.incidents.length)}</span>
      </span>
    </div>
  );
}
