"use client";

import { useRef } from "react";
import type { FocusEvent, KeyboardEvent } from "react";
import type { AlertRow } from "./alertRows.ts";
import { AlertRowView } from "./AlertRowView.tsx";
import type { AlertTextOptions } from "./alertText.ts";

export interface AlertListProps {
  readonly rows: readonly AlertRow[];
  readonly options: AlertTextOptions;
  readonly label: string;
  readonly describedBy: string;
  /** The row that the Tab key reaches, by its key. */
  readonly stop: string | undefined;
  readonly selected: ReadonlySet<string>;
  readonly pending: ReadonlySet<string>;
  /** Null: nothing can be done here, and nothing be selected. */
  readonly onSelect: ((keys: ReadonlySet<string>) => void) | null;
  readonly onActive: (key: string, at: number) => void;
  readonly onOpen: (row: AlertRow) => void;
  readonly onMenu: (row: AlertRow, anchor: HTMLElement) => void;
  /** A key that does something by itself: "a", "r", "f". */
  readonly onShortcut: (key: string, row: AlertRow) => void;
}

const page = 10;
const headings = ["select", "severity", "metric", "actual", "deviation", "course", "started", "owner", "due", "state", "actions"] as const;

/** The list as a grid of rows with one stop for the Tab key, after the treegrid pattern of the ARIA practices. */
export function AlertList(props: AlertListProps) {
  const { rows, options, label, describedBy, stop, selected, pending, onSelect, onActive, onOpen, onMenu, onShortcut } = props;
  const { words } = options;
  const ref = useRef<HTMLDivElement>(null);
  const elements = () => [...(ref.current?.querySelectorAll<HTMLElement>("[role=row][data-key]") ?? [])];
  const rowOf = (target: EventTarget) => (target as HTMLElement).closest<HTMLElement>("[role=row][data-key]")?.dataset["key"];

  const toggle = (key: string) => {
    const next = new Set(selected);
    if (!next.delete(key)) next.add(key);
    onSelect?.(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const at = rows.findIndex(({ key }) => key === rowOf(event.target));
    const row = rows[at];
    if (row === undefined) return;
    const controls = [...(elements()[at]?.querySelectorAll<HTMLElement>("input, button") ?? [])];
    const isOnRow = event.target === elements()[at];
    const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1, PageDown: at + page, PageUp: at - page };
    const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey;
    const step = steps[event.key];
    const handled = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (event.key === "a" && (event.ctrlKey || event.metaKey) && onSelect !== null) {
      onSelect(new Set(rows.flatMap((one) => (one.kind === "incident" ? [one.key] : []))));
      return handled();
    }
    if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey) || (event.key.toLowerCase() === "m" && isPlain)) {
      const anchor = elements()[at];
      if (anchor !== undefined) onMenu(row, anchor);
      return handled();
    }
    if (!isPlain) return;
    if (step !== undefined) {
      elements()[Math.max(0, Math.min(step, rows.length - 1))]?.focus();
      return handled();
    }
    if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      const forward = (event.key === "ArrowRight") !== (getComputedStyle(event.currentTarget).direction === "rtl");
      const control = controls.indexOf(event.target as HTMLElement);
      if (row.kind !== "incident") {
        if (row.isOpen !== forward) onOpen(row);
      } else if (forward) controls[Math.min(control + 1, controls.length - 1)]?.focus();
      else if (control >= 0) (controls[control - 1] ?? elements()[at])?.focus();
      else if (row.level === 2) elements().slice(0, at).findLast((one) => one.ariaLevel === "1")?.focus();
      return handled();
    }
    if (event.key === "Escape") {
      if (isOnRow && selected.size === 0) return;
      elements()[at]?.focus();
      if (isOnRow) onSelect?.(new Set());
      return handled();
    }
    if (!isOnRow || event.repeat) return;
    if (event.key === "Enter") onOpen(row);
    else if (event.key === " " || event.key === "x") {
      if (row.kind === "incident") toggle(row.key);
      else onOpen(row);
    } else if (event.key.length === 1) {
      onShortcut(event.key.toLowerCase(), row);
      return;
    } else return;
    handled();
  };
  const onFocus = ({ target }: FocusEvent) => {
    const key = rowOf(target);
    if (key !== undefined) onActive(key, rows.findIndex((row) => row.key === key));
  };

  return (
    <div
      ref={ref}
      className="md-alerts-list"
      role="treegrid"
      aria-label={label}
      aria-describedby={describedBy}
      aria-rowcount={rows.length + 1}
      aria-colcount={headings.length}
      aria-multiselectable={onSelect !== null}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      <div role="row" className="md-alerts-head" aria-rowindex={1}>
        {headings.map((name) => (
          <span key={name} role="columnheader" className={`md-alerts-head-${name}`}>
            {name === "select" || name === "actions" ? (
              <span className="md-sr">{name === "select" ? words.selectColumn : options.messages.frame.actions}</span>
            ) : (
              words.columns[name]
            )}
          </span>
        ))}
      </div>
      {rows.map((row, index) => (
        <AlertRowView
          key={row.key}
          row={row}
          index={index + 2}
          options={options}
          isStop={row.key === stop}
          isSelected={selected.has(row.key)}
          isPending={pending.has(row.key)}
          onSelect={onSelect && (() => toggle(row.key))}
          onOpen={() => onOpen(row)}
          onMenu={(anchor) => onMenu(row, anchor)}
        />
      ))}
    </div>
  );
}
