"use client";

import { useState } from "react";
import { decimalSign } from "../format/readNumber.ts";
import { filteringInEnglish } from "../i18n/english/filtering.ts";
import type { Dimension, DimensionValue } from "../query/dimension.ts";
import { useLocalized } from "../react/useLocalized.ts";
import { amountText } from "./amountText.ts";
import { pastedValues } from "./pastedValues.ts";

interface NumberListProps {
  /** Of which numbers are read as the locale writes them, and exact decimals left as they are. */
  readonly described: Extract<Dimension, { readonly kind: "number" | "decimal" }>;
  readonly values: readonly DimensionValue[];
  readonly onChange: (values: readonly DimensionValue[]) => void;
  readonly onLeave?: (() => void) | undefined;
}

/** A list of numbers in one field, read when it is left. What is no number stays in it as it was typed. */
export function NumberList({ described, values, onChange, onLeave }: NumberListProps) {
  const { locale, messages } = useLocalized();
  const { filtering = filteringInEnglish } = messages;
  const [typed, setTyped] = useState<{ readonly text: string; readonly locale: string } | null>(null);
  const read = (text: string, locale: string) => {
    const { values: found, unread } = pastedValues(text, described.kind === "number" ? described : undefined, { locale, messages });
    return [...found, ...unread];
  };
  const written = (list: readonly DimensionValue[]) =>
    list.flatMap((value) => (value === null ? [] : amountText(value, locale))).join(decimalSign(locale) === "," ? "; " : ", ");
  const text = typed === null ? written(values) : typed.locale === locale ? typed.text : written(read(typed.text, typed.locale));
  return (
    <input
      className="md-input"
      autoComplete="off"
      inputMode="decimal"
      aria-label={filtering.value}
      placeholder={filtering.pasteHint}
      value={text}
      onChange={({ target }) => setTyped({ text: target.value, locale })}
      onBlur={() => {
        if (typed !== null && typed.text !== written(values)) onChange([...values.filter((value) => value === null), ...read(typed.text, typed.locale)]);
        setTyped(null);
        onLeave?.();
      }}
      onKeyDown={({ key, currentTarget }) => key === "Enter" && currentTarget.blur()}
    />
  );
}
