import type { MouseEvent } from "react";
import { addressOf, useAddress, useSettings, type PageName } from "../settings.ts";

/** To another page, with the cockpit and all that is chosen. */
export function PageLink({ page, words }: { readonly page: PageName; readonly words: string }) {
  const [settings, change] = useSettings();
  const address = useAddress();
  const open = (event: MouseEvent) => {
    event.preventDefault();
    change({ page });
  };
  return (
    <a className="button" href={addressOf({ ...settings, page }, address)} onClick={open}>
      {words}
    </a>
  );
}
