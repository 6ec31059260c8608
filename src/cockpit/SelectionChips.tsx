"use client";

import { forwardRef, useRef } from "react";
import type { ComponentPropsWithoutRef, KeyboardEvent } from "react";
import { classes } from "../react/classes.ts";
import { useLocalized } from "../react/useLocalized.ts";
import { crossGlyph, Glyph } from "./Glyph.tsx";
import { useSelectionChips } from "./useSelectionChips.ts";
import type { SelectionChip, SelectionChipsOptions } from "./useSelectionChips.ts";

export interface SelectionChipsViewProps extends Omit<ComponentPropsWithoutRef<"div">, "children"> {
  readonly chips: readonly SelectionChip[];
  readonly clear: () => void;
}

/** The page's filters as chips. Its height is one line of chips even when there is none. */
export const SelectionChipsView = forwardRef<HTMLDivElement, SelectionChipsViewProps>(function SelectionChipsView(
  { chips, clear, className, ...rest },
  ref,
) {
  const { clauses, filters, labeled } = useLocalized().messages;
  const group = useRef<HTMLDivElement>(null);
  const summary = chips.length === 0 ? filters.none : clauses(chips.map(({ label }) => label));

  /** The focus goes to the neighbor of a chip that is about to vanish, and to the group from the last one. */
  const removing = (index: number) => {
    const buttons = group.current?.querySelectorAll<HTMLButtonElement>(".md-chip");
    (buttons?.[index + 1] ?? buttons?.[index - 1] ?? group.current)?.focus();
    chips[index]?.remove();
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (event.key !== "Escape" && event.key !== "Delete" && event.key !== "Backspace") return;
    event.preventDefault();
    event.stopPropagation();
    removing(index);
  };
  return (
    <div {...rest} ref={ref} className={classes("md-chips", className)}>
      <div ref={group} role="group" aria-label={filters.active} tabIndex={-1} className="md-chips-group">
        {chips.map(({ source, label, origin }, index) => (
          <button
            key={source}
            type="button"
            className="md-button md-chip"
            aria-label={filters.remove(origin === null ? label : `${label} ${filters.origin(origin)}`)}
            onClick={() => removing(index)}
            onKeyDown={(event) => onKeyDown(event, index)}
          >
            <span className="md-chip-label">{label}</span>
            {origin !== null && <> <span className="md-chip-origin">{filters.origin(origin)}</span></>}
            <Glyph path={crossGlyph} />
          </button>
        ))}
        {chips.length > 1 && (
          <button
            type="button"
            className="md-button"
            data-variant="quiet"
            onClick={() => {
              group.current?.focus();
              clear();
            }}
          >
            {filters.clearAll}
          </button>
        )}
      </div>
      <span className="md-sr" role="status">
        {labeled(filters.active, summary)}
      </span>
    </div>
  );
});

export interface SelectionChipsProps extends Omit<SelectionChipsViewProps, "chips" | "clear">, SelectionChipsOptions {}

/** What the page is filtered by and where that came from; each can be taken back. */
export const SelectionChips = forwardRef<HTMLDivElement, SelectionChipsProps>(function SelectionChips({ except = [], ...props }, ref) {
  return <SelectionChipsView {...props} {...useSelectionChips({ except })} ref={ref} />;
});
