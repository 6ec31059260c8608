"use client";

import { useEffect, useReducer } from "react";
import type { CockpitDocument } from "../../document/cockpitDocument.ts";
import { formatDuration } from "../../format/duration.ts";
import { cockpitInEnglish } from "../../i18n/english/cockpit.ts";
import { stateEssentialsInEnglish } from "../../i18n/english/essentials.ts";
import { localized } from "../../react/label.ts";
import { useOnline } from "../../react/useOnline.ts";
import { useProvided, useWords } from "../../react/useProvided.ts";
import { backGlyph, forthGlyph, Glyph } from "../Glyph.tsx";
import { useAsOf } from "../useAsOf.ts";
import type { Rotation } from "./useRotation.ts";

const pauseGlyph = "M5.5 3.5v9M10.5 3.5v9";
const playGlyph = "M5 3.5v9l7-4.5z";

/** Which cockpit this is, how old its oldest figure is, and the way to stop. */
export function WallBar({ rotation, cockpits }: { readonly rotation: Rotation; readonly cockpits: readonly CockpitDocument[] }) {
  const { locale } = useProvided();
  const { cockpit = cockpitInEnglish } = useWords({ cockpit: cockpitInEnglish });
  const { index, isPaused, pause, go } = rotation;
  const title = cockpits[index]?.title;
  return (
    <footer className="md-wall-bar">
      <Age />
      {cockpits.length > 1 && (
        <div role="group" aria-label={cockpit.rotation} className="md-wall-ways">
          <button type="button" className="md-button md-tool" data-variant="quiet" aria-label={cockpit.previous} onClick={() => go(-1)}>
            <Glyph path={backGlyph} />
          </button>
          <button type="button" className="md-button md-tool" data-variant="quiet" aria-label={isPaused ? cockpit.resume : cockpit.pause} onClick={() => pause(!isPaused)}>
            <Glyph path={isPaused ? playGlyph : pauseGlyph} />
          </button>
          <button type="button" className="md-button md-tool" data-variant="quiet" aria-label={cockpit.next} onClick={() => go(1)}>
            <Glyph path={forthGlyph} />
          </button>
          <span aria-live={isPaused ? "polite" : "off"}>
            {cockpit.position(index + 1, cockpits.length, title === undefined ? "" : localized(title, locale))}
          </span>
        </div>
      )}
    </footer>
  );
}

/** Grows while nothing new comes. */
function Age() {
  const { locale, now } = useProvided();
  const { cockpit = cockpitInEnglish, states } = useWords({ cockpit: cockpitInEnglish, states: stateEssentialsInEnglish });
  const isOnline = useOnline();
  const asOf = useAsOf();
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(tick, 10_000);
    return () => clearInterval(timer);
  }, []);
  const seconds = asOf === null ? null : Math.max(0, Math.floor((now() - asOf) / 1000));
  const age = seconds === null ? states.loading : cockpit.age(formatDuration(seconds, { locale }));
  return <p className="md-wall-age" data-signal={isOnline ? undefined : "warning"}>{isOnline ? age : `${states.offline} · ${age}`}</p>;
}
