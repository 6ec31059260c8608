import { useState } from "react";
import type { Words } from "../words.ts";

/** The address has all that is shown: which cockpit, its filters, what is open in it. */
export function ShareLink({ words }: { readonly words: Words["desk"] }) {
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(location.href).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <>
      <button type="button" onClick={() => void copy()}>
        {words.share}
      </button>
      <span role="status">{isCopied === null ? "" : isCopied ? words.shared : words.notShared}</span>
    </>
  );
}
