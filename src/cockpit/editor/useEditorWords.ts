"use client";

import { createContext, useContext } from "react";
import type { EditorMessages } from "../../i18n/messages/editor.ts";
import type { Messages } from "../../i18n/messages.ts";
import type { Catalog } from "../../query/catalog.ts";
import { MetricsError } from "../../query/error.ts";
import type { LocalizedText } from "../../query/locale.ts";
import { localized } from "../../react/label.ts";
import { useLocalized } from "../../react/useLocalized.ts";

/** What all parts of an editor are given. */
export interface EditorSurroundings {
  readonly words: EditorMessages;
  /** Where its popovers and dialogs stand; null until it is mounted. */
  readonly root: Element | null;
}

export const EditorContext = createContext<EditorSurroundings | null>(null);

export interface EditorWords extends EditorSurroundings {
  readonly locale: string;
  readonly messages: Messages;
  readonly catalog: Catalog;
  /** In the reader's language. */
  readonly text: (text: LocalizedText) => string;
}

/** The editor's words, and what else is put into words there. */
export function useEditorWords(): EditorWords {
  const surroundings = useContext(EditorContext);
  const { catalog, locale, messages } = useLocalized<Catalog>();
  if (surroundings === null) throw new MetricsError("invalid-query", "a control of the editor stands outside of it; use <CockpitEditor>");
  return { ...surroundings, catalog, locale, messages, text: (text) => localized(text, locale) };
}
