"use client";
import { useRef, useState } from "react";
import type { SyntheticEvent } from "react";
import { stateEssentialsInEnglish } from "../../i18n/english/essentials.ts";
import { labeledInEnglish } from "../../i18n/english/labeled.ts";
import type { AnyCellValue } from "../../query/result.ts";
import { part } from "../../react/part.ts";
import { usePart } from "../../react/usePart.ts";
import { useWords } from "../../react/useProvided.ts";
import type { MetricDefinition } from "./definition.ts";
import { Icon } from "./Icon.tsx";
import { Unloaded } from "./Unloaded.tsx";

const panel = part(() => import("./DefinitionPanel.tsx"));

const infoIcon = "M8 14.5a6.5 6.5 0 1 1 .1 0ZM8 7.5v3.5M8 5v.01";

export interface DefinitionProps {
  /** What is defined, in words. */
  readonly label: string;
  /** Names in the catalog. */
  readonly metrics?: readonly string[];
  /** Of numbers that are no metric's; read when the panel is there. */
  readonly own?: (() => MetricDefinition) | undefined;
  /** What a single metric is now, for how sure it is. */
  readonly cell?: AnyCellValue | undefined;
}

/** A button that opens what numbers mean, which is loaded when the button is reached. */
export function Definition(props: DefinitionProps) {
  const { labeled, states } = useWords({ labeled: labeledInEnglish, states: stateEssentialsInEnglish });
  const [isPressed, setPressed] = useState<boolean>();
  const loaded = usePart(panel, false);
  const button = useRef<HTMLButtonElement>(null);
  const name = labeled(states.definition, props.label);
  const reach = ({ type }: SyntheticEvent) => {
    panel.load();
    // Pressed again, it takes back that the panel could not be loaded.
    setPressed((before = false) => (type === "click" ? loaded !== null || !before : before));
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="md-button md-tool"
        data-variant="quiet"
        aria-label={name}
        title={name}
        onPointerEnter={reach}
        onFocus={reach}
        onClick={reach}
      >
        <Icon path={infoIcon} />
      </button>
      {loaded === null && isPressed && (
        <span className="md-definition-failure" role="alert">
          <Unloaded text={states.error} retry={panel.load} />
        </span>
      )}
      {loaded && isPressed !== undefined && (
        <loaded.DefinitionPanel {...props} name={name} button={button} isOpen={isPressed} />
      )}
    </>
  );
}
