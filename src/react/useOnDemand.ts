"use client";

import { useState } from "react";
import type { ComponentType } from "react";

/** A component that is loaded when it is first asked for. After a failure, asking again loads again. */
export function useOnDemand<P>(load: () => Promise<ComponentType<P>>): readonly [ComponentType<P> | null, () => void] {
  const [component, setComponent] = useState<ComponentType<P> | null>(null);
  const request = () => {
    if (component !== null) return;
    // What could not be loaded is loaded again the next time that it is asked for.
    load().then((loaded) => setComponent(() => loaded), () => {});
  };
  return [component, request];
}
