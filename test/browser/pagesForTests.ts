import type { TestProject } from "vitest/node";
import { buildPages } from "./builtPage.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Folder of the pages of one module each that tests open. */
    builtPages: string;
  }
}

const pages = {
  chart: "test/browser/paper/chart.tsx",
  editor: "test/browser/editor/page.tsx",
  mounts: "test/browser/mounts/page.tsx",
  paper: "test/browser/paper/page.tsx",
  pivots: "test/browser/paper/pivots.tsx",
  report: "test/browser/report/page.tsx",
  sheets: "test/browser/paper/sheets.tsx",
  shadow: "test/browser/shadow/page.tsx",
  twoCockpits: "test/browser/twoCockpits/page.tsx",
  urlState: "test/browser/urlState/page.tsx",
};

export default async function pagesForTests(project: TestProject): Promise<() => void> {
  const { folder, remove } = await buildPages(pages, { mode: "development" });
  project.provide("builtPages", folder);
  return remove;
}
