import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright";
import { build } from "vite";
import { openBuilt } from "./openBuilt.ts";

export interface BuiltPage {
  /** The page in a tab of its own. */
  open(context: BrowserContext, search?: string): Promise<Page>;
  remove(): void;
}

interface BuiltPages {
  readonly folder: string;
  remove(): void;
}

interface How {
  /** `development` has React's checks, StrictMode's double mount among them. */
  readonly mode?: "production" | "development";
  readonly minify?: boolean;
}

/** A page of one module, built as a host builds it. */
export async function buildPage(entry: string, how: How = {}): Promise<BuiltPage> {
  const { folder, remove } = await buildPages({ entry }, how);
  return { open: (context, search) => openBuilt(folder, "entry", context, search), remove };
}

/** Pages of one module each, by name, with what they share built once. */
export async function buildPages(
  entries: Readonly<Record<string, string>>,
  { mode = "production", minify = mode === "production" }: How = {},
): Promise<BuiltPages> {
  const folder = mkdtempSync(join(tmpdir(), "metricdeck-page-"));
  await build({
    configFile: false,
    logLevel: "error",
    mode,
    define: { "process.env.NODE_ENV": JSON.stringify(mode) },
    resolve: { dedupe: ["react", "react-dom", "echarts", "echarts-for-react"] },
    build: {
      outDir: folder,
      emptyOutDir: true,
      cssCodeSplit: false,
      minify,
      modulePreload: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: {
        input: entries,
        // Else what pages share may stand in the file of one of them, which the others run to have it.
        preserveEntrySignatures: Object.keys(entries).length > 1 ? "strict" : false,
        output: { entryFileNames: "[name].js" },
      },
    },
  });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
