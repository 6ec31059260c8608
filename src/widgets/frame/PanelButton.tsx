"use client";
import { useRef, useState } from "react";
import type { ComponentType, RefObject, SyntheticEvent } from "react";
import type { Part } from "../../react/part.ts";
import { usePart } from "../../react/usePart.ts";
import { Icon } from "./Icon.tsx";
import { Unloaded } from "./Unloaded.tsx";

/** Of a panel that its button loaded. */
export interface Opening {
  /** Opens and closes it from now on. */
  readonly button: RefObject<HTMLButtonElement | null>;
  /** Whether it is open from the start: the button was pressed before this was here. */
  readonly isOpen: boolean;
}

interface PanelButtonProps<P> {
  readonly name: string;
  readonly icon: string;
  readonly panel: Part<{ readonly Panel: ComponentType<P & Opening> }>;
  readonly props: P;
  /** Said where the panel could not be loaded. */
  readonly error: string;
}

/** A button that is an icon, and opens a panel that is loaded when the button is reached. */
export function PanelButton<P>({ name, icon, panel, props, error }: PanelButtonProps<P>) {
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
        aria-label={name}
        title={name}
        onClick={reach}
        onFocus={reach}
        onPointerEnter={reach}
      >
        <Icon path={icon} />
      </button>
      {loaded === null && isPressed && (
        <span className="md-unloaded" role="alert">
          <Unloaded text={error} retry={panel.load} />
        </span>
      )}
      {loaded && isPressed != null && <loaded.Panel {...props} button={button} isOpen={isPressed} />}
    </>
  );
}
