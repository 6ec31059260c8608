"use client";

import { alertDefaults } from "../../analytics/alertDefaults.ts";
import type { Catalog } from "../../query/catalog.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { limitKind } from "./ruleAmount.ts";
import { unitOf } from "./ruleDraft.ts";
import { LimitFields, pairs, unitWords } from "./RuleCondition.tsx";
import { SelectField, TextField } from "./RuleFields.tsx";
import type { RuleForm } from "./RuleFields.tsx";

/** How severe, how often it is looked at, and how often it is told. */
export function RuleNotify({ form }: { readonly form: RuleForm }) {
  const { catalog } = useLocalized<Catalog>();
  const { words, model } = form;
  const { fields, groups, severities } = words;
  const { kind, as, metric } = model.draft;
  const unit = unitOf(catalog, metric);
  const { suffix } = unitWords(limitKind(kind, as, unit), words, unit);
  const isChange = kind === "change";
  const { everyMinutes } = alertDefaults({ ...model.rule, check: {} });
  return (
    <fieldset className="md-rule-group">
      <legend>{groups.how}</legend>
      <SelectField form={form} field="severity" label={fields.severity} options={pairs(severities, ["info", "warning", "critical"])} />
      {(isChange || kind === "threshold") && model.draft.severity !== "critical" && (
        <LimitFields
          form={form}
          high={{ field: "criticalHigh", label: isChange ? fields.criticalRise : fields.criticalHigh }}
          low={{ field: "criticalLow", label: isChange ? fields.criticalFall : fields.criticalLow }}
          suffix={suffix}
        />
      )}
      <TextField form={form} field="every" label={fields.every} hint={words.byDefault(String(everyMinutes))} />
      <TextField form={form} field="repeat" label={fields.repeat} hint={words.byDefault(words.never)} />
    </fieldset>
  );
}
