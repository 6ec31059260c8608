"use client";

import type { ReactNode } from "react";
import { decimalSign, writeNumber } from "../format/readNumber.ts";
import { filteringInEnglish } from "../i18n/english/filtering.ts";
import type { Catalog } from "../query/catalog.ts";
import type { DimensionValue } from "../query/dimension.ts";
import type { AnyFilter, AnyLeaf } from "../query/filter.ts";
import type { Range } from "../query/range.ts";
import { labelOf } from "../react/label.ts";
import { useLocalized } from "../react/useLocalized.ts";
import { valueText } from "../react/valueText.ts";
import { choiceFilter } from "../query/dimensionChoice.ts";
import { DateRangeControl } from "./DateRangeControl.tsx";
import { DimensionFilter } from "./DimensionFilter.tsx";
import { openBounds, opsOf, startCondition, valuesOf, withOp } from "./filterTree.ts";
import type { ConditionOp } from "./filterTree.ts";
import type { FilterTreeProps } from "./FilterTree.tsx";
import { numberTyped } from "./numberTyped.ts";
import { pastedValues } from "./pastedValues.ts";

interface FilterConditionProps extends Omit<FilterTreeProps, "filter"> {
  readonly leaf: AnyLeaf;
  readonly op: ConditionOp;
}

/** Of what, how, and with which values. */
export function FilterCondition(props: FilterConditionProps) {
  const { leaf, op, dimensions, onChange } = props;
  const { catalog, locale, messages } = useLocalized<Catalog>();
  const { filtering = filteringInEnglish } = messages;
  const described = catalog.dimensions[leaf.dimension];
  const ops = opsOf(described);
  return (
    <div className="md-condition" role="group" aria-label={labelOf(catalog.dimensions, leaf.dimension, locale)}>
      <select
        className="md-input"
        aria-label={filtering.dimension}
        value={leaf.dimension}
        onChange={({ target: { value } }) => onChange(startCondition(value, catalog.dimensions[value]), false)}
      >
        {[...new Set([...dimensions, leaf.dimension])].map((name) => (
          <option key={name} value={name}>
            {labelOf(catalog.dimensions, name, locale)}
          </option>
        ))}
      </select>
      <select
        className="md-input"
        aria-label={filtering.operator}
        value={op}
        onChange={({ target }) => onChange(withOp(leaf, described, target.value as ConditionOp), false)}
      >
        {[...new Set([...ops, op])].map((one) => (
          <option key={one} value={one}>
            {filtering.operators[one]}
          </option>
        ))}
      </select>
      <Operand {...props} />
    </div>
  );
}

function Operand({ leaf, op, entity, onChange, onLeave }: FilterConditionProps): ReactNode {
  const { catalog, locale, messages } = useLocalized<Catalog>();
  const { filters, filtering = filteringInEnglish } = messages;
  const { dimension } = leaf;
  const described = catalog.dimensions[dimension];
  const box = { className: "md-input", autoComplete: "off", onBlur: onLeave } as const;
  switch (op) {
    case "isNull":
    case "isKnown":
      return null;
    case "contains":
    case "startsWith": {
      if (leaf.op !== op) return null;
      const { ignoreCase: _, ...exact } = leaf;
      return (
        <>
          <input {...box} aria-label={filtering.value} value={leaf.value} onChange={({ target }) => onChange({ ...leaf, value: target.value }, true)} />
          <label className="md-pick">
            <input
              type="checkbox"
              checked={leaf.ignoreCase !== true}
              onChange={({ target }) => onChange(target.checked ? exact : { ...exact, ignoreCase: true }, false)}
            />
            {filtering.matchCase}
          </label>
        </>
      );
    }
    case "range": {
      if (leaf.op !== "range") return null;
      const bounds = openBounds(leaf, described);
      if (bounds === null) return <DateRangeControl value={leaf.range as Range} onChange={(range) => onChange({ ...leaf, range }, false)} />;
      const read = (text: string, isDone: boolean) => (described?.kind === "number" ? numberTyped(text, { locale, isDone }) : text);
      const put = (end: "from" | "to", text: string, isDone: boolean) => {
        const { [end]: _before, ...others } = bounds;
        onChange({ ...leaf, range: text === "" ? others : { ...others, [end]: read(text, isDone) } } as AnyFilter, true);
      };
      const names = described?.kind === "time" ? { from: filters.from, to: filtering.before } : { from: filtering.atLeast, to: filtering.below };
      return (["from", "to"] as const).map((end) => (
        <input
          {...box}
          key={end}
          inputMode={described?.kind === "time" ? "text" : "decimal"}
          aria-label={names[end]}
          placeholder={names[end]}
          value={amountText(bounds[end], locale)}
          onChange={({ target }) => put(end, target.value, false)}
          onBlur={({ target }) => {
            if (typeof bounds[end] === "string" && read(target.value, true) !== bounds[end]) put(end, target.value.trim(), true);
            onLeave?.();
          }}
        />
      ));
    }
    case "in":
    case "notIn":
      return (
        <Values
          dimension={dimension}
          op={op}
          values={valuesOf(leaf)}
          onChange={onChange}
          {...(entity !== undefined && { entity })}
          {...(onLeave !== undefined && { onLeave })}
        />
      );
    default:
      return op satisfies never;
  }
}

/** A text is half-typed, or an exact decimal. */
function amountText(value: DimensionValue | undefined, locale: string): string {
  return typeof value === "number" ? writeNumber(value, locale) : String(value ?? "");
}

interface ValuesProps extends Pick<FilterTreeProps, "entity" | "onChange" | "onLeave"> {
  readonly dimension: string;
  readonly op: "in" | "notIn";
  readonly values: readonly DimensionValue[];
}

/** Few values to tick, a list of numbers to type, or the values that the adapter has. */
function Values({ dimension, op, values, entity, onChange, onLeave }: ValuesProps) {
  const { catalog, locale, messages } = useLocalized<Catalog>();
  const { filtering = filteringInEnglish } = messages;
  const described = catalog.dimensions[dimension];
  const language = { locale, messages };
  const put = (next: readonly DimensionValue[]) => onChange({ dimension, op, values: next }, false);
  if (described?.kind === "enum" || described?.kind === "boolean") {
    const own = described.kind === "enum" ? described.values : [true, false];
    return (
      <span className="md-condition-values">
        {[...new Set([...own, ...values])].map((value) => (
          <label key={String(value)} className="md-pick">
            <input
              type="checkbox"
              checked={values.includes(value)}
              onChange={({ target }) => put(target.checked ? [...values, value] : values.filter((one) => one !== value))}
            />
            {typeof value === "boolean" ? filtering.truth[value ? "yes" : "no"] : valueText(described, value, language)}
          </label>
        ))}
      </span>
    );
  }
  if (described?.kind === "number" || described?.kind === "decimal") {
    const written = values.flatMap((value) => (value === null ? [] : amountText(value, locale))).join(decimalSign(locale) === "," ? "; " : ", ");
    const isNumber = described.kind === "number";
    return (
      <input
        key={written}
        className="md-input"
        inputMode="decimal"
        aria-label={filtering.value}
        placeholder={filtering.pasteHint}
        defaultValue={written}
        onBlur={({ target }) => {
          const typed = pastedValues(target.value, isNumber ? described : undefined, language);
          if (target.value !== written) put([...values.filter((value) => value === null), ...typed.values, ...typed.unread]);
          onLeave?.();
        }}
        onKeyDown={({ key, currentTarget }) => key === "Enter" && currentTarget.blur()}
      />
    );
  }
  const counted = entity ?? described?.entity ?? Object.keys(catalog.entities)[0];
  return (
    <DimensionFilter
      dimension={dimension}
      {...(counted !== undefined && { entity: counted })}
      value={{ op, values }}
      onChange={(choice) => onChange(choiceFilter(dimension, choice) ?? { dimension, op: choice.op, values: [] }, false)}
    />
  );
}
