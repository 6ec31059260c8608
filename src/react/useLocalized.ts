"use client";

import { enAtOnce } from "../i18n/enAtOnce.ts";
import type { Messages } from "../i18n/messages.ts";
import type { Catalog } from "../query/catalog.ts";
import type { RegisteredCatalog } from "./register.ts";
import { useProvided } from "./useProvided.ts";
import type { Provided } from "./useProvided.ts";

/** What a provider gives, with words where it has none of its own. */
export interface Localized<C extends Catalog = RegisteredCatalog> extends Provided<C> {
  readonly messages: Messages;
}

/** What the nearest provider gives but for its theme as values, which costs every reader three subscriptions. */
export function useLocalized<C extends Catalog = RegisteredCatalog>(): Localized<C> {
  const provided = useProvided<C>();
  return { ...provided, messages: provided.messages ?? enAtOnce };
}
