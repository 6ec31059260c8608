"use client";
import { Component } from "react";
import type { ReactNode } from "react";
import { StateView } from "./StateView.tsx";

interface WidgetBoundaryProps {
  /** Another one than last time: what failed is tried again. */
  readonly of: unknown;
  readonly children: ReactNode;
}
interface Failure {
  readonly hasFailed?: boolean;
  readonly of?: unknown;
}

/** Keeps a widget that fails to draw from taking the page with it. React writes the error to the console. */
export class WidgetBoundary extends Component<WidgetBoundaryProps, Failure> {
  override state: Failure = {};

  static getDerivedStateFromError(): Partial<Failure> {
    return { hasFailed: true };
  }

  static getDerivedStateFromProps({ of }: WidgetBoundaryProps, state: Failure): Failure | null {
    return of === state.of ? null : { hasFailed: false, of };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return <StateView state={{ status: "undrawn", retry: () => this.setState({ hasFailed: false }) }} />;
  }
}
