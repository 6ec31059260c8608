"use client";
import { useRef, useState } from "react";
import type { SyntheticEvent } from "react";
import { part } from "../../react/part.ts";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import { usePart } from "../../react/usePart.ts";
import type { ExportPanelProps } from "./ExportPanel.tsx";
import { Icon } from "./Icon.tsx";
import { exportIcon } from "./icons.ts";
import { Unloaded } from "./Unloaded.tsx";

const panel = part(() => import("./ExportPanel.tsx"));

/** A button that opens the kinds of file to save, which are loaded when the button is reached. */
export function Export(props: Omit<ExportPanelProps, "button" | "isOpen">) {
  const { frame, states } = useMetricdeck().messages;
  const [isPressed, setPressed] = useState<boolean>();
  const loaded = usePart(panel, false);
  const button = useRef<HTMLButtonElement>(null);
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
        aria-label={frame.export}
        title={frame.export}
        onPointerEnter={reach}
        onFocus={reach}
        onClick={reach}
      >
        <Icon path={exportIcon} />
      </button>
      {loaded === null && isPressed && (
        <span className="md-definition-failure" role="alert">
          <Unloaded text={states.error} retry={panel.load} />
        </span>
      )}
      {loaded && isPressed !== undefined && <loaded.ExportPanel {...props} button={button} isOpen={isPressed} />}
    </>
  );
}
