"use client";

import { useContext } from "react";
import { isObject } from "../../../document/isObject.ts";
import type { Field } from "../../../document/field.ts";
import type { Json } from "../../../document/widgetSpec.ts";
import type { AnyFilter } from "../../../query/filter.ts";
import { FilterTree } from "../../FilterTree.tsx";
import { useEditorWords } from "../useEditorWords.ts";
import { FieldGroup, Faults } from "./FieldShell.tsx";
import { PropFormContext, useFaults } from "./formContext.ts";
import type { ControlProps } from "./formContext.ts";

/** A filter as the prop says it, half-typed conditions and all. */
export function FilterControl({ field, path, value, onChange }: ControlProps<Extract<Field, { readonly kind: "filter" }>>) {
  const { text, catalog } = useEditorWords();
  const { leave } = useContext(PropFormContext);
  const faults = useFaults(path, true).filter((fault) => fault.path !== path);
  return (
    <FieldGroup label={text(field.label)} help={field.help} path={path}>
      <FilterTree
        filter={isObject(value) ? (value as unknown as AnyFilter) : null}
        dimensions={Object.keys(catalog.dimensions)}
        onChange={(filter, isTyping) => onChange((filter ?? undefined) as unknown as Json | undefined, isTyping ? path : undefined)}
        onLeave={leave}
      />
      <Faults id="" faults={faults} />
    </FieldGroup>
  );
}
