"use client";

import type { Json } from "../../../document/widgetSpec.ts";
import { catalogNames } from "../catalogNames.ts";
import type { NameField } from "../startProps.ts";
import { useEditorWords } from "../useEditorWords.ts";
import { AlternativeControl } from "./AlternativeControl.tsx";
import { BooleanControl, DurationControl, GrainControl, LocalizedControl, NumberControl, TextControl } from "./BasicControls.tsx";
import { FieldShell } from "./FieldShell.tsx";
import { FilterControl } from "./FilterControl.tsx";
import { ListControl } from "./ListControl.tsx";
import { NamePicker } from "./NamePicker.tsx";
import { ObjectControl } from "./ObjectControl.tsx";
import { PerMetricControl } from "./PerMetricControl.tsx";
import { RangeControl } from "./RangeControl.tsx";
import { ValuesControl } from "./ValuesControl.tsx";
import type { ControlProps } from "./formContext.ts";

/** The control of one field, by its kind. */
export function FieldControl({ field, ...rest }: ControlProps) {
  switch (field.kind) {
    case "metric":
    case "dimension":
    case "hierarchy":
    case "event":
      return <NameControl field={field} {...rest} />;
    case "metrics":
      return <ListControl field={{ ...field, kind: "list", of: { kind: "metric", label: field.label } }} {...rest} />;
    case "dimensions":
      return <ListControl field={{ ...field, kind: "list", of: { ...field, kind: "dimension" } }} {...rest} />;
    case "events":
      return <ListControl field={{ ...field, kind: "list", of: { kind: "event", label: field.label } }} {...rest} />;
    case "range":
      return <RangeControl field={field} {...rest} />;
    case "grain":
      return <GrainControl field={field} {...rest} />;
    case "filter":
      return <FilterControl field={field} {...rest} />;
    case "values":
      return <ValuesControl field={field} {...rest} />;
    case "duration":
      return <DurationControl field={field} {...rest} />;
    case "text":
    case "name":
    case "link":
      return <TextControl field={field} {...rest} />;
    case "localized":
      return <LocalizedControl field={field} {...rest} />;
    case "number":
      return <NumberControl field={field} {...rest} />;
    case "boolean":
      return <BooleanControl field={field} {...rest} />;
    case "choice":
    case "oneOf":
      return <AlternativeControl field={field} {...rest} />;
    case "list":
      return <ListControl field={field} {...rest} />;
    case "object":
      return <ObjectControl field={field} {...rest} />;
    case "perMetric":
      return <PerMetricControl field={field} {...rest} />;
    default:
      return field satisfies never;
  }
}

function NameControl({ field, path, value, onChange }: ControlProps<NameField>) {
  const { catalog, locale, text } = useEditorWords();
  const names = catalogNames(field, catalog, locale);
  const name = typeof value === "string" ? value : ((value ?? "") as Json);
  const chosen = names.find((one) => one.name === name);
  return (
    <FieldShell field={field} path={path} hint={chosen?.definition}>
      {(input) => (
        <NamePicker
          label={text(field.label)}
          input={input}
          names={names}
          value={String(name)}
          onChange={(next) => onChange(next === "" && field.required !== true ? undefined : next, path)}
        />
      )}
    </FieldShell>
  );
}
