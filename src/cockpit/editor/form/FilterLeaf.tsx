"use client";

import { useContext } from "react";
import type { ReactNode } from "react";
import type { AnyLeaf } from "../../../query/filter.ts";
import type { Range } from "../../../query/range.ts";
import { DateRangeControl } from "../../DateRangeControl.tsx";
import { DimensionFilter } from "../../DimensionFilter.tsx";
import { catalogNames } from "../catalogNames.ts";
import { opsFor, startLeaf, withOp } from "../filterTree.ts";
import type { LeafOp } from "../filterTree.ts";
import { numberTyped } from "../numberTyped.ts";
import { useEditorWords } from "../useEditorWords.ts";
import { PropFormContext } from "./formContext.ts";
import { NamePicker } from "./NamePicker.tsx";

interface FilterLeafProps {
  readonly leaf: AnyLeaf;
  readonly path: string;
  readonly onChange: (leaf: AnyLeaf, typed?: string) => void;
}

/** One condition: a dimension, how it is compared, and with what. */
export function FilterLeaf({ leaf, path, onChange }: FilterLeafProps) {
  const { words, catalog, locale } = useEditorWords();
  const { leave } = useContext(PropFormContext);
  const names = catalogNames({ kind: "dimension", of: "any", label: { en: "" } }, catalog, locale);
  const ops = opsFor(catalog, leaf.dimension);
  const input = { id: "", "aria-invalid": undefined, "aria-describedby": undefined, "aria-required": true, onBlur: leave } as const;
  return (
    <div className="md-filter-leaf">
      <NamePicker
        label={words.dimension}
        input={input}
        names={names}
        value={leaf.dimension}
        onChange={(dimension) => onChange(startLeaf(catalog, dimension), path)}
      />
      <select
        className="md-input"
        aria-label={words.comparison}
        value={leaf.op}
        onChange={({ target }) => onChange(withOp(catalog, leaf, target.value as LeafOp))}
      >
        {!ops.includes(leaf.op) && <option value={leaf.op}>{words.operators[leaf.op]}</option>}
        {ops.map((op) => (
          <option key={op} value={op}>
            {words.operators[op]}
          </option>
        ))}
      </select>
      <LeafValue leaf={leaf} path={path} onChange={onChange} />
    </div>
  );
}

function LeafValue({ leaf, path, onChange }: FilterLeafProps): ReactNode {
  const { words, catalog } = useEditorWords();
  const { leave } = useContext(PropFormContext);
  const described = catalog.dimensions[leaf.dimension];
  const isNumber = described?.kind === "number";
  const typed = (text: string) => (isNumber ? numberTyped(text) : text);
  const box = { className: "md-input", autoComplete: "off", onBlur: leave } as const;
  switch (leaf.op) {
    case "isNull":
      return null;
    case "in":
    case "notIn": {
      const [entity] = described?.entity === undefined ? Object.keys(catalog.entities) : [described.entity];
      return (
        <DimensionFilter
          dimension={leaf.dimension}
          {...(entity !== undefined && { entity })}
          value={leaf}
          onChange={({ op, values }) => onChange({ dimension: leaf.dimension, op, values })}
        />
      );
    }
    case "equals":
      return typeof leaf.value === "boolean" ? (
        <select
          className="md-input"
          aria-label={words.value}
          value={String(leaf.value)}
          onChange={({ target }) => onChange({ ...leaf, value: target.value === "true" })}
        >
          <option value="true">{words.yes}</option>
          <option value="false">{words.no}</option>
        </select>
      ) : (
        <input
          {...box}
          aria-label={words.value}
          value={String(leaf.value)}
          onChange={({ target }) => onChange({ ...leaf, value: typed(target.value) }, path)}
        />
      );
    case "contains":
    case "startsWith":
      return (
        <input
          {...box}
          aria-label={words.value}
          value={leaf.value}
          onChange={({ target }) => onChange({ ...leaf, value: target.value }, path)}
        />
      );
    case "range": {
      if (described?.kind === "time") {
        return <DateRangeControl value={leaf.range as Range} onChange={(range) => onChange({ ...leaf, range })} />;
      }
      const bounds = leaf.range as { readonly from?: string | number; readonly to?: string | number };
      const bound = (end: "from" | "to", text: string) => {
        const { [end]: _before, ...others } = bounds;
        onChange({ ...leaf, range: text === "" ? others : { ...others, [end]: typed(text) } }, path);
      };
      return (
        <div className="md-field-row">
          <input
            {...box}
            aria-label={words.atLeast}
            placeholder={words.atLeast}
            inputMode="decimal"
            value={String(bounds.from ?? "")}
            onChange={({ target }) => bound("from", target.value)}
          />
          <input
            {...box}
            aria-label={words.below}
            placeholder={words.below}
            inputMode="decimal"
            value={String(bounds.to ?? "")}
            onChange={({ target }) => bound("to", target.value)}
          />
        </div>
      );
    }
    default:
      return leaf satisfies never;
  }
}
