import type { Server } from "node:http";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { createServer as createVite, type Plugin, type ViteDevServer } from "vite";

/** What the page is told, as data attributes of its root element. */
export type PageFacts = () => { readonly [name: string]: string };

const folder = fileURLToPath(new URL(".", import.meta.url));
const repository = fileURLToPath(new URL("..", import.meta.url));

/** The host page, compiled as it is asked for. */
export function openPage(server: Server, facts: PageFacts, port: number): Promise<ViteDevServer> {
  return createVite({
    configFile: false,
    root: folder,
    // Two portals at once must not prepare their packages in one folder.
    cacheDir: fileURLToPath(new URL(`../node_modules/.vite/demo-${port}`, import.meta.url)),
    appType: "spa",
    logLevel: "warn",
    plugins: [react(), saying(facts)],
    server: {
      middlewareMode: true,
      hmr: { server },
      fs: { allow: [repository] },
      warmup: { clientFiles: ["./src/main.tsx", "./src/pages/*.tsx"] },
    },
    // All at once: what Vite finds later makes it load the page a second time.
    optimizeDeps: {
      include: [
        "@internationalized/date",
        "@tanstack/react-query",
        "@tanstack/react-table",
        "@tanstack/react-virtual",
        "echarts-for-react/lib/core.js",
        "echarts/charts",
        "echarts/components",
        "echarts/core",
        "echarts/features",
        "echarts/renderers",
        "react",
        "react-aria-components",
        "react-dom",
        "react-dom/client",
        "react/jsx-dev-runtime",
        "react/jsx-runtime",
        "valibot",
        "write-excel-file/universal",
      ],
    },
  });
}

function saying(facts: PageFacts): Plugin {
  return {
    name: "demo-facts",
    transformIndexHtml(html) {
      const attributes = Object.entries(facts()).map(([name, value]) => ` data-${name}="${value}"`);
      return html.replace("<html", `<html${attributes.join("")}`);
    },
  };
}
