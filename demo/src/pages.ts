import { lazy, type ComponentType } from "react";
import type { Catalog } from "../../src/query/index.ts";
import type { Facts } from "./facts.ts";
import type { PageName } from "./settings.ts";
import type { Words } from "./words.ts";

export interface PageProps {
  readonly words: Words;
  readonly facts: Facts;
  readonly catalog: Catalog;
  readonly language: string;
}

type Pages = { readonly [Name in PageName]?: ComponentType<PageProps> };

const about = lazy(() => import("./pages/About.tsx"));

/** The pages by which of the two cockpits they belong to; each comes when it is first opened. */
export const pagesOf: { readonly [Cockpit in Facts["cockpit"]]: Pages & { readonly overview: ComponentType<PageProps> } } = {
  service: {
    overview: lazy(() => import("./pages/Overview.tsx")),
    journeys: lazy(() => import("./pages/Journeys.tsx")),
    explore: lazy(() => import("./pages/Explore.tsx")),
    alerts: lazy(() => import("./pages/Alerts.tsx")),
    about,
  },
  helpdesk: { overview: lazy(() => import("./pages/Helpdesk.tsx")), about },
};
