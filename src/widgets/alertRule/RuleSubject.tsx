"use client";

import { alertDimensions } from "../../query/alertDimensions.ts";
import type { Catalog } from "../../query/catalog.ts";
import { labelOf } from "../../react/label.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { SelectField } from "./RuleFields.tsx";
import type { RuleForm } from "./RuleFields.tsx";
import { RuleScope } from "./RuleScope.tsx";

/** Which metric, of which rows, in which buckets. */
export function RuleSubject({ form }: { readonly form: RuleForm }) {
  const { catalog, locale } = useLocalized<Catalog>();
  const { words, model } = form;
  const { fields, groups, grains } = words;
  const { by, metric, grain } = model.draft;
  const reachable = alertDimensions(catalog, metric).filter((name) => ["enum", "string"].includes(catalog.dimensions[name]?.kind ?? ""));
  const named = reachable.map((name) => [name, labelOf(catalog.dimensions, name, locale)] as const);
  const metrics = Object.keys(catalog.metrics).map((name) => [name, labelOf(catalog.metrics, name, locale)] as const);
  const usual = ["hour", "day", "week", "month"];
  const listed = usual.includes(grain) ? usual : [...usual, grain];
  return (
    <fieldset className="md-rule-group">
      <legend>{groups.what}</legend>
      <SelectField form={form} field="metric" label={fields.metric} options={metrics} />
      <SelectField
        form={form}
        field="grain"
        label={fields.grain}
        options={listed.map((name) => [name, (grains as { readonly [name: string]: string })[name] ?? name] as const)}
      />
      <RuleScope form={form} dimensions={reachable} />
      <SelectField
        form={form}
        field="by"
        label={fields.by}
        options={[["", words.one] as const, ...(by === "kept" ? [["kept", words.kept] as const] : []), ...named]}
      />
    </fieldset>
  );
}
