"use client";

import { filteringInEnglish } from "../i18n/english/filtering.ts";
import type { Catalog } from "../query/catalog.ts";
import type { DimensionValue } from "../query/dimension.ts";
import { valueText } from "../react/valueText.ts";
import { labelOf } from "../react/label.ts";
import { useMetricdeck } from "../react/useMetricdeck.ts";
import { emptyCondition, opsOf } from "./filterTree.ts";
import type { ConditionNode, ConditionOp } from "./filterTree.ts";
import { pastedValues } from "./pastedValues.ts";

export interface FilterConditionProps {
  readonly node: ConditionNode;
  readonly dimensions: readonly string[];
  readonly onChange: (node: ConditionNode) => void;
}

/** Of what, how, and with which values, in native controls. */
export function FilterCondition({ node, dimensions, onChange }: FilterConditionProps) {
  const { catalog, locale, messages } = useMetricdeck<Catalog>();
  const { filtering = filteringInEnglish } = messages;
  const dimension = catalog.dimensions[node.dimension];
  const label = labelOf(catalog.dimensions, node.dimension, locale);
  return (
    <div className="md-condition" role="group" aria-label={label}>
      <select
        className="md-input"
        aria-label={filtering.dimension}
        value={node.dimension}
        onChange={({ target: { value } }) => onChange(emptyCondition(value, opsOf(catalog.dimensions[value])[0] ?? "in"))}
      >
        {dimensions.map((name) => (
          <option key={name} value={name}>
            {labelOf(catalog.dimensions, name, locale)}
          </option>
        ))}
      </select>
      <select
        className="md-input"
        aria-label={filtering.operator}
        value={node.op}
        onChange={({ target }) => onChange({ ...node, op: target.value as ConditionOp })}
      >
        {opsOf(dimension).map((op) => (
          <option key={op} value={op}>
            {filtering.operators[op]}
          </option>
        ))}
      </select>
      <Operand node={node} label={label} onChange={onChange} />
    </div>
  );
}

function Operand({ node, label, onChange }: Omit<FilterConditionProps, "dimensions"> & { readonly label: string }) {
  const { catalog, locale, messages } = useMetricdeck<Catalog>();
  const { filters, filtering = filteringInEnglish } = messages;
  const dimension = catalog.dimensions[node.dimension];
  const language = { locale, messages };
  const toggle = (value: DimensionValue, isChosen: boolean) =>
    onChange({ ...node, values: isChosen ? [...node.values, value] : node.values.filter((one) => one !== value) });
  switch (node.op) {
    case "isNull":
    case "isKnown":
      return null;
    case "contains":
    case "startsWith":
      return <input className="md-input" aria-label={label} value={node.text} onChange={({ target }) => onChange({ ...node, text: target.value })} />;
    case "between": {
      const type = dimension?.kind === "time" ? "date" : "text";
      const day = (text: string) => (type === "date" ? text.slice(0, 10) : text);
      return (
        <>
          <input className="md-input" type={type} inputMode="decimal" aria-label={filters.from} value={day(node.from)} onChange={({ target }) => onChange({ ...node, from: target.value })} />
          <input className="md-input" type={type} inputMode="decimal" aria-label={filtering.before} value={day(node.to)} onChange={({ target }) => onChange({ ...node, to: target.value })} />
        </>
      );
    }
    case "in":
    case "notIn": {
      const own = dimension?.kind === "enum" ? dimension.values : dimension?.kind === "boolean" ? [true, false] : null;
      if (own === null) {
        const written = node.values.map((value) => valueText(dimension, value, language)).join(", ");
        return (
          <input
            key={written}
            className="md-input"
            aria-label={label}
            placeholder={filtering.pasteHint}
            defaultValue={written}
            onBlur={({ target }) => target.value !== written && onChange({ ...node, values: pastedValues(target.value, dimension, language) })}
            onKeyDown={({ key, currentTarget }) => key === "Enter" && currentTarget.blur()}
          />
        );
      }
      return (
        <span className="md-condition-values">
          {own.map((value) => (
            <label key={String(value)} className="md-pick">
              <input type="checkbox" checked={node.values.includes(value)} onChange={({ target }) => toggle(value, target.checked)} />
              {typeof value === "boolean" ? filtering.truth[value ? "yes" : "no"] : valueText(dimension, value, language)}
            </label>
          ))}
        </span>
      );
    }
    default:
      return node.op satisfies never;
  }
}
