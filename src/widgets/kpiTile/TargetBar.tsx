import type { CSSProperties } from "react";
import { Icon } from "../frame/Icon.tsx";
import { checkIcon, crossIcon } from "../frame/icons.ts";
import type { KpiTileModel } from "./kpiTileModel.ts";

/** A bullet: the bar is the value, the tick the target. Whether it is met is said by shape, word and color. */
export function TargetBar({ target }: { readonly target: NonNullable<KpiTileModel["target"]> }) {
  const { zero, value, target: goal, met, text, word } = target;
  const places = {
    "--md-bullet-from": percent(Math.min(zero, value)),
    "--md-bullet-length": percent(Math.abs(value - zero)),
    "--md-bullet-target": percent(goal),
  } as CSSProperties;
  return (
    <div className="md-bullet">
      <span className="md-bullet-text">
        <span>{text}</span>
        {word !== null && (
          <span data-signal={met ? "good" : "bad"}>
            <Icon path={met ? checkIcon : crossIcon} size={12} />
            {word}
          </span>
        )}
      </span>
      <span className="md-bullet-bar" style={places} />
    </div>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}
