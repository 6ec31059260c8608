"use client";

import { forwardRef, Fragment, useId } from "react";
import type { ComponentPropsWithoutRef } from "react";
import { classes } from "../../react/classes.ts";
import { noteParagraphs } from "./noteParagraphs.ts";
import type { NoteLine } from "./noteParagraphs.ts";

export interface NoteProps extends Omit<ComponentPropsWithoutRef<"section">, "children" | "title"> {
  readonly title?: string;
  /** Plain text. Blank lines part paragraphs; addresses with `https:`, `http:` or `mailto:` are links, and nothing else is. */
  readonly text: string;
  /** Default `start`. */
  readonly align?: "start" | "center" | "end";
}

/** What somebody has to say beside the numbers. */
export const Note = forwardRef<HTMLElement, NoteProps>(function Note({ title, text, align = "start", className, ...rest }, ref) {
  const titleId = useId();
  return (
    <section {...rest} ref={ref} className={classes("md-frame md-note-card", className)} data-align={align} aria-labelledby={title === undefined ? undefined : titleId}>
      {title !== undefined && (
        <header className="md-frame-head">
          <h3 id={titleId} className="md-frame-title" title={title}>
            {title}
          </h3>
        </header>
      )}
      <div className="md-note-body" role="group" aria-labelledby={title === undefined ? undefined : titleId} tabIndex={0}>
        {noteParagraphs(text).map((lines, index) => (
          <p key={index}>
            {lines.map((line, at) => (
              <Fragment key={at}>
                {at > 0 && <br />}
                <Line line={line} />
              </Fragment>
            ))}
          </p>
        ))}
      </div>
    </section>
  );
});

function Line({ line }: { readonly line: NoteLine }) {
  return line.map((part, index) =>
    typeof part === "string" ? (
      part
    ) : (
      <a key={index} href={part.href} rel="noreferrer">
        {part.href.replace(/^mailto:/i, "")}
      </a>
    ),
  );
}
