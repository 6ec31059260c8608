"use client";

import { forwardRef } from "react";
import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { commentsInEnglish } from "../../i18n/english/comments.ts";
import { classes } from "../../react/classes.ts";
import { part } from "../../react/part.ts";
import { usePart } from "../../react/usePart.ts";
import { useProvided, useWords } from "../../react/useProvided.ts";
import { FailureNote } from "../FailureNote.tsx";
import type { Mention } from "./commentParts.ts";

export interface CommentsProps extends Omit<ComponentPropsWithoutRef<"section">, "children"> {
  /** The id of the cockpit. */
  readonly cockpit: string;
  /** The id of the widget whose threads they are. Default: those of the whole cockpit. */
  readonly widget?: string;
  /** Names in the catalog, to which new threads belong. */
  readonly metrics?: readonly string[];
  /** Shows somebody named in a comment as `@[name](id)`. Default: `@name`. */
  readonly renderMention?: (mention: Mention) => ReactNode;
}

const bodyPart = part(() => import("./CommentsBody.tsx"));

/** What people say about what is chosen; loaded when it is shown, and nothing where the adapter keeps no comments. */
export const Comments = forwardRef<HTMLElement, CommentsProps>(function Comments({ cockpit, widget, metrics, renderMention, className, ...rest }, ref) {
  const hasPort = useProvided().client.adapter.comments !== undefined;
  const words = useWords({ comments: commentsInEnglish }).comments ?? commentsInEnglish;
  const loaded = usePart(bodyPart, hasPort);
  if (!hasPort) return null;
  const base = { cockpit, ...(widget !== undefined && { widget }), ...(metrics !== undefined && { metrics }) };
  return (
    <section aria-label={words.title} {...rest} ref={ref} className={classes("md-comments", className)}>
      <h2 className="md-comments-title">{words.title}</h2>
      {loaded === null && <FailureNote className="md-comments-note" words={words.failed} retry={bodyPart.load} />}
      {loaded === undefined && <p className="md-comments-note">{words.loading}</p>}
      {loaded && <loaded.CommentsBody base={base} words={words} renderMention={renderMention} />}
    </section>
  );
});
