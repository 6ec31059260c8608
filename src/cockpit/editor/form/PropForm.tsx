"use client";

import { useMemo, useState } from "react";
import type { Field } from "../../../document/field.ts";
import type { JsonObject, PropFault } from "../../../document/widgetSpec.ts";
import { FieldControl } from "./FieldControl.tsx";
import { FieldsControl } from "./FieldsControl.tsx";
import { PropFormContext } from "./formContext.ts";

interface PropFormProps {
  readonly fields: { readonly [name: string]: Field | undefined };
  readonly props: JsonObject;
  readonly faults: readonly PropFault[];
  /** @param typed the path of what is being typed; undefined where a change is whole */
  readonly onChange: (props: JsonObject, typed?: string) => void;
  /** What was typed is over: the next change is a step of its own. */
  readonly onLeave: () => void;
}

/** The form of a widget's props, made of what its spec says of them. */
export function PropForm({ fields, props, faults, onChange, onLeave }: PropFormProps) {
  const [typing, setTyping] = useState<string | null>(null);
  const context = useMemo(
    () => ({
      Control: FieldControl,
      faults,
      typing,
      leave: () => {
        setTyping(null);
        onLeave();
      },
    }),
    [faults, typing, onLeave],
  );
  return (
    <PropFormContext.Provider value={context}>
      <div className="md-prop-form">
        <FieldsControl
          fields={fields}
          path=""
          value={props}
          onChange={(next, typed) => {
            setTyping(typed ?? null);
            onChange(next, typed);
          }}
        />
      </div>
    </PropFormContext.Provider>
  );
}
