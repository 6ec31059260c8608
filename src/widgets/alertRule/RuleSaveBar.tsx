"use client";

import { useMetricdeck } from "../../react/useMetricdeck.ts";
import type { MetricsError } from "../../query/error.ts";
import type { RuleField } from "./readDraft.ts";
import type { RuleForm } from "./RuleFields.tsx";

/** Saves, and says how that went; what was typed stays whatever happens. */
export function RuleSaveBar({ form, isTried }: { readonly form: RuleForm; readonly isTried: boolean }) {
  const { messages } = useMetricdeck();
  const { model, words } = form;
  const { saving, problems, isDirty, isOnline, rule } = model;
  const isConflict = saving.status === "conflict";
  const failure = ({ code, message }: MetricsError) =>
    code === "forbidden" ? words.forbidden : words.saveFailed(messages.states.reasons[code] ?? message.replace("metricdeck: ", ""));
  const conflict = (isRemoved: boolean, changed: readonly RuleField[]) => {
    const names = changed.flatMap((field) => (words.fields as { readonly [name: string]: string })[field] ?? []);
    return isRemoved ? words.removed : words.conflict(messages.list(names));
  };
  const said = {
    idle: isTried && problems.length > 0 ? words.problems(problems.length) : isDirty || rule.version === 0 ? words.unsaved : "",
    saving: words.saving,
    saved: words.saved,
    failed: saving.status === "failed" ? failure(saving.error) : "",
    conflict: isConflict ? conflict(saving.theirs === null, saving.changed) : "",
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
          <button type="button" className="md-button" disabled={!isDirty || saving.status === "saving"} onClick={model.reset}>
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
