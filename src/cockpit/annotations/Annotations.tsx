"use client";

import { forwardRef } from "react";
import type { ComponentPropsWithoutRef } from "react";
import { annotationsInEnglish } from "../../i18n/english/annotations.ts";
import { commentsInEnglish } from "../../i18n/english/comments.ts";
import { classes } from "../../react/classes.ts";
import { part } from "../../react/part.ts";
import { usePart } from "../../react/usePart.ts";
import { useProvided, useWords } from "../../react/useProvided.ts";
import { FailureNote } from "../FailureNote.tsx";

export interface AnnotationsProps extends Omit<ComponentPropsWithoutRef<"section">, "children"> {
  /** Names in the catalog: what is listed is about one of them, or about every metric. Default: all. */
  readonly metrics?: readonly string[];
}

const listPart = part(() => import("./AnnotationList.tsx"));

/**
 * What happened in the page's time, for who wrote it to change and to delete; loaded when it is shown, and nothing where the
 * adapter tells no annotations.
 */
export const Annotations = forwardRef<HTMLElement, AnnotationsProps>(function Annotations({ metrics, className, ...rest }, ref) {
  const hasPort = useProvided().client.adapter.annotations !== undefined;
  const { comments: words = commentsInEnglish, annotations = annotationsInEnglish } = useWords({ comments: commentsInEnglish, annotations: annotationsInEnglish });
  const loaded = usePart(listPart, hasPort);
  if (!hasPort) return null;
  return (
    <section aria-label={words.what} {...rest} ref={ref} className={classes("md-comments", className)}>
      <h2 className="md-comments-title" tabIndex={-1}>{words.what}</h2>
      {loaded === null && <FailureNote className="md-comments-note" words={annotations.failed} retry={listPart.load} />}
      {loaded === undefined && <p className="md-comments-note">{words.loading}</p>}
      {loaded && <loaded.AnnotationList metrics={metrics} words={words} said={annotations} />}
    </section>
  );
});
