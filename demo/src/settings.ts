import { useSyncExternalStore } from "react";
import { browserRouter, type UrlRouter } from "../../src/index.ts";

export const pageNames = ["overview", "quality", "journeys", "explore", "cockpits", "build", "alerts", "about"] as const;
export type PageName = (typeof pageNames)[number];

/** What the reader has set; it stands in the address, so that a link shows the same. */
export interface Settings {
  readonly page: PageName;
  readonly language: "en" | "zh-CN";
  readonly theme: "light" | "dark";
  readonly user: "national" | "south";
}

export function useSettings(): [Settings, (changed: Partial<Settings>) => void] {
  const search = useSyncExternalStore(portalRouter.subscribe, () => addressOf(settingsIn(location.search), ""));
  const settings = settingsIn(search);
  return [settings, (changed) => portalRouter.write(addressOf({ ...settings, ...changed }, location.search), "push")];
}

/** The address as it is now, with what the cockpit keeps in it. */
export function useAddress(): string {
  return useSyncExternalStore(portalRouter.subscribe, portalRouter.read);
}

/** An address with these settings; what others keep in it stays. */
export function addressOf({ page, language, theme, user }: Settings, search: string): string {
  const entries = Object.entries({ page, lang: language, theme, user });
  const changed = entries.filter(([, value]) => !["overview", "en", "light", "national"].includes(value));
  const own = changed.map((entry) => entry.join("="));
  const others = search.slice(1).split("&").filter((part) => part !== "" && !/^(page|lang|theme|user)=/.test(part));
  return own.length + others.length === 0 ? "" : `?${[...own, ...others].join("&")}`;
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

const browser = browserRouter();
const listeners = new Set<() => void>();

/** Who sets the address tells all others that read it: what the portal sets, and the cockpit. */
export const portalRouter: UrlRouter = {
  read: browser.read,
  write(search, mode) {
    browser.write(search, mode);
    for (const listener of listeners) listener();
  },
  subscribe(listener) {
    listeners.add(listener);
    const stop = browser.subscribe(listener);
    return () => {
      listeners.delete(listener);
      stop();
    };
  },
};
