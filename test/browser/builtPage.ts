import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import type { BrowserContext, Page } from "playwright";
import { build } from "vite";

export interface BuiltPage {
  /** The page in a tab of its own, from disk: no server, no port. What it complains about is thrown by `closeChecked`. */
  open(context: BrowserContext, search?: string): Promise<Page>;
  remove(): void;
}

const origin = "http://localhost/";
const types: { readonly [extension: string]: string } = { ".js": "text/javascript", ".css": "text/css" };

/** A page of one module, built as a host builds it. `development` has React's checks, StrictMode's double mount among them. */
export async function buildPage(
  entry: string,
  { mode = "production", minify = mode === "production" }: { readonly mode?: "production" | "development"; readonly minify?: boolean } = {},
): Promise<BuiltPage> {
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
      rolldownOptions: { input: entry, output: { entryFileNames: "entry.js" } },
    },
  });
  const sheets = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".css"));
  const links = sheets.map((name) => `<link rel="stylesheet" href="/${name}">`).join("");
  const html = `<!doctype html><html lang="en"><title>Metricdeck</title>${links}<body><div id="root"></div><script type="module" src="/entry.js"></script>`;
  return {
    async open(context, search = "") {
      const page = await context.newPage();
      await page.route(`${origin}**`, (route) => {
        const { pathname } = new URL(route.request().url());
        if (pathname === "/") return route.fulfill({ contentType: "text/html", body: html });
        const contentType = types[extname(pathname)];
        if (contentType === undefined) return route.fulfill({ status: 404 });
        return route.fulfill({ contentType, body: readFileSync(join(folder, pathname)) });
      });
      await page.goto(`${origin}${search}`);
      return page;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
