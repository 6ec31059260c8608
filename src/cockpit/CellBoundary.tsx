"use client";

import { Component } from "react";
import type { ReactNode } from "react";
import { cockpitInEnglish } from "../i18n/english/cockpit.ts";
import { useWords } from "../react/useProvided.ts";
import { CellFault } from "./CellFault.tsx";

interface CellBoundaryProps {
  /** Another one than last time: what failed is tried again. */
  readonly of: unknown;
  /** What is shown where it fails. Default: that it did, why, and the way to try again. */
  readonly instead?: ReactNode;
  readonly children: ReactNode;
}

interface Failure {
  readonly error: Error | null;
  readonly of?: unknown;
}

/** Keeps a widget that fails from taking its cockpit with it, and a cockpit its page. React writes the error to the console. */
export class CellBoundary extends Component<CellBoundaryProps, Failure> {
  override state: Failure = { error: null };

  static getDerivedStateFromError(error: unknown): Partial<Failure> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps({ of }: CellBoundaryProps, state: Failure): Failure | null {
    return of === state.of ? null : { error: null, of };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return this.props.instead ?? <Failed error={error} retry={() => this.setState({ error: null })} />;
  }
}

function Failed({ error, retry }: { readonly error: Error; readonly retry: () => void }) {
  const { cockpit = cockpitInEnglish } = useWords({ cockpit: cockpitInEnglish });
  const message = error.message === "" ? cockpit.failed : `${cockpit.failed}: ${error.message}`;
  return <CellFault faults={[{ message }]} retry={retry} />;
}
