import { lazy, type ComponentType } from "react";
import type { Catalog } from "../../src/query/index.ts";
import type { Facts } from "./facts.ts";
import type { PageName, Settings } from "./settings.ts";
import type { Words } from "./words.ts";

export interface PageProps {
  readonly words: Words;
  readonly facts: Facts;
  readonly catalog: Catalog;
  readonly language: string;
  readonly user: Settings["user"];
}

/** The page as it is asked for now: where its code did not come, the next call asks for it anew. */
export type ReloadablePage = () => ComponentType<PageProps>;

type Pages = { readonly [Name in PageName]?: ReloadablePage };

const about = reloadable(() => import("./pages/About.tsx"));

/** The pages by which of the two cockpits they belong to; each comes when it is first opened. */
export const pagesOf: { readonly [Cockpit in Facts["cockpit"]]: Pages & { readonly overview: ReloadablePage } } = {
  service: {
    overview: reloadable(() => import("./pages/Overview.tsx")),
    quality: reloadable(() => import("./pages/Quality.tsx")),
    journeys: reloadable(() => import("./pages/Journeys.tsx")),
    explore: reloadable(() => import("./pages/Explore.tsx")),
    cockpits: reloadable(() => import("./pages/Cockpits.tsx")),
    build: reloadable(() => import("./pages/Build.tsx")),
    alerts: reloadable(() => import("./pages/Alerts.tsx")),
    about,
  },
  helpdesk: {
    overview: reloadable(() => import("./pages/Helpdesk.tsx")),
    explore: reloadable(() => import("./pages/HelpdeskExplore.tsx")),
    about,
  },
};

function reloadable(load: () => Promise<{ readonly default: ComponentType<PageProps> }>): ReloadablePage {
  const anew = () =>
    lazy(() =>
      load().catch((error: unknown) => {
        component = anew();
        throw error;
      }),
    );
  let component = anew();
  return () => component;
}
