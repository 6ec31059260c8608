import type { ReactNode } from "react";

/** A line over the cockpit that has something to decide. */
export function Note({ tone, children }: { readonly tone?: "bad" | "warning"; readonly children: ReactNode }) {
  return (
    <div className="md-editor-note" role="group" data-tone={tone}>
      {children}
    </div>
  );
}
