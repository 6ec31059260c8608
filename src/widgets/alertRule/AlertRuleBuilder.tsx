"use client";

import { forwardRef } from "react";
import type { ReactElement, RefAttributes } from "react";
import type { Catalog } from "../../query/catalog.ts";
import type { RegisteredCatalog } from "../../react/register.ts";
import { AlertRuleBuilderView } from "./AlertRuleBuilderView.tsx";
import type { AlertRuleBuilderViewProps } from "./AlertRuleBuilderView.tsx";
import { useAlertRuleBuilder } from "./useAlertRuleBuilder.ts";
import type { UseAlertRuleBuilderProps } from "./useAlertRuleBuilder.ts";

export interface AlertRuleBuilderProps<C extends Catalog = RegisteredCatalog>
  extends UseAlertRuleBuilderProps<C>,
    Omit<AlertRuleBuilderViewProps, "state" | keyof UseAlertRuleBuilderProps<C>> {}

/** Says when somebody is to be told of a metric, and how often that would have been. */
export const AlertRuleBuilder = forwardRef<HTMLElement, AlertRuleBuilderProps<Catalog>>(function AlertRuleBuilder(props, ref) {
  const { rule: _rule, ruleId, metric: _metric, onSave: _onSave, port: _port, calendars: _calendars, detect: _detect, ...view } = props;
  // Another rule is another form.
  return <Builder key={ruleId ?? props.rule?.id ?? ""} {...props} view={view} viewRef={ref} />;
}) as <C extends Catalog = RegisteredCatalog>(props: AlertRuleBuilderProps<C> & RefAttributes<HTMLElement>) => ReactElement;

interface BuilderProps extends UseAlertRuleBuilderProps<Catalog> {
  readonly view: Omit<AlertRuleBuilderViewProps, "state">;
  readonly viewRef: React.ForwardedRef<HTMLElement>;
}

function Builder({ view, viewRef, ...props }: BuilderProps) {
  return <AlertRuleBuilderView {...view} ref={viewRef} state={useAlertRuleBuilder<Catalog>(props)} />;
}
