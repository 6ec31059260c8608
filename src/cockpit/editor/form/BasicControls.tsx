"use client";

import type { Field } from "../../../document/field.ts";
import { namedGrains } from "../../../query/range.ts";
import { isObject } from "../../../document/isObject.ts";
import { durationParts, durationUnits } from "../durationParts.ts";
import { writeNumber } from "../../../format/readNumber.ts";
import { numberTyped } from "../../numberTyped.ts";
import { useTypedText } from "../../useTypedText.ts";
import { useEditorWords } from "../useEditorWords.ts";
import { FieldGroup, FieldShell } from "./FieldShell.tsx";
import type { ControlProps } from "./formContext.ts";

type Of<K extends Field["kind"]> = ControlProps<Extract<Field, { readonly kind: K }>>;

/** What was typed stays as it was typed: an empty text of a field that may be left out leaves it out. */
export function TextControl({ field, path, value, onChange }: Of<"text" | "name" | "link">) {
  return (
    <FieldShell field={field} path={path}>
      {(props) => (
        <input
          {...props}
          className="md-input"
          type="text"
          autoComplete="off"
          inputMode={field.kind === "link" ? "url" : undefined}
          value={value === undefined ? "" : String(value)}
          onChange={({ target }) => onChange(target.value === "" && field.required !== true ? undefined : target.value, path)}
        />
      )}
    </FieldShell>
  );
}

/** A half-typed number is kept as its text, which is a fault until it is a number. */
export function NumberControl({ field, path, value, onChange }: Of<"number">) {
  const { locale } = useEditorWords();
  const halfTyped = useTypedText(typeof value === "string" ? value : "");
  return (
    <FieldShell field={field} path={path}>
      {(props) => (
        <input
          {...props}
          className="md-input"
          type="text"
          inputMode={field.whole === true ? "numeric" : "decimal"}
          autoComplete="off"
          value={typeof value === "number" ? writeNumber(value, locale) : typeof value === "string" ? halfTyped : String(value ?? "")}
          onChange={({ target }) => onChange(target.value === "" ? undefined : numberTyped(target.value, { locale }), path)}
          onBlur={() => {
            const whole = typeof value === "string" ? numberTyped(halfTyped.trim(), { locale, isDone: true }) : value;
            if (whole !== value) onChange(whole, path);
            props.onBlur();
          }}
        />
      )}
    </FieldShell>
  );
}

export function BooleanControl({ field, path, value, onChange }: Of<"boolean">) {
  const { words } = useEditorWords();
  return (
    <FieldShell field={field} path={path}>
      {(props) => (
        <select
          {...props}
          className="md-input"
          value={value === undefined ? "" : String(value)}
          onChange={({ target }) => onChange(target.value === "" ? undefined : target.value === "true")}
        >
          {(field.required !== true || value === undefined) && <option value="">{words.byDefault}</option>}
          <option value="true">{words.yes}</option>
          <option value="false">{words.no}</option>
        </select>
      )}
    </FieldShell>
  );
}

export function GrainControl({ field, path, value, onChange }: Of<"grain">) {
  const { words } = useEditorWords();
  const interval = isObject(value) ? String(value["interval"] ?? "") : null;
  const isOwn = interval !== null;
  const isNamed = value === undefined || namedGrains.some((grain) => grain === value);
  return (
    <FieldShell field={field} path={path} hint={isOwn ? words.intervalHint : undefined}>
      {(props) => (
        <div className="md-field-row">
          <select
            {...props}
            className="md-input"
            value={isOwn ? "own" : value === undefined ? "" : String(value)}
            onChange={({ target }) =>
              onChange(target.value === "" ? undefined : target.value === "own" ? { interval: "PT6H" } : target.value)
            }
          >
            {(field.required !== true || value === undefined) && <option value="">{words.byDefault}</option>}
            {!isNamed && !isOwn && <option value={String(value)}>{String(value)}</option>}
            {namedGrains.map((grain) => (
              <option key={grain} value={grain}>
                {words.grains[grain]}
              </option>
            ))}
            <option value="own">{words.ownInterval}</option>
          </select>
          {isOwn && (
            <input
              className="md-input"
              aria-label={words.ownInterval}
              autoComplete="off"
              value={interval}
              onChange={({ target }) => onChange({ ...(isObject(value) ? value : {}), interval: target.value }, path)}
              onBlur={props.onBlur}
            />
          )}
        </div>
      )}
    </FieldShell>
  );
}

export function DurationControl({ field, path, value, onChange }: Of<"duration">) {
  const { words } = useEditorWords();
  const written = value === undefined ? "" : String(value);
  const parts = durationParts(written);
  return (
    <FieldShell field={field} path={path} hint={parts === null && written !== "" ? words.intervalHint : undefined}>
      {(props) => (
        <div className="md-field-row">
          <input
            {...props}
            className="md-input"
            inputMode={parts === null ? "text" : "numeric"}
            autoComplete="off"
            value={parts === null ? written : parts.amount}
            onChange={({ target }) => {
              const { value: typed } = target;
              if (typed === "") onChange(undefined, path);
              else onChange(/^\d+$/.test(typed) ? durationUnits[parts?.unit ?? "day"](typed) : typed, path);
            }}
          />
          {(parts !== null || written === "") && (
            <select
              className="md-input"
              aria-label={words.unit}
              value={parts?.unit ?? "day"}
              onChange={({ target }) => {
                const unit = target.value as keyof typeof durationUnits;
                onChange(durationUnits[unit](parts?.amount ?? "1"));
              }}
            >
              {(Object.keys(durationUnits) as (keyof typeof durationUnits)[]).map((unit) => (
                <option key={unit} value={unit}>
                  {words.grains[unit]}
                </option>
              ))}
            </select>
          )}
        </div>
      )}
    </FieldShell>
  );
}

/** Both languages side by side. Chinese left empty is left out, and shown in English; so is all of it without English. */
export function LocalizedControl({ field, path, value, onChange }: Of<"localized">) {
  const { words, text } = useEditorWords();
  const { en = "", "zh-CN": chinese = "" } = isObject(value) ? value : { en: value === undefined ? "" : String(value) };
  const change = (next: { readonly en: string; readonly zh: string }) => {
    if (next.en === "" && next.zh === "" && field.required !== true) onChange(undefined, path);
    else onChange({ en: next.en, ...(next.zh !== "" && { "zh-CN": next.zh }) }, path);
  };
  const Box = field.lines === true ? "textarea" : "input";
  return (
    <FieldGroup label={text(field.label)} help={field.help} path={path}>
      <div className={field.lines === true ? "md-field-list" : "md-field-pair"}>
        <FieldShell field={{ label: { en: words.inEnglish } }} path={`${path}.en`}>
          {(props) => (
            <Box
              {...props}
              className="md-input"
              lang="en"
              autoComplete="off"
              rows={field.lines === true ? 5 : undefined}
              value={String(en)}
              onChange={({ target }) => change({ en: target.value, zh: String(chinese) })}
            />
          )}
        </FieldShell>
        <FieldShell field={{ label: { en: words.inChinese } }} path={`${path}.zh-CN`}>
          {(props) => (
            <Box
              {...props}
              className="md-input"
              lang="zh-CN"
              autoComplete="off"
              rows={field.lines === true ? 5 : undefined}
              value={String(chinese)}
              onChange={({ target }) => change({ en: String(en), zh: target.value })}
            />
          )}
        </FieldShell>
      </div>
    </FieldGroup>
  );
}
