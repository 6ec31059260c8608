"use client";

import type { Field } from "../../../document/field.ts";
import type { Json } from "../../../document/widgetSpec.ts";
import { isChoice } from "../../../query/dimensionChoice.ts";
import type { DimensionChoice } from "../../../query/dimensionChoice.ts";
import { countedEntity } from "../../countedEntity.ts";
import { DimensionFilter } from "../../DimensionFilter.tsx";
import { OwnSelection } from "../../OwnSelection.tsx";
import { fieldFit } from "../fieldFit.ts";
import { isBelow } from "../pathBelow.ts";
import { useEditorWords } from "../useEditorWords.ts";
import { Faults } from "./FieldShell.tsx";
import { OptionalGroup } from "./OptionalGroup.tsx";
import { useFaults } from "./formContext.ts";
import type { ControlProps } from "./formContext.ts";

/** Values of a dimension, chosen as viewers choose them. Where none are chosen nothing is said. */
export function ValuesControl({ field, path, value, beside = {}, onChange }: ControlProps<Extract<Field, { readonly kind: "values" }>>) {
  const { catalog } = useEditorWords();
  const faults = useFaults(path, true).filter((fault) => isBelow(fault.path, path));
  const dimension = String(beside[field.of] ?? "");
  const entity = countedEntity(catalog, dimension);
  const choice = fieldFit(field, value) > 0 ? (value as unknown as DimensionChoice) : null;
  return (
    <OptionalGroup {...{ field, path, value, onChange }}>
      {Object.hasOwn(catalog.dimensions, dimension) && (
        <OwnSelection>
          <DimensionFilter
            key={dimension}
            dimension={dimension}
            {...(entity !== undefined && { entity })}
            value={choice}
            onChange={(next) => onChange(isChoice(next) ? (next as unknown as Json) : undefined)}
          />
        </OwnSelection>
      )}
      <Faults id="" faults={faults} />
    </OptionalGroup>
  );
}
