"use client";

import { forwardRef, memo, useRef, useState } from "react";
import type { ComponentPropsWithoutRef, CSSProperties, KeyboardEvent } from "react";
import type { CockpitDocument } from "../../document/cockpitDocument.ts";
import { classes } from "../../react/classes.ts";
import { Cockpit } from "../Cockpit.tsx";
import type { WidgetRegistry } from "../defineWidget.ts";
import { OwnSelection } from "../OwnSelection.tsx";
import { useAttended } from "./useAttended.ts";
import { useParts } from "./useParts.ts";
import { useRotation } from "./useRotation.ts";
import { useWallBeat } from "./useWallBeat.ts";
import { WallAges } from "./WallAges.tsx";
import { WallBar } from "./WallBar.tsx";

export interface CockpitWallProps extends Omit<ComponentPropsWithoutRef<"section">, "children"> {
  /** In the order in which they are shown, each filtered by its own filters' starts. */
  readonly cockpits: readonly CockpitDocument[];
  readonly widgets: WidgetRegistry;
  /** How long each is shown. Default 30. */
  readonly seconds?: number;
  /** How often the numbers are asked for again. Default 60. */
  readonly refreshSeconds?: number;
}

/** How long it waits for who was at it last, and may have gone. */
const usedSeconds = 60;

/** By how many pixels the picture stands off, one after the other, so that nothing burns in. */
const nudges = [[0, 0], [1, 0], [2, 1], [1, 2], [0, 1]] as const;

/**
 * Cockpits on a screen on the wall, by themselves for weeks: each fills the screen, with rows as high as it allows, and is
 * shown in parts where that is too little; one follows the other; what is shown is asked for again, and stays while a server is away, with its age. Space pauses, the
 * arrows go on and back, and it waits while somebody uses a widget or scrolls, until a minute after.
 */
export const CockpitWall = forwardRef<HTMLElement, CockpitWallProps>(function CockpitWall(
  { cockpits, widgets, seconds = 30, refreshSeconds = 60, className, style, onKeyDown, ...rest },
  ref,
) {
  const [isUsed, use] = useAttended(usedSeconds);
  const rotation = useRotation(cockpits.length, seconds, isUsed);
  const beat = useWallBeat(refreshSeconds);
  const stage = useRef<HTMLDivElement>(null);
  useParts(stage, rotation.index, seconds, isUsed || rotation.isPaused);
  const [x, y] = nudges[beat % nudges.length] ?? nudges[0];
  const reached = useReached(rotation.index, cockpits.length);
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    onKeyDown?.(event);
    const isOwn = event.target instanceof Element && event.target.closest(".md-wall-stage") === null;
    if (event.defaultPrevented || !isOwn) return;
    const act = keys[event.key];
    if (act === undefined || (event.key === " " && event.target instanceof HTMLButtonElement)) return;
    event.preventDefault();
    act(rotation);
  };
  return (
    <section
      {...rest}
      ref={ref}
      className={classes("md-wall", className)}
      style={{ ...style, "--md-wall-x": `${x}px`, "--md-wall-y": `${y}px` } as CSSProperties}
      onKeyDown={onKey}
    >
      <div
        ref={stage}
        className="md-wall-stage"
        onFocus={({ target }) => target.closest(".md-cockpit-cell") !== null && use()}
        onKeyDown={use}
        onPointerDown={use}
        onTouchMove={use}
        onWheel={use}
      >
        <WallAges>
          {cockpits.map((document, index) => (
            <div key={index} className="md-wall-page" data-shown={index === rotation.index || undefined}>
              {reached.has(index) && <WallPage document={document} widgets={widgets} id={`wall${index}`} beat={beat} />}
            </div>
          ))}
        </WallAges>
      </div>
      <WallBar rotation={rotation} cockpits={cockpits} />
    </section>
  );
});

const keys: { readonly [key: string]: ((rotation: ReturnType<typeof useRotation>) => void) | undefined } = {
  " ": ({ pause, isPaused }) => pause(!isPaused),
  ArrowRight: ({ go }) => go(1),
  ArrowLeft: ({ go }) => go(-1),
};

interface WallPageProps {
  readonly document: CockpitDocument;
  readonly widgets: WidgetRegistry;
  readonly id: string;
  /** Draws it again, so that a widget that failed is tried again. */
  readonly beat: number;
}

/** Drawn again by the beat alone. */
const WallPage = memo(function WallPage({ document, widgets, id }: WallPageProps) {
  return (
    <OwnSelection>
      <Cockpit document={document} widgets={widgets} id={id} bar="words" />
    </OwnSelection>
  );
});

/** Those that were shown, and the next one, which makes ready. They stay: what they showed last is there through any outage. */
function useReached(index: number, count: number): ReadonlySet<number> {
  const [reached, setReached] = useState<ReadonlySet<number>>(new Set());
  const next = (index + 1) % Math.max(count, 1);
  if (reached.has(index) && reached.has(next)) return reached;
  const more = new Set([...reached, index, next]);
  setReached(more);
  return more;
}
