import type { MouseEvent } from "react";
import { addressOf, useAddress, type PageName, type Settings } from "./settings.ts";
import type { Words } from "./words.ts";

interface HeaderProps {
  readonly words: Words;
  readonly settings: Settings;
  readonly change: (changed: Partial<Settings>) => void;
  readonly pages: readonly PageName[];
  readonly hasUsers: boolean;
}

export function Header({ words, settings, change, pages, hasUsers }: HeaderProps) {
  const address = useAddress();
  const open = (page: PageName) => (event: MouseEvent) => {
    event.preventDefault();
    change({ page });
  };
  return (
    <header className="portal-head">
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <p className="brand">
        <b>{words.company}</b> {words.department}
      </p>
      <nav aria-label={words.navigation}>
        {pages.map((page) => (
          <a
            key={page}
            href={addressOf({ ...settings, page }, address) || location.pathname}
            aria-current={settings.page === page ? "page" : undefined}
            onClick={open(page)}
          >
            {words.pages[page]}
          </a>
        ))}
      </nav>
      <div className="tools">
        {hasUsers && (
          <label>
            <span>{words.signedInAs}</span>
            <select value={settings.user} onChange={({ target }) => change({ user: target.value as Settings["user"] })}>
              {Object.entries(words.users).map(([user, name]) => (
                <option key={user} value={user}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <button type="button" onClick={() => change({ theme: settings.theme === "light" ? "dark" : "light" })}>
          {words.theme[settings.theme]}
        </button>
        <button
          type="button"
          lang={settings.language === "en" ? "zh-CN" : "en"}
          onClick={() => change({ language: settings.language === "en" ? "zh-CN" : "en" })}
        >
          {settings.language === "en" ? "中文" : "English"}
        </button>
      </div>
    </header>
  );
}
