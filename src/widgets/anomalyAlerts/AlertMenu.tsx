"use client";

import { useEffect, useRef } from "react";
import type { KeyboardEvent } from "react";
import type { Incident } from "../../query/alerts.ts";
import { focusedBeside } from "../../react/focusedBeside.ts";

/** What a host can do with incidents: create a work item, open a page. */
export interface AlertHostAction {
  readonly label: string;
  /** May return a promise. Where it throws or rejects, the list says so with the error's message. */
  readonly run: (incidents: readonly Incident[]) => unknown;
}

export interface AlertMenuItem {
  readonly key: string;
  readonly label: string;
  readonly run: () => void;
}

export interface AlertMenuProps {
  readonly label: string;
  readonly items: readonly AlertMenuItem[];
  /** Below which it opens. */
  readonly anchor: HTMLElement;
  /** Called once, whatever closes it. */
  readonly onClose: () => void;
}

/** A menu in a native popover, so that no scrolling list cuts it off and a press elsewhere closes it. */
export function AlertMenu({ label, items, anchor, onClose }: AlertMenuProps) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const menu = ref.current;
    if (menu === null) return;
    menu.showPopover?.();
    const [at, { offsetWidth, offsetHeight }] = [anchor.getBoundingClientRect(), menu];
    const fits = at.bottom + offsetHeight <= innerHeight;
    menu.style.top = `${Math.max(4, fits ? at.bottom + 2 : at.top - offsetHeight - 2)}px`;
    const start = getComputedStyle(anchor).direction === "rtl" ? at.left : at.right - offsetWidth;
    menu.style.left = `${Math.max(4, Math.min(start, innerWidth - offsetWidth - 4))}px`;
    menu.querySelector<HTMLElement>("[role=menuitem]")?.focus();
  }, [anchor]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=menuitem]")];
    const at = all.findIndex((item) => item === focusedBeside(item));
    const typed = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    event.stopPropagation();
    if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      onClose();
    } else if (typed && event.key !== " ") {
      const after = [...all.slice(at + 1), ...all.slice(0, at + 1)];
      after.find((item) => item.textContent.toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
    } else {
      const step = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      all[step % all.length]?.focus();
    }
  };

  return (
    <div
      ref={ref}
      popover="auto"
      className="md-alert-menu"
      role="menu"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onToggle={(event) => {
        if ((event.nativeEvent as ToggleEvent).newState === "closed") onClose();
      }}
    >
      {items.map(({ key, label: text, run }) => (
        <button
          key={key}
          type="button"
          role="menuitem"
          tabIndex={-1}
          className="md-alert-menuitem"
          onClick={(event) => {
            event.stopPropagation();
            onClose();
            run();
          }}
        >
          {text}
        </button>
      ))}
    </div>
  );
}
