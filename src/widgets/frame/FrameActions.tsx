"use client";
import { useState } from "react";
import type { Catalog } from "../../query/catalog.ts";
import { clauseText } from "../../react/clauseText.ts";
import { formatInstant } from "../../format/date.ts";
import type { Unit } from "../../query/metric.ts";
import type { Instant } from "../../query/range.ts";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import { useSelection } from "../../react/useSelection.ts";
import { download } from "./download.ts";
import { Icon } from "./Icon.tsx";
import { checkIcon, copyIcon, exportIcon, fullScreenIcon } from "./icons.ts";
import type { TableModel } from "./tableModel.ts";
import { tableCsv, tableTsv } from "./tableText.ts";

interface FrameActionsProps {
  /** The widget as a source of clauses: its own do not filter it. */
  readonly id: string | undefined;
  readonly title: string;
  readonly asOf: Instant | null;
  /** Null while there is nothing to copy or export. */
  readonly table: (() => TableModel) | null;
  /** Another one than was copied: it says "Copy" again. */
  readonly model: unknown;
}

/** Copy, export and full screen. */
export function FrameActions({ id, title, asOf, table, model }: FrameActionsProps) {
  const { catalog, locale, messages, now, timeZone, weekStart, fiscalStart } = useMetricdeck<Catalog>();
  const { clauses } = useSelection();
  const [copied, setCopied] = useState<{ readonly model: unknown } | null>(null);
  const { frame, states } = messages;
  const isCopied = copied !== null && copied.model === model;
  const exportCsv = (exported: TableModel) => {
    const moment = asOf === null ? [] : [frame.asOf(formatInstant(asOf, { locale, timeZone }))];
    const unitText = (unit: Unit) =>
      typeof unit === "object" ? unit.currency : unit === "number" ? null : frame.exportUnits[unit];
    const clock = { now: now(), timeZone, weekStart, fiscalStart };
    const filters = clauses
      .filter(({ source }) => source !== id)
      .map((clause) => clauseText(clause, { catalog, locale, messages, clock }));
    const notes = [title, ...filters, ...moment, messages.definition.timeZone(timeZone)];
    download(tableCsv(exported, { notes, unitText, hidden: states.hidden }), `${title}.csv`, "text/csv;charset=utf-8");
  };
  return (
    <>
      {table !== null && (
        <>
          <Tool
            label={isCopied ? frame.copied : frame.copy}
            icon={isCopied ? checkIcon : copyIcon}
            onClick={() => void navigator.clipboard.writeText(tableTsv(table(), states)).then(() => setCopied({ model }))}
          />
          <span className="md-sr" role="status">
            {isCopied && frame.copied}
          </span>
          <Tool label={frame.exportCsv} icon={exportIcon} onClick={() => exportCsv(table())} />
        </>
      )}
      <Tool
        label={frame.fullScreen}
        icon={fullScreenIcon}
        onClick={({ currentTarget }) => {
          if (document.fullscreenElement !== null) void document.exitFullscreen();
          else void currentTarget.closest(".md-frame")?.requestFullscreen();
        }}
      />
    </>
  );
}

interface ToolProps {
  readonly label: string;
  readonly icon: string;
  readonly onClick: React.MouseEventHandler<HTMLButtonElement>;
  readonly pressed?: boolean;
}

/** A button that is an icon; its label is its name and shown on hover. */
export function Tool({ label, icon, onClick, pressed }: ToolProps) {
  return (
    <button
      type="button"
      className="md-button md-tool"
      data-variant="quiet"
      aria-label={label}
      aria-pressed={pressed}
      title={label}
      onClick={onClick}
    >
      <Icon path={icon} />
    </button>
  );
}
