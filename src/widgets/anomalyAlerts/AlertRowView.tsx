import type { Incident } from "../../query/alerts.ts";
import { Icon } from "../frame/Icon.tsx";
import { AlertMark } from "./AlertMark.tsx";
import type { AlertRow } from "./alertRows.ts";
import { AlertSparkline } from "./AlertSparkline.tsx";
import { readIncident } from "./alertText.ts";
import type { AlertTextOptions } from "./alertText.ts";

const menuIcon = "M3.5 8v.01M8 8v.01M12.5 8v.01";
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
      <span role="gridcell" className="md-alert-select">
        {onSelect !== null && (
          <label onClick={(event) => event.stopPropagation()}>
            <input type="checkbox" tabIndex={-1} aria-label={words.select(reading.name)} checked={isSelected} onChange={onSelect} />
          </label>
        )}
      </span>
      <span role="gridcell" className="md-alert-severity">
        <AlertMark severity={incident.severity} word={reading.severity} />
      </span>
      <span role="gridcell" className="md-alert-name" title={`${reading.name} (${reading.rule})`}>
        <b>{reading.metric}</b>{" "}
        <span>{reading.scope}</span>
      </span>
      <span role="gridcell" className="md-alert-actual" title={reading.bounds ?? undefined}>
        <b>{reading.actual}</b>{" "}
        <span>{reading.against}</span>
      </span>
      <span role="gridcell" className="md-alert-deviation">
        {reading.deviation ?? "—"}
      </span>
      <span role="gridcell" className="md-alert-course">
        <AlertSparkline incident={incident} />
      </span>
      <span role="gridcell" className="md-alert-started">
        <b>{reading.duration}</b>{" "}
        <span>{reading.started}</span>
      </span>
      <span role="gridcell" className="md-alert-owner" title={reading.owner}>
        {reading.owner}
      </span>
      <span role="gridcell" className="md-alert-due" data-signal={reading.isOverdue ? "bad" : undefined} title={reading.due ?? undefined}>
        {reading.due ?? words.noDue}
      </span>
      <span role="gridcell" className="md-alert-state" title={reading.state}>
        {reading.state}
      </span>
      <span role="gridcell" className="md-alert-more">
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
      </span>
    </div>
  );
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
