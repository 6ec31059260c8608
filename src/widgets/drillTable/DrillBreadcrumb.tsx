"use client";

import { useEffect, useRef } from "react";
import type { ReactElement } from "react";
import { focusedBeside } from "../../react/focusedBeside.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import type { DrillTableActions, DrillTableModel } from "./drillTableModel.ts";

interface DrillBreadcrumbProps {
  readonly breadcrumb: DrillTableModel["breadcrumb"];
  readonly leave: DrillTableActions["leave"];
  /** Whether there are no rows, nor will be: a focus that went with them comes here. */
  readonly isAlone?: boolean;
}

/** The way from the top to the member that is shown alone; each part of it leads back. */
export function DrillBreadcrumb({ breadcrumb, leave, isAlone = false }: DrillBreadcrumbProps): ReactElement | null {
  const { messages } = useLocalized();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const activeElement = nav.current === null ? null : focusedBeside(nav.current);
    const isLeft = activeElement === document.body || activeElement === nav.current?.closest(".md-frame")?.querySelector(".md-frame-body");
    if (isAlone && isLeft) nav.current?.querySelector<HTMLElement>("li:nth-last-child(2) button")?.focus();
  }, [isAlone]);
  if (breadcrumb.length < 2) return null;
  return (
    <nav ref={nav} className="md-drill-path" aria-label={messages.drillGrid.path}>
      <ol>
        {breadcrumb.map(({ label, depth }, at) => (
          <li key={depth}>
            {at === breadcrumb.length - 1 ? (
              <span aria-current="true" title={label}>
                {label}
              </span>
            ) : (
              <button type="button" className="md-button" data-variant="quiet" title={label} onClick={() => leave(depth)}>
                {label}
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
