"use client";

import { useEffect, useRef, useState } from "react";
import type { ButtonHTMLAttributes, ComponentType, KeyboardEvent, ReactNode, RefObject } from "react";
import { useLocalized } from "../react/useLocalized.ts";
import { FailureNote } from "./FailureNote.tsx";

export interface PanelControl<P> {
  /** Null until it is loaded. */
  readonly Panel: ComponentType<P> | null;
  readonly trigger: RefObject<HTMLButtonElement | null>;
  /** For the button that opens it. */
  readonly button: ButtonHTMLAttributes<HTMLButtonElement>;
  /** For the place under the button: what could not be loaded, else null. */
  readonly failure: ReactNode;
}

/**
 * A popover whose code is loaded when it is first asked for. While that takes, its button is busy. After a failure it is
 * loaded when it is asked for again, or when the network is back.
 */
export function usePanel<P>(
  load: () => Promise<ComponentType<P>>,
  { isOpen, setOpen }: { readonly isOpen: boolean; readonly setOpen: (isOpen: boolean) => void },
): PanelControl<P> {
  const { states } = useLocalized().messages;
  const trigger = useRef<HTMLButtonElement>(null);
  const [code, setCode] = useState<ComponentType<P> | "unasked" | "loading" | "failed">("unasked");
  const Panel = typeof code === "string" ? null : code;
  const fetchCode = () => {
    setCode("loading");
    load().then(
      (loaded) => setCode(() => loaded),
      () => {
        setCode("failed");
        setOpen(false);
      },
    );
  };
  const ask = (isWanted: boolean) => {
    // Safari leaves the focus where it was.
    trigger.current?.focus();
    setOpen(isWanted);
    if (Panel === null && code !== "loading") fetchCode();
  };
  useEffect(() => {
    if (code !== "failed") return;
    globalThis.addEventListener("online", fetchCode);
    return () => globalThis.removeEventListener("online", fetchCode);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || code !== "failed") return;
    event.stopPropagation();
    trigger.current?.focus();
    setCode("unasked");
  };
  return {
    Panel,
    trigger,
    button: {
      "aria-haspopup": "dialog",
      "aria-expanded": isOpen && Panel !== null,
      "aria-busy": code === "loading",
      onClick: () => ask(!isOpen),
      onKeyDown,
    },
    failure:
      code === "failed" ? (
        <FailureNote words={states.error} retry={() => ask(true)} className="md-control-failure" onKeyDown={onKeyDown} />
      ) : null,
  };
}
