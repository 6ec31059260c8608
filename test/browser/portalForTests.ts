import type { TestProject } from "vitest/node";
import { startPortal } from "./portal.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** What `npm start` shows: one for the whole run, which no test changes. */
    portalUrl: string;
  }
}

export default async function portalForTests(project: TestProject): Promise<() => Promise<void>> {
  const portal = await startPortal();
  project.provide("portalUrl", portal.url);
  return portal.stop;
}
