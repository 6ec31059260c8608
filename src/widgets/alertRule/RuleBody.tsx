"use client";

import { useRef, useState } from "react";
import { alertRuleInEnglish } from "../../i18n/english/alertRule.ts";
import type { Catalog } from "../../query/catalog.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import type { RuleField, RuleProblem } from "./readDraft.ts";
import { RuleAdvanced } from "./RuleAdvanced.tsx";
import { RuleCondition } from "./RuleCondition.tsx";
import { TextField } from "./RuleFields.tsx";
import type { RuleForm } from "./RuleFields.tsx";
import { RuleNotify } from "./RuleNotify.tsx";
import { RulePreviewView } from "./RulePreviewView.tsx";
import { RuleSaveBar } from "./RuleSaveBar.tsx";
import { RuleSubject } from "./RuleSubject.tsx";
import { ruleSentence } from "./ruleText.ts";
import type { AlertRuleBuilderModel } from "./useAlertRuleBuilder.ts";
import { useRested } from "./useRested.ts";

export { alertRuleInEnglish } from "../../i18n/english/alertRule.ts";

/** The form, the sentence that it says, and what the rule would have done. */
export function RuleBody({ model }: { readonly model: AlertRuleBuilderModel }) {
  const { catalog, locale, messages } = useLocalized<Catalog>();
  const words = messages.alertRule ?? alertRuleInEnglish;
  const element = useRef<HTMLFormElement>(null);
  const [left, setLeft] = useState<ReadonlySet<RuleField>>(new Set());
  const [isTried, setTried] = useState(false);
  const { problems, draft, rule } = model;
  const isRested = useRested(draft);
  const form: RuleForm = {
    model,
    words,
    isShown: (field) => isTried || (String(draft[field]) !== "" && (left.has(field) || (isRested && problems.some((one) => one.field === field && isOfText(one.fault))))),
    leave: (field) => setLeft((fields) => new Set(fields).add(field)),
  };
  const save = () => {
    setTried(true);
    if (model.save()) return;
    const fields = problems.map(({ field }) => element.current?.elements.namedItem(field));
    for (const field of fields) {
      const fold = field instanceof HTMLElement ? field.closest("details") : null;
      if (fold !== null) fold.open = true;
    }
    const [focused] = fields;
    if (focused instanceof HTMLElement) focused.focus();
  };
  const options = { catalog, locale, messages, words };
  const isSayable = !problems.some(({ field }) => ["metric", "high", "low", "buckets"].includes(field));
  return (
    <form
      ref={element}
      className="md-rule"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="md-rule-columns">
        <div className="md-rule-form">
          <RuleSubject form={form} />
          <RuleCondition form={form} />
          <RuleNotify form={form} />
          <fieldset className="md-rule-group">
            <legend className="md-sr">{words.fields.nameEn}</legend>
            <TextField form={form} field="nameEn" label={words.fields.nameEn} isNumber={false} />
            <TextField form={form} field="nameZh" label={words.fields.nameZh} isNumber={false} />
            <TextField form={form} field="owner" label={words.fields.owner} isNumber={false} />
          </fieldset>
          <RuleAdvanced form={form} />
        </div>
        <section className="md-rule-preview" aria-label={words.preview}>
          {isSayable && <p className="md-rule-sentence">{ruleSentence(rule, options)}</p>}
          <RulePreviewView state={model.preview} rule={rule} options={options} />
        </section>
      </div>
      <RuleSaveBar form={form} isTried={isTried} />
    </form>
  );
}

/** Whether what stands in the field is wrong by itself, whatever stands in the others. */
function isOfText(fault: RuleProblem["fault"]): boolean {
  return fault === "number" || fault === "share" || fault === "positive";
}
