import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { BrowserContext, Page } from "playwright";

const origin = "http://localhost/";
const types: { readonly [extension: string]: string } = { ".js": "text/javascript", ".css": "text/css" };

/** A page of a folder of built ones in a tab of its own, from disk: no server, no port. @param name the file that it starts with, without its ending */
export async function openBuilt(folder: string, name: string, context: BrowserContext, search = ""): Promise<Page> {
  const sheets = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".css"));
  const links = sheets.map((file) => `<link rel="stylesheet" href="/${file}">`).join("");
  const html = `<!doctype html><html lang="en"><title>Metricdeck</title>${links}<body><div id="root"></div><script type="module" src="/${name}.js"></script>`;
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
}
