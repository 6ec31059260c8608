"use client";

import { useLocalized } from "../../react/useLocalized.ts";
import type { AlertRule } from "../../query/alertRule.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { MetricsError } from "../../query/error.ts";
import { changedFields } from "./changedFields.ts";
import type { RuleForm } from "./RuleFields.tsx";

/** Saves, and says how that went; what was typed stays whatever happens. */
export function RuleSaveBar({ form, isTried }: { readonly form: RuleForm; readonly isTried: boolean }) {
  const { catalog, messages } = useLocalized<Catalog>();
  const { model, words } = form;
  const { saving, problems, isDirty, isOnline, rule } = model;
  const canReset = isDirty && saving.status !== "saving";
  const isConflict = saving.status === "conflict";
  const failure = ({ code, message }: MetricsError) =>
    code === "forbidden" ? words.forbidden : words.saveFailed(messages.states.reasons[code] ?? message.replace("metricdeck: ", ""));
  const conflict = (base: AlertRule, theirs: AlertRule | null) => {
    if (theirs === null) return words.removed;
    const labels: { readonly [name: string]: string } = words.fields;
    return words.conflict(messages.list(changedFields(base, theirs, catalog).flatMap((field) => labels[field] ?? [])));
  };
  const said = {
    idle: isTried && problems.length > 0 ? words.problems(problems.length) : isDirty || rule.version === 0 ? words.unsaved : "",
    saving: words.saving,
    saved: words.saved,
    failed: saving.status === "failed" ? failure(saving.error) : "",
    conflict: isConflict ? conflict(saving.base, saving.theirs) : "",
  }[saving.status === "saved" && isDirty ? "idle" : saving.status];
  const isBad = saving.status === "failed" || isConflict || (isTried && problems.length > 0);
  return (
    <div className="md-rule-bar">
      <p role="status" className="md-rule-said" data-signal={isBad ? "bad" : undefined}>
        {isOnline ? said : words.offline}
      </p>
      {isConflict ? (
        <>
          <button type="button" className="md-button" onClick={model.loadTheirs}>
            {words.loadTheirs}
          </button>
          <button type="button" className="md-button" onClick={model.keepMine}>
            {words.keepMine}
          </button>
        </>
      ) : (
        <>
          <button type="button" className="md-button" aria-disabled={!canReset || undefined} onClick={() => canReset && model.reset()}>
            {words.reset}
          </button>
          {model.canSave && (
            <button type="submit" className="md-button" data-variant="primary" aria-disabled={saving.status === "saving" || undefined}>
              {words.save}
            </button>
          )}
        </>
      )}
    </div>
  );
}
