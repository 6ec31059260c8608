"use client";

import type { AlertRuleMessages } from "../../i18n/messages/alertRule.ts";
import type { Catalog } from "../../query/catalog.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { limitKind } from "./ruleAmount.ts";
import type { AmountKind } from "./ruleAmount.ts";
import { unitOf } from "./ruleDraft.ts";
import { SelectField, TextField } from "./RuleFields.tsx";
import type { RuleForm } from "./RuleFields.tsx";

/** What kind of thing alerts, and from which number on. */
export function RuleCondition({ form }: { readonly form: RuleForm }) {
  const { catalog } = useLocalized<Catalog>();
  const { words, model } = form;
  const { fields, kinds, groups } = words;
  const { kind, as, metric } = model.draft;
  const unit = unitOf(catalog, metric);
  const typed = limitKind(kind, as, unit);
  const { suffix, hint } = unitWords(typed, words, unit);
  const isChange = kind === "change";
  return (
    <fieldset className="md-rule-group">
      <legend>{groups.when}</legend>
      <SelectField form={form} field="kind" label={fields.kind} options={pairs(kinds, ["threshold", "change", "anomaly", "noData"])} />
      {isChange && (
        <>
          <SelectField
            form={form}
            field="against"
            label={fields.against}
            options={pairs(words.against, ["previous", "P1D", "P7D", "P28D", "P1Y"])}
          />
          <SelectField form={form} field="as" label={fields.as} options={pairs(words.as, ["relative", "absolute"])} />
        </>
      )}
      {(isChange || kind === "threshold") && (
        <>
          <SelectField
            form={form}
            field="bounds"
            label={fields.bounds}
            options={pairs(isChange ? words.ways : words.bounds, ["above", "below", "outside"])}
          />
          <LimitFields
            form={form}
            high={{ field: "high", label: isChange ? fields.rise : fields.high }}
            low={{ field: "low", label: isChange ? fields.fall : fields.low }}
            suffix={suffix}
            hint={hint}
          />
        </>
      )}
      {kind === "anomaly" && (
        <>
          <SelectField form={form} field="direction" label={fields.direction} options={pairs(words.directions, ["up", "down", "both"])} />
          <TextField form={form} field="budget" label={fields.budget} />
          <TextField form={form} field="least" label={fields.least} suffix={unitWords(limitKind("change", "absolute", unit), words, unit).suffix} />
        </>
      )}
      {kind === "noData" && <TextField form={form} field="buckets" label={fields.buckets} />}
    </fieldset>
  );
}

interface LimitFieldsProps {
  readonly form: RuleForm;
  readonly high: { readonly field: "high" | "criticalHigh" | "exitHigh"; readonly label: string; readonly hint?: string | undefined };
  readonly low: { readonly field: "low" | "criticalLow" | "exitLow"; readonly label: string; readonly hint?: string | undefined };
  readonly suffix?: string | undefined;
  readonly hint?: string | undefined;
}

/** The limits that the direction has. */
export function LimitFields({ form, high, low, suffix, hint }: LimitFieldsProps) {
  const { bounds } = form.model.draft;
  return (
    <>
      {bounds !== "below" && <TextField form={form} hint={hint} suffix={suffix} {...high} />}
      {bounds !== "above" && <TextField form={form} hint={hint} suffix={suffix} {...low} />}
    </>
  );
}

/** What stands behind a number, and how it may be typed. */
export function unitWords(kind: AmountKind, words: AlertRuleMessages, unit: unknown): { readonly suffix?: string; readonly hint?: string } {
  if (kind === "percent") return { suffix: "%" };
  if (kind === "percentagePoints") return { suffix: words.percentagePoints };
  if (kind === "seconds") return { hint: words.durationHint };
  return typeof unit === "object" && unit !== null && "currency" in unit ? { suffix: String(unit.currency) } : {};
}

/** The options of a menu, in the order given. */
export function pairs<K extends string>(texts: { readonly [P in K]: string }, keys: readonly K[]): readonly (readonly [K, string])[] {
  return keys.map((key) => [key, texts[key]] as const);
}
