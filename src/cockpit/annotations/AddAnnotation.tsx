"use client";

import { forwardRef, useState } from "react";
import type { ComponentPropsWithoutRef } from "react";
import { commentsInEnglish } from "../../i18n/english/comments.ts";
import { classes } from "../../react/classes.ts";
import { useProvided, useWords } from "../../react/useProvided.ts";
import { usePanel } from "../usePanel.tsx";
import type { AnnotationDraft } from "./AnnotationPanel.tsx";

export interface AddAnnotationProps extends Omit<ComponentPropsWithoutRef<"div">, "children"> {
  /** Names in the catalog: what it explains. Default: every metric. */
  readonly metrics?: readonly string[];
}

const loadPanel = async () => (await import("./AnnotationPanel.tsx")).AnnotationPanel;

/**
 * A button to note what happened, for trends to draw: on the days that were chosen last, by a click on a point or a brush.
 * Nothing where the adapter's annotations cannot be written.
 */
export const AddAnnotation = forwardRef<HTMLDivElement, AddAnnotationProps>(function AddAnnotation({ metrics, className, ...rest }, ref) {
  const canSave = useProvided().client.adapter.annotations?.save !== undefined;
  const words = useWords({ comments: commentsInEnglish }).comments ?? commentsInEnglish;
  const [isOpen, setOpen] = useState(false);
  // Closed while it is sent, a note may yet be refused: it stays until it is kept.
  const [draft, setDraft] = useState<AnnotationDraft | null>(null);
  const [noted, setNoted] = useState<"noted" | "notedOutside" | null>(null);
  const { Panel, trigger, button, failure } = usePanel(loadPanel, { isOpen, setOpen });
  if (!canSave) return null;
  return (
    <div {...rest} ref={ref} className={classes("md-control", className)}>
      <button {...button} ref={trigger} type="button" className="md-button md-control-button">
        {words.annotate}
      </button>
      {failure}
      {!isOpen && draft?.status === "refused" && (
        <span role="alert" className="md-control-said" data-signal="bad">
          {words.notSent}
        </span>
      )}
      <span role="status" className={noted === "notedOutside" ? "md-control-said" : "md-sr"} data-signal="warning">
        {!isOpen && noted !== null && words[noted]}
      </span>
      {Panel !== null && isOpen && <Panel draft={draft} onDraft={setDraft} onNoted={setNoted} metrics={metrics} words={words} trigger={trigger} isOpen={isOpen} onOpenChange={setOpen} />}
    </div>
  );
});
