"use client";

import { forwardRef } from "react";
import type { ComponentPropsWithoutRef } from "react";
import { filteringInEnglish } from "../i18n/english/filtering.ts";
import { classes } from "../react/classes.ts";
import { localized } from "../react/label.ts";
import { useLocalized } from "../react/useLocalized.ts";
import { backGlyph, Glyph } from "./Glyph.tsx";
import type { DrillTrailState } from "./useDrillTrail.ts";

export interface DrillTrailProps extends Omit<ComponentPropsWithoutRef<"nav">, "children"> {
  readonly way: DrillTrailState;
}

/** The way to this page, and back along it. Its height is one line, whether there is a way or not. */
export const DrillTrail = forwardRef<HTMLElement, DrillTrailProps>(function DrillTrail({ way, className, ...rest }, ref) {
  const { locale, messages } = useLocalized();
  const { filtering = filteringInEnglish } = messages;
  const text = (label: DrillTrailState["label"]) => (typeof label === "string" ? label : localized(label, locale));
  const last = way.trail.at(-1);
  return (
    <nav {...rest} ref={ref} className={classes("md-trail", className)} aria-label={filtering.trail}>
      {last !== undefined && (
        <>
          <button type="button" className="md-button" title={filtering.backKeys} onClick={() => way.back()}>
            <Glyph path={backGlyph} />
            {filtering.back(text(last.label))}
          </button>
          <ol className="md-trail-steps">
            {way.trail.map(({ label }, depth) => (
              <li key={depth}>
                <button type="button" className="md-button" data-variant="quiet" onClick={() => way.back(depth)}>
                  {text(label)}
                </button>
              </li>
            ))}
            <li aria-current="page">{text(way.label)}</li>
          </ol>
        </>
      )}
    </nav>
  );
});
