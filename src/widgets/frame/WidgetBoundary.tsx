"use client";
import { Component } from "react";
import type { ReactNode } from "react";
import { MetricsError } from "../../query/error.ts";
import { StateView } from "./StateView.tsx";

interface WidgetBoundaryProps {
  /** Another one than last time: what failed is tried again. */
  readonly of: unknown;
  readonly children: ReactNode;
}
interface Failure {
  readonly error: MetricsError | null;
  readonly of: unknown;
}

/** Keeps a widget that fails to draw from taking the page with it. */
export class WidgetBoundary extends Component<WidgetBoundaryProps, Failure> {
  override state: Failure = { error: null, of: this.props.of };

  static getDerivedStateFromError(cause: unknown): Partial<Failure> {
    return { error: new MetricsError("contract-violation", `a widget failed to draw: ${cause}`, { cause }) };
  }

  static getDerivedStateFromProps({ of }: WidgetBoundaryProps, state: Failure): Failure | null {
    return Object.is(of, state.of) ? null : { error: null, of };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <StateView state={{ status: "error", error, retry: () => this.setState({ error: null }) }} />;
  }
}
