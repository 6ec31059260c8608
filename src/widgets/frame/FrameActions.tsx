"use client";
import { useState } from "react";
import type { Instant } from "../../query/range.ts";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import { Export } from "./Export.tsx";
import type { RowsOf } from "./exportNotes.ts";
import { frameSources } from "./frameSources.ts";
import { Icon } from "./Icon.tsx";
import { checkIcon, copyIcon, fullScreenIcon } from "./icons.ts";
import type { TableModel } from "./tableModel.ts";
import type { TsvOptions } from "./tableText.ts";

interface FrameActionsProps {
  /** The widget as a source of clauses: its own do not filter it. */
  readonly id: string | undefined;
  readonly title: string;
  readonly asOf: Instant | null;
  readonly of: RowsOf;
  /** All rows; null while there is nothing to copy or export. */
  readonly table: (() => TableModel | Promise<TableModel>) | null;
  /** Another one than was copied: it says "Copy" again. */
  readonly model: unknown;
}

/** Copy, export and full screen. */
export function FrameActions({ id, title, asOf, of, table, model }: FrameActionsProps) {
  const { messages, timeZone } = useMetricdeck();
  const { frame, states } = messages;
  const [copied, setCopied] = useState<{ readonly model: unknown } | null>(null);
  const isCopied = copied !== null && copied.model === model;
  return (
    <>
      {table !== null && (
        <>
          <Tool
            label={isCopied ? frame.copied : frame.copy}
            icon={isCopied ? checkIcon : copyIcon}
            onClick={() => void copyTable(table(), { hidden: states.hidden, timeZone, notesTitle: frame.notes }).then(() => setCopied({ model }))}
          />
          <span className="md-sr" role="status" ref={(mark) => void (mark && frameSources.set(mark.closest(".md-frame") ?? mark, { title, asOf, table }))}>
            {isCopied && frame.copied}
          </span>
          <Export id={id} title={title} asOf={asOf} of={of} table={table} />
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

/** What has to be asked for first, its text too, is promised to the clipboard at once, while the press allows it. */
function copyTable(table: TableModel | Promise<TableModel>, options: TsvOptions): Promise<void> {
  const text = Promise.all([import("./tableText.ts"), table]).then(
    ([{ tableTsv }, whole]) => new Blob([tableTsv(whole, options)], { type: "text/plain" }),
  );
  return navigator.clipboard.write([new ClipboardItem({ "text/plain": text })]);
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
