"use client";
import { useEffect, useRef } from "react";
import { labeledInEnglish } from "../../i18n/english/labeled.ts";
import { statesInEnglish } from "../../i18n/english/states.ts";
import { labelOf } from "../../react/label.ts";
import { useOnDemand } from "../../react/useOnDemand.ts";
import { useProvided, useWords } from "../../react/useProvided.ts";
import { Icon, infoIcon } from "./Icon.tsx";

const loadPanel = () => import("./DefinitionPanel.tsx").then(({ DefinitionPanel }) => DefinitionPanel);

/**
 * A button that opens what the metrics mean: a native popover, so Esc and a click elsewhere close it. What it says is
 * loaded when the button is reached.
 */
export function Definition({ metrics }: { readonly metrics: readonly string[] }) {
  const { catalog, locale } = useProvided();
  const { labeled, states } = useWords({ labeled: labeledInEnglish, states: statesInEnglish });
  const [Panel, load] = useOnDemand(loadPanel);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  // The two versions of React that are peers spell these attributes differently; the DOM does not.
  useEffect(() => {
    if (button.current === null || panel.current === null) return;
    button.current.popoverTargetElement = panel.current;
    panel.current.toggleAttribute("autofocus", true);
  }, []);
  const labels = metrics.map((name) => labelOf(catalog.metrics, name, locale)).join(", ");
  const name = labeled(states.definition, labels);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="md-button md-tool"
        data-variant="quiet"
        aria-label={name}
        onPointerEnter={load}
        onFocus={load}
        onClick={load}
      >
        <Icon path={infoIcon} />
      </button>
      <div ref={panel} popover="auto" className="md-definition" role="dialog" aria-label={name} tabIndex={-1}>
        {Panel === null ? <p className="md-definition-label">{labels}</p> : <Panel metrics={metrics} />}
      </div>
    </>
  );
}
