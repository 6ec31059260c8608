"use client";

import type { Dimension } from "../query/dimension.ts";
import { useProvided } from "../react/useProvided.ts";
import { amountText } from "./amountText.ts";
import { numberTyped } from "./numberTyped.ts";
import { useTypedText } from "./useTypedText.ts";

interface FilterBoundProps {
  readonly label: string;
  readonly kind: Dimension["kind"] | undefined;
  /** A text is half-typed, an instant, or an exact decimal. */
  readonly value: string | number | undefined;
  /** Called with an empty text where there is no bound. */
  readonly onChange: (bound: string | number) => void;
  readonly onLeave?: (() => void) | undefined;
}

/** One end of a range. */
export function FilterBound({ label, kind, value, onChange, onLeave }: FilterBoundProps) {
  const { locale } = useProvided();
  const halfTyped = useTypedText(typeof value === "string" ? value : "");
  const text = kind === "number" && typeof value === "string" ? halfTyped : amountText(value, locale);
  const read = (typed: string, isDone: boolean) => (kind === "number" ? numberTyped(typed, { locale, isDone }) : typed);
  return (
    <input
      className="md-input"
      autoComplete="off"
      inputMode={kind === "time" ? "text" : "decimal"}
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={({ target }) => onChange(read(target.value, false))}
      onBlur={() => {
        if (typeof value === "string" && read(text, true) !== value) onChange(read(text.trim(), true));
        onLeave?.();
      }}
    />
  );
}
