"use client";

import { forwardRef, useState } from "react";
import type { ComponentPropsWithoutRef } from "react";
import { viewsInEnglish } from "../../i18n/english/views.ts";
import { classes } from "../../react/classes.ts";
import { useWords } from "../../react/useProvided.ts";
import { chevronGlyph, Glyph } from "../Glyph.tsx";
import { usePanel } from "../usePanel.tsx";
import { useSavedViews } from "./useSavedViews.ts";
import type { SavedViewsOptions } from "./useSavedViews.ts";

export interface SavedViewsProps extends SavedViewsOptions, Omit<ComponentPropsWithoutRef<"div">, "children"> {}

const loadPanel = async () => (await import("./SavedViewsPanel.tsx")).SavedViewsPanel;

/** The view that a cockpit shows, and the menu of all; nothing where the adapter keeps no views. */
export const SavedViews = forwardRef<HTMLDivElement, SavedViewsProps>(function SavedViews({ cockpit, className, ...rest }, ref) {
  const saved = useSavedViews({ cockpit });
  const words = useWords({ views: viewsInEnglish }).views ?? viewsInEnglish;
  const [isOpen, setOpen] = useState(false);
  const { Panel, trigger, button, failure } = usePanel(loadPanel, { isOpen, setOpen });
  if (saved.status === "none") return null;
  return (
    <div {...rest} ref={ref} className={classes("md-control", className)}>
      <button {...button} ref={trigger} type="button" className="md-button md-control-button">
        <span className="md-control-text">
          <span className="md-sr">{words.title}</span> <span>{saved.current?.name ?? words.none}</span>
          {saved.edited && <span className="md-control-detail"> {words.edited}</span>}
        </span>
        <Glyph path={chevronGlyph} />
      </button>
      {failure}
      {Panel !== null && <Panel saved={saved} words={words} trigger={trigger} isOpen={isOpen} onOpenChange={setOpen} />}
    </div>
  );
});
