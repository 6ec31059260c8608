import { useSyncExternalStore } from "react";

export const pageNames = ["overview", "quality", "journeys", "explore", "cockpits", "alerts", "about"] as const;
export type PageName = (typeof pageNames)[number];

/** What the reader has set; it stands in the address, so that a link shows the same. */
export interface Settings {
  readonly page: PageName;
  readonly language: "en" | "zh-CN";
  readonly theme: "light" | "dark";
  readonly user: "national" | "south";
}

export function useSettings(): [Settings, (changed: Partial<Settings>) => void] {
  const search = useSyncExternalStore(listen, () => location.search);
  const settings = settingsIn(search);
  return [settings, (changed) => go({ ...settings, ...changed })];
}

export function addressOf({ page, language, theme, user }: Settings): string {
  const entries = Object.entries({ page, lang: language, theme, user });
  const changed = entries.filter(([, value]) => !["overview", "en", "light", "national"].includes(value));
  return changed.length === 0 ? location.pathname : `?${new URLSearchParams(changed)}`;
}

function settingsIn(search: string): Settings {
  const given = new URLSearchParams(search);
  return {
    page: pageNames.find((name) => name === given.get("page")) ?? "overview",
    language: given.get("lang") === "zh-CN" ? "zh-CN" : "en",
    theme: given.get("theme") === "dark" ? "dark" : "light",
    user: given.get("user") === "south" ? "south" : "national",
  };
}

const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("popstate", listener);
  };
}

function go(settings: Settings): void {
  history.pushState(null, "", addressOf(settings));
  for (const listener of listeners) listener();
}
