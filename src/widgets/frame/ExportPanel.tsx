"use client";
import { useState } from "react";
import { filesInEnglish } from "../../i18n/english/files.ts";
import { pictureInEnglish } from "../../i18n/english/picture.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { Instant } from "../../query/range.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { usePageClock } from "../../react/usePageClock.ts";
import { useSelection } from "../../react/useSelection.ts";
import { download } from "./download.ts";
import { exportNotes } from "./exportNotes.ts";
import type { RowsOf } from "./exportNotes.ts";
import { exportTable } from "./exportTable.ts";
import type { ExportFormat } from "./exportTable.ts";
import type { Opening } from "./PanelButton.tsx";
import type { TableModel } from "./tableModel.ts";
import { toClipboard } from "./toClipboard.ts";
import { useOpenedBy } from "./useOpenedBy.ts";

export interface ExportPanelProps extends Opening {
  /** The widget as a source of clauses: its own do not filter it. */
  readonly id: string | undefined;
  readonly title: string;
  readonly asOf: Instant | null;
  readonly of: RowsOf;
  /** The rows answer the question before: until those of this one are there, nothing is exported under its filters. */
  readonly isOld: boolean;
  /** All rows, also those that are not loaded. */
  readonly table: () => TableModel | Promise<TableModel>;
}

const formats: readonly ExportFormat[] = ["xlsx", "csvForExcel", "csv"];

/** Kinds of file to save, in a native popover, so that Esc and a click elsewhere close it. */
export function Panel({ id, title, asOf, of, isOld, table, button, isOpen }: ExportPanelProps) {
  const { catalog, locale, messages, now, timeZone } = useLocalized<Catalog>();
  const pageClock = usePageClock();
  const { clauses } = useSelection();
  const [state, setState] = useState<"idle" | "busy" | "unsaved" | "uncopied">("idle");
  const ref = useOpenedBy({ button, isOpen });
  const { frame, states } = messages;
  const { files = filesInEnglish, picture = pictureInEnglish } = messages;
  const noted = (ownNotes?: readonly string[]) => {
    const clock = { ...pageClock, now: now() };
    const theirs = ownNotes === undefined ? clauses.filter(({ source }) => source !== id) : [];
    return [title, ...(ownNotes ?? []), ...exportNotes(theirs, { ...of, asOf }, { catalog, locale, messages, clock })];
  };
  const act = async (name: string, doing: () => Promise<void>) => {
    setState("busy");
    try {
      await doing();
      setState("idle");
      ref.current?.hidePopover?.();
    } catch (error) {
      console.error(error);
      setState(name === "copy" ? "uncopied" : "unsaved");
    }
  };
  const pictured = async () => {
    const widget = button.current?.closest<HTMLElement>(".md-frame");
    const { framePicture } = await import("./picture/framePicture.ts");
    const [, ...notes] = noted();
    return framePicture(widget ?? document.body, { title, notes });
  };
  const exported = async (format: ExportFormat) => {
    const rows = await table();
    await exportTable(rows, format, { title, notes: noted(rows.notes), messages, timeZone });
  };
  const actions: readonly (readonly [name: string, label: string, doing: () => Promise<void>])[] = [
    ...formats.map((format) => [format, files.formats[format], () => exported(format)] as const),
    ["png", picture.png, async () => download(await pictured(), `${title}.png`, "image/png")],
    // What has to be painted first is promised at once, while the press allows it.
    ["copy", picture.copy, () => toClipboard("image/png", pictured())],
  ];
  const isHeld = isOld || state === "busy";
  return (
    <div ref={ref} popover="auto" className="md-definition md-export" role="dialog" aria-label={frame.export} tabIndex={-1}>
      {actions.map(([name, label, doing]) => (
        <button
          key={name}
          type="button"
          className="md-button"
          data-variant="quiet"
          aria-disabled={isHeld || undefined}
          onClick={() => !isHeld && void act(name, doing)}
        >
          {label}
        </button>
      ))}
      <p className="md-export-note" role="status" data-signal={state === "unsaved" || state === "uncopied" ? "warning" : undefined}>
        {{ idle: isOld ? states.refreshing : "", busy: states.loading, unsaved: states.error, uncopied: frame.copyFailed }[state]}
      </p>
    </div>
  );
}
