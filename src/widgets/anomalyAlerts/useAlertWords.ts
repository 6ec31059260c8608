"use client";

import type { AlertMessages } from "../../i18n/messages/alerts.ts";
import { alertsInEnglish } from "../../i18n/english/alerts.ts";
import type { Catalog } from "../../query/catalog.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import type { AlertTextOptions } from "./alertText.ts";

/** Everything that alerts are put into words with, as of now. */
export function useAlertWords(): AlertTextOptions {
  const { catalog, locale, timeZone, messages, now } = useLocalized<Catalog>();
  const words: AlertMessages = messages.alerts ?? alertsInEnglish;
  return { catalog, locale, timeZone, messages, words, now: new Date(now()).toISOString() };
}
