"use client";

import { createContext, useContext } from "react";
import type { ComponentType } from "react";
import type { Field } from "../../../document/field.ts";
import type { Json, JsonObject, PropFault } from "../../../document/widgetSpec.ts";
import { isBelow } from "../pathBelow.ts";

/** What the control of one field is given. */
export interface ControlProps<F extends Field = Field> {
  readonly field: F;
  /** Below the widget's props: `steps[1].within`. */
  readonly path: string;
  readonly value: Json | undefined;
  /** The object that it stands in; left out in lists. */
  readonly beside?: JsonObject;
  /** Undefined leaves the prop out. @param typed the path of what is being typed: until it is left, it is one step */
  readonly onChange: (value: Json | undefined, typed?: string) => void;
}

/** What every control of one form knows. */
export interface PropFormState {
  /** The control of any field, for those that hold fields. */
  readonly Control: ComponentType<ControlProps>;
  readonly faults: readonly PropFault[];
  /** The path of what is being typed: its fault is shown once it is left. */
  readonly typing: string | null;
  /** What was typed is over. */
  readonly leave: () => void;
}

export const PropFormContext = createContext<PropFormState>({ Control: () => null, faults: [], typing: null, leave: () => {} });

export function useFaults(path: string, isDeep: boolean): readonly PropFault[] {
  const { faults, typing } = useContext(PropFormContext);
  if (typing === path) return [];
  return faults.filter((fault) => fault.path === path || (isDeep && isBelow(fault.path, path)));
}
