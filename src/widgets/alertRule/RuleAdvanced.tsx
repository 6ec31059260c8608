"use client";

import { alertDefaults } from "../../analytics/alertDefaults.ts";
import type { Catalog } from "../../query/catalog.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { usePart } from "../../react/usePart.ts";
import { Unloaded } from "../frame/Unloaded.tsx";
import { LimitFields, pairs, unitWords } from "./RuleCondition.tsx";
import { amountText, limitKind } from "./ruleAmount.ts";
import { unitOf } from "./ruleDraft.ts";
import { ruleLater } from "./ruleLaterPart.ts";
import { SelectField, TextField } from "./RuleFields.tsx";
import type { RuleForm } from "./RuleFields.tsx";

/** When it fires and ends, what missing data means, and when it is quiet. Each says what holds where it is left empty. */
export function RuleAdvanced({ form }: { readonly form: RuleForm }) {
  const { catalog, locale, messages } = useLocalized<Catalog>();
  const { words, model } = form;
  const { fields, missing } = words;
  const { kind, as, metric, mute, quiet } = model.draft;
  const hasCalendars = (model.calendars ?? Object.keys(catalog.calendars ?? {})).length > 0 || mute !== null || quiet !== null;
  const calendars = usePart(ruleLater, hasCalendars);
  const { for: _for, clearAfter: _clear, keepFiringMinutes: _keep, missing: _missing, check: _check, ...others } = model.rule;
  const { condition } = others;
  const isLimited = condition.kind === "threshold" || condition.kind === "change";
  const { exit: _exit, ...bare } = isLimited ? condition : { ...condition, exit: undefined };
  const usual = alertDefaults(isLimited ? { ...others, condition: bare as typeof condition } : others);
  const left = (value: number | string) => words.byDefault(String(value));
  const unit = unitOf(catalog, metric);
  const typed = limitKind(kind, as, unit);
  const { percentagePoints } = messages.delta;
  const exit = (value: number | undefined) =>
    value === undefined || Number.isNaN(value) ? undefined : left(amountText(Math.abs(value), typed, { locale, unit, percentagePoints }));
  const isChange = kind === "change";
  return (
    <details className="md-rule-advanced">
      <summary>{words.groups.advanced}</summary>
      <fieldset className="md-rule-group">
        <legend className="md-sr">{words.groups.advanced}</legend>
        <TextField form={form} field="breaches" label={fields.breaches} hint={left(usual.breaches)} />
        <TextField form={form} field="of" label={fields.of} hint={left(usual.of)} />
        <TextField form={form} field="clearAfter" label={fields.clearAfter} hint={left(usual.clearAfter)} />
        <TextField form={form} field="keepFiring" label={fields.keepFiring} hint={left(0)} />
        {(isChange || kind === "threshold") && (
          <LimitFields
            form={form}
            high={{ field: "exitHigh", label: isChange ? fields.exitRise : fields.exitHigh, hint: exit(usual.exit?.above) }}
            low={{ field: "exitLow", label: isChange ? fields.exitFall : fields.exitLow, hint: exit(usual.exit?.below) }}
            suffix={unitWords(typed, words, unit).suffix}
          />
        )}
        <TextField form={form} field="minimumVolume" label={fields.minimumVolume} hint={left(0)} />
        {kind !== "noData" && (
          <>
            <SelectField form={form} field="missingAs" label={fields.missingAs} options={pairs(missing, ["keep", "ok", "alert"])} />
            <TextField form={form} field="noDataAfter" label={fields.noDataAfter} hint={left(usual.noDataAfter)} />
          </>
        )}
        <TextField form={form} field="grace" label={fields.grace} hint={left(usual.graceMinutes)} />
        <TextField form={form} field="quietFrom" label={fields.quietFrom} type="time" />
        <TextField form={form} field="quietTo" label={fields.quietTo} type="time" />
        {hasCalendars && (calendars ? <calendars.RuleCalendars form={form} /> : calendars === null && <Unloaded text={messages.states.missing} retry={ruleLater.load} />)}
      </fieldset>
    </details>
  );
}
