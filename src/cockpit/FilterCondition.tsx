"use client";

import type { ReactNode } from "react";
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
import { FilterBound } from "./FilterBound.tsx";
import { openBounds, opsOf, startCondition, valuesOf, withOp } from "./filterTree.ts";
import type { ConditionOp } from "./filterTree.ts";
import type { FilterTreeProps } from "./FilterTree.tsx";
import { NumberList } from "./NumberList.tsx";

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
  const { catalog, messages } = useLocalized<Catalog>();
  const { filters, filtering = filteringInEnglish } = messages;
  const { dimension } = leaf;
  const described = catalog.dimensions[dimension];
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
          <input
            className="md-input"
            autoComplete="off"
            aria-label={filtering.value}
            value={leaf.value}
            onChange={({ target }) => onChange({ ...leaf, value: target.value }, true)}
            onBlur={onLeave}
          />
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
      const put = (end: "from" | "to", bound: string | number) => {
        const { [end]: _before, ...others } = bounds;
        onChange({ ...leaf, range: bound === "" ? others : { ...others, [end]: bound } } as AnyFilter, true);
      };
      const names = described?.kind === "time" ? { from: filters.from, to: filtering.before } : { from: filtering.atLeast, to: filtering.below };
      return (["from", "to"] as const).map((end) => (
        <FilterBound key={end} label={names[end]} kind={described?.kind} value={bounds[end]} onChange={(bound) => put(end, bound)} onLeave={onLeave} />
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
    return <NumberList described={described} values={values} onChange={put} onLeave={onLeave} />;
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
