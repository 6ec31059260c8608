"use client";

import type { Catalog } from "../../query/catalog.ts";
import { localized } from "../../react/label.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { calendarOf, ruleCalendars } from "./ruleCalendars.ts";
import { Field } from "./RuleFields.tsx";
import type { RuleForm } from "./RuleFields.tsx";

/** When nothing alerts, and when nobody is told: a choice from the calendars that the host lists. */
export function RuleCalendars({ form }: { readonly form: RuleForm }) {
  const { catalog, locale } = useLocalized<Catalog>();
  const { words, model } = form;
  const calendars = ruleCalendars(catalog, model.calendars);
  return (["mute", "quiet"] as const).map((field) => {
    const times = model.draft[field];
    const chosen = calendarOf(times, calendars);
    return (
      <Field key={field} form={form} field={field} label={words.fields[field]}>
        {(props) => (
          <select
            {...props}
            className="md-input"
            value={times === null ? "never" : chosen === null ? "kept" : `of ${chosen.id}`}
            onChange={({ target }) => model.change({ [field]: calendars.find(({ id }) => `of ${id}` === target.value)?.times ?? null })}
          >
            <option value="never">{words.never}</option>
            {times !== null && chosen === null && <option value="kept">{words.kept}</option>}
            {calendars.map(({ id, name }) => (
              <option key={id} value={`of ${id}`}>
                {localized(name, locale)}
              </option>
            ))}
          </select>
        )}
      </Field>
    );
  });
}
