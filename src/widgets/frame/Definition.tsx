"use client";
import { stateEssentialsInEnglish } from "../../i18n/english/essentials.ts";
import { labeledInEnglish } from "../../i18n/english/labeled.ts";
import type { AnyFilter } from "../../query/filter.ts";
import type { AnyCellValue } from "../../query/result.ts";
import { part } from "../../react/part.ts";
import { useWords } from "../../react/useProvided.ts";
import type { MetricDefinition } from "./definition.ts";
import { PanelButton } from "./PanelButton.tsx";

const panel = part(() => import("./DefinitionPanel.tsx"));

const infoIcon = "M8 14.5a6.5 6.5 0 1 1 .1 0ZM8 7.5V11M8 5v.01";

export interface DefinedAnswer {
  readonly model?: { readonly cell?: AnyCellValue };
  readonly where?: AnyFilter | undefined;
}

export interface DefinitionProps {
  /** What is defined, in words. */
  readonly label: string;
  /** Names in the catalog. */
  readonly metrics?: readonly string[];
  /** Of numbers that are no metric's; read when the panel is there. */
  readonly own?: (() => MetricDefinition) | undefined;
  /** Of which rows the numbers are, and what a single metric is now, for how sure it is. */
  readonly of?: DefinedAnswer | null | undefined;
}

/** A button that opens what numbers mean, which is loaded when the button is reached. */
export function Definition(props: DefinitionProps) {
  const { labeled, states } = useWords({ labeled: labeledInEnglish, states: stateEssentialsInEnglish });
  const name = labeled(states.definition, props.label);
  return <PanelButton name={name} icon={infoIcon} panel={panel} props={{ ...props, name }} error={states.error} />;
}
