"use client";

import { enAtOnce } from "../i18n/enAtOnce.ts";
import type { Messages } from "../i18n/messages.ts";
import type { Catalog } from "../query/catalog.ts";
import type { Theme } from "../theme/tokens.ts";
import type { RegisteredCatalog } from "./register.ts";
import { useProvided } from "./useProvided.ts";
import type { Provided } from "./useProvided.ts";
import { useTheme } from "./useTheme.ts";

/** What a provider gives to everything inside it. */
export interface MetricdeckContext<C extends Catalog = RegisteredCatalog> extends Provided<C> {
  readonly messages: Messages;
  readonly theme: Theme;
}

/** What the nearest provider gives. Pages with two catalogs name theirs as the type argument. */
export function useMetricdeck<C extends Catalog = RegisteredCatalog>(): MetricdeckContext<C> {
  const provided = useProvided<C>();
  return { ...provided, messages: provided.messages ?? enAtOnce, theme: useTheme() };
}
