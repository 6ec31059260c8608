"use client";

import { createContext } from "react";
import type { Instant } from "../query/range.ts";

/** What is said of old data on a page that nobody asks: how old they are now. Null: as of when they are is said once. */
export const AgeContext = createContext<((asOf: Instant) => string) | null>(null);
