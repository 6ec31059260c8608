"use client";

import { useEffect } from "react";
import type { DrillTableActions } from "./drillTableModel.ts";

/** Tells which rows are on the screen, so that what is missing there is asked for. */
export function useShownRows({ show }: Pick<DrillTableActions, "show">, { from, to }: { readonly from: number; readonly to: number }): void {
  useEffect(() => show(from, to), [show, from, to]);
}
