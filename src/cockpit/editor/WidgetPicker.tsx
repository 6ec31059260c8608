"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import { Dialog, Heading, I18nProvider, Modal, ModalOverlay } from "react-aria-components";
import type { CockpitWidget } from "../../document/cockpitDocument.ts";
import type { Finding } from "../../document/finding.ts";
import type { AnyWidgetSpec } from "../../document/widgetSpec.ts";
import { overlayRoot } from "../../react/overlayRoot.ts";
import { CellBoundary } from "../CellBoundary.tsx";
import { widgetTyped } from "../defineWidget.ts";
import type { WidgetRegistry } from "../defineWidget.ts";
import { DocumentWidget } from "../DocumentWidget.tsx";
import { crossGlyph, Glyph } from "../Glyph.tsx";
import { isPlaceable, previewProps } from "./startProps.ts";
import { useEditorWords } from "./useEditorWords.ts";

interface WidgetPickerProps {
  readonly widgets: WidgetRegistry;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onPick: (spec: AnyWidgetSpec) => void;
}

/** Every kind of widget with the host's own numbers in it. */
export function WidgetPicker({ widgets, isOpen, onClose, onPick }: WidgetPickerProps) {
  const { words, locale, root } = useEditorWords();
  return (
    <I18nProvider locale={locale}>
      <ModalOverlay
        className="md-editor-veil"
        isOpen={isOpen}
        onOpenChange={(open) => !open && onClose()}
        isDismissable
        {...overlayRoot(root)}
      >
        <Modal className="md-editor-modal">
          <Dialog className="md-editor-dialog">
            <div className="md-editor-dialog-head">
              <Heading slot="title" level={3}>
                {words.addWidget}
              </Heading>
              <button type="button" className="md-button" data-variant="quiet" aria-label={words.close} onClick={onClose}>
                <Glyph path={crossGlyph} />
              </button>
            </div>
            <Choices widgets={widgets} onPick={onPick} />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </I18nProvider>
  );
}

function Choices({ widgets, onPick }: Pick<WidgetPickerProps, "widgets" | "onPick">) {
  const { words, text, catalog } = useEditorWords();
  const [sought, setSought] = useState("");
  const list = useRef<HTMLUListElement>(null);
  const needle = sought.trim().toLowerCase();
  const specs = useMemo(() => {
    const last = new Map(widgets.map(({ spec }) => [spec.type, spec]));
    return [...last.values()].toSorted((a, b) => Number(isPlaceable(b, catalog)) - Number(isPlaceable(a, catalog)));
  }, [widgets, catalog]);
  const found = specs.filter(({ type, label, description }) =>
    [type, ...Object.values(label), ...Object.values(description)].join(" ").toLowerCase().includes(needle),
  );
  const onArrow = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (by === undefined || (event.target instanceof HTMLInputElement && event.key !== "ArrowDown")) return;
    const buttons = Array.from(list.current?.querySelectorAll<HTMLElement>("[data-pick]") ?? []);
    const at = buttons.indexOf(event.target as HTMLElement);
    event.preventDefault();
    buttons[Math.min(Math.max(at + by, 0), buttons.length - 1)]?.focus();
  };
  return (
    <div className="md-editor-choices" onKeyDown={onArrow}>
      <input
        className="md-input"
        type="search"
        aria-label={words.findWidget}
        placeholder={words.findWidget}
        autoFocus
        autoComplete="off"
        value={sought}
        onChange={({ target }) => setSought(target.value)}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key === "Enter" && !event.nativeEvent.isComposing && needle !== "" && first !== undefined) onPick(first);
        }}
      />
      <p role="status" className="md-field-hint">
        {found.length === 0 && words.nothingFound}
      </p>
      <ul ref={list} className="md-editor-kinds">
        {found.map((spec) => (
          <li key={spec.type} className="md-editor-kind">
            <Preview spec={spec} widgets={widgets} />
            <button type="button" data-pick className="md-editor-kind-pick" onClick={() => onPick(spec)}>
              <strong>{text(spec.label)}</strong>
              <span>{text(spec.description)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A preview is of a kind that needs nothing more to be shown. */
const noFindings: readonly Finding[] = [];

/** The widget at half its size, asked for once it is seen. */
function Preview({ spec, widgets }: { readonly spec: AnyWidgetSpec; readonly widgets: WidgetRegistry }) {
  const { words, catalog } = useEditorWords();
  const [isSeen, setSeen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      setSeen(true);
      observer.disconnect();
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  const isReady = isPlaceable(spec, catalog);
  const widget = useMemo<CockpitWidget>(() => ({ type: spec.type, props: previewProps(spec, catalog) }), [spec, catalog]);
  return (
    <div ref={place} className="md-editor-preview" inert aria-hidden="true">
      {!isReady && <p className="md-field-hint">{words.unsetPreview}</p>}
      {isReady && isSeen && (
        <div className="md-editor-preview-inside">
          <CellBoundary of={widget}>
            <DocumentWidget
              source={`preview.${spec.type}`}
              widget={widget}
              registered={widgetTyped(widgets, spec.type)}
              findings={noFindings}
            />
          </CellBoundary>
        </div>
      )}
    </div>
  );
}
