"use client";

import type { Catalog } from "../query/catalog.ts";
import type { Theme } from "../theme/tokens.ts";
import type { RegisteredCatalog } from "./register.ts";
import { useLocalized } from "./useLocalized.ts";
import type { Localized } from "./useLocalized.ts";
import { useTheme } from "./useTheme.ts";

/** What a provider gives to everything inside it. */
export interface MetricdeckContext<C extends Catalog = RegisteredCatalog> extends Localized<C> {
  readonly theme: Theme;
}

/** What the nearest provider gives. Pages with two catalogs name theirs as the type argument. */
export function useMetricdeck<C extends Catalog = RegisteredCatalog>(): MetricdeckContext<C> {
  return { ...useLocalized<C>(), theme: useTheme() };
}
