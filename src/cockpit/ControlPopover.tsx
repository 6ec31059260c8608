"use client";

import type { ReactNode, RefObject } from "react";
import { Dialog, I18nProvider, Popover } from "react-aria-components";
import { overlayRoot } from "../react/overlayRoot.ts";
import { useLocalized } from "../react/useLocalized.ts";

export interface ControlPopoverProps {
  readonly label: string;
  /** The button that it belongs to, and that has the focus again when it closes. */
  readonly trigger: RefObject<HTMLButtonElement | null>;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly children: ReactNode;
}

/** A dialog under its button. Stands inside of the provider's root, whose theme and language it shares. */
export function ControlPopover({ label, trigger, isOpen, onOpenChange, children }: ControlPopoverProps) {
  const { locale } = useLocalized();
  return (
    <I18nProvider locale={locale}>
      <Popover
        className="md-popover"
        triggerRef={trigger}
        isOpen={isOpen}
        onOpenChange={onOpenChange}
        placement="bottom start"
        offset={4}
        containerPadding={8}
        {...overlayRoot(trigger.current?.closest(".md-root"))}
      >
        <Dialog className="md-popover-dialog" aria-label={label}>
          {children}
        </Dialog>
      </Popover>
    </I18nProvider>
  );
}
