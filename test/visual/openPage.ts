import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Browser, type Page } from "playwright";
import { build, type Rolldown } from "vite";
import { storyNow } from "../../stories/support/supportTables.ts";
import { chromiumArguments, chromiumPath } from "../run/provision.ts";

const require = createRequire(import.meta.url);
const fonts: Readonly<Record<string, string>> = {
  inter: dirname(require.resolve("@fontsource-variable/inter/wght.css")),
  noto: dirname(require.resolve("@fontsource-variable/noto-sans-sc/wght.css")),
};

const document = `<!doctype html><meta charset="utf-8">
${Object.keys(fonts).map((font) => `<link rel="stylesheet" href="fonts/${font}/wght.css">`).join("")}
<link rel="stylesheet" href="page.css">
<style>
  body { font-family: "Inter Variable", "Noto Sans SC Variable"; margin: 0; }
  * { animation: none !important; caret-color: transparent !important; transition: none !important; }
</style>
<body><script type="module" src="page.js"></script>`;

/** The page of all cases: its fonts, its clock and its zone are its own, and nothing of the machine's is seen. */
export async function openPage(): Promise<{ readonly browser: Browser; readonly page: Page }> {
  const files = await buildPage();
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    // A tile painted in part over what it showed before has other edges, by up to 18 of 255, than one painted whole.
    args: [...chromiumArguments, "--font-render-hinting=none", "--disable-lcd-text", "--force-color-profile=srgb", "--disable-partial-raster"],
    // A letter that the fonts lack shows as none, rather than in one of the machine's.
    env: { ...process.env, FONTCONFIG_FILE: fileURLToPath(new URL("noFonts.conf", import.meta.url)) },
  });
  const page = await browser.newPage({ deviceScaleFactor: 1, locale: "en-US", reducedMotion: "reduce", timezoneId: "UTC" });
  page.on("pageerror", (error) => {
    throw error;
  });
  await page.clock.setFixedTime(storyNow);
  await page.route("**", (route) => {
    const path = new URL(route.request().url()).pathname.slice(1);
    const [, font = "", file = ""] = /^fonts\/(\w+)\/(.+)$/.exec(path) ?? [];
    if (font in fonts) return route.fulfill({ path: join(fonts[font] ?? "", file) });
    if (path === "") return route.fulfill({ contentType: "text/html", body: document });
    const body = files.get(path);
    const contentType = path.endsWith(".js") ? "text/javascript" : "text/css";
    return body === undefined ? route.abort() : route.fulfill({ contentType, body });
  });
  await page.goto("http://localhost/");
  return { browser, page };
}

/** In one file, so that nothing is on its way when the page is still. */
async function buildPage(): Promise<ReadonlyMap<string, string>> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    // As a host's page is, whatever the test runner's environment says.
    define: { "process.env.NODE_ENV": '"production"' },
    oxc: { jsx: { runtime: "automatic", development: false } },
    build: {
      write: false,
      minify: false,
      cssMinify: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
      rolldownOptions: {
        input: fileURLToPath(new URL("page.tsx", import.meta.url)),
        output: { codeSplitting: false, entryFileNames: "page.js", assetFileNames: "page[extname]" },
      },
    },
  });
  const { output } = built as Rolldown.RolldownOutput;
  return new Map(output.map((file) => [file.fileName, file.type === "chunk" ? file.code : String(file.source)]));
}
