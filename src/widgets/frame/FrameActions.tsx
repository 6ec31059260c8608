"use client";
import { useState } from "react";
import type { Instant } from "../../query/range.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { Export } from "./Export.tsx";
import type { RowsOf } from "./exportNotes.ts";
import { frameSources } from "./frameSources.ts";
import { Icon } from "./Icon.tsx";
import { toClipboard } from "./toClipboard.ts";
import { checkIcon, copyIcon, fullScreenIcon } from "./icons.ts";
import type { TableModel } from "./tableModel.ts";
import type { TsvOptions } from "./tableText.ts";

interface FrameActionsProps {
  /** The widget as a source of clauses: its own do not filter it. */
  readonly id: string | undefined;
  readonly title: string;
  readonly asOf: Instant | null;
  readonly of: RowsOf;
  /** What is shown answers the question before. */
  readonly isOld: boolean;
  /** All rows; null while there is nothing to copy or export. */
  readonly table: (() => TableModel | Promise<TableModel>) | null;
  /** Another one than was copied: it says "Copy" again. */
  readonly model: unknown;
}

/** Copy, export and full screen. */
export function FrameActions({ id, title, asOf, of, isOld, table, model }: FrameActionsProps) {
  const { messages, timeZone } = useLocalized();
  const { frame, states } = messages;
  const [last, setLast] = useState<{ readonly model: unknown; readonly isCopied: boolean } | null>(null);
  const outcome = last !== null && last.model === model ? last : null;
  const isCopied = outcome?.isCopied === true;
  const hasFailed = outcome?.isCopied === false;
  const copy = async (of: () => TableModel | Promise<TableModel>) => {
    setLast(null);
    const isCopied = await copyTable(of, { hidden: states.hidden, timeZone, notesTitle: frame.notes }).then(
      () => true,
      (error: unknown) => (console.error(error), false),
    );
    setLast({ model, isCopied });
  };
  return (
    <>
      {table !== null && (
        <>
          <Tool
            label={isCopied ? frame.copied : frame.copy}
            icon={isCopied ? checkIcon : copyIcon}
            onClick={() => void copy(table)}
            onBlur={() => hasFailed && setLast(null)}
          />
          <span
            className={hasFailed ? "md-unloaded" : "md-sr"}
            role="status"
            ref={(mark) => void (mark && frameSources.set(mark.closest(".md-frame") ?? mark, { title, asOf, table }))}
          >
            {isCopied ? frame.copied : hasFailed && frame.copyFailed}
          </span>
          <Export id={id} title={title} asOf={asOf} of={of} isOld={isOld} table={table} />
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

/** What has to be asked for first, and what writes it as text, are promised. */
async function copyTable(table: () => TableModel | Promise<TableModel>, options: TsvOptions): Promise<void> {
  const text = Promise.all([import("./tableText.ts"), table()]).then(
    ([{ tableTsv }, whole]) => new Blob([tableTsv(whole, options)], { type: "text/plain" }),
  );
  await toClipboard("text/plain", text);
}

interface ToolProps {
  readonly label: string;
  readonly icon: string;
  readonly onClick: React.MouseEventHandler<HTMLButtonElement>;
  readonly onBlur?: () => void;
  readonly pressed?: boolean;
}

/** A button that is an icon; its label is its name and shown on hover. */
export function Tool({ label, icon, onClick, onBlur, pressed }: ToolProps) {
  return (
    <button
      type="button"
      className="md-button md-tool"
      data-variant="quiet"
      aria-label={label}
      aria-pressed={pressed}
      title={label}
      onClick={onClick}
      onBlur={onBlur}
    >
      <Icon path={icon} />
    </button>
  );
}
