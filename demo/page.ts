import type { RequestListener } from "node:http";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

/** What the page is told, as data attributes of its root element. */
export type PageFacts = () => { readonly [name: string]: string };

const folder = fileURLToPath(new URL(".", import.meta.url));
const types: { readonly [extension: string]: string } = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
};
const index = "index.html";

/** The host page, built at once and held in memory. Its React is the one that says what a page does wrong. */
export async function openPage(facts: PageFacts): Promise<RequestListener> {
  const files = await builtFiles();
  return ({ url = "/" }, outgoing) => {
    const { pathname } = new URL(url.replace(/^\/*/, "/"), "http://localhost");
    const name = extname(pathname) === "" ? index : pathname.slice(1);
    const file = files.get(name);
    if (file === undefined) return outgoing.writeHead(404).end();
    const content = name === index ? saying(facts, String(file)) : file;
    outgoing.writeHead(200, {
      "content-type": types[extname(name)] ?? "application/octet-stream",
      "cache-control": name === index ? "no-cache" : "max-age=31536000, immutable",
    });
    return outgoing.end(content);
  };
}

async function builtFiles(): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const built = await build({
    configFile: false,
    root: folder,
    mode: "development",
    // "use client" is for servers that render: of that it would warn for every file.
    logLevel: "error",
    define: { "process.env.NODE_ENV": JSON.stringify("development") },
    build: { write: false, minify: false, modulePreload: false, reportCompressedSize: false, chunkSizeWarningLimit: 10_000 },
  });
  if (!("output" in built)) throw new Error("metricdeck: Vite gave no files for the demo's page");
  return new Map(built.output.map((file) => [file.fileName, file.type === "chunk" ? file.code : file.source]));
}

function saying(facts: PageFacts, html: string): string {
  const attributes = Object.entries(facts()).map(([name, value]) => ` data-${name}="${value}"`);
  return html.replace("<html", `<html${attributes.join("")}`);
}
