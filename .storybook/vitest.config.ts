import { fileURLToPath } from "node:url";
import { storybookTest } from "@storybook/addon-vitest/vitest-plugin";
import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { chromiumArguments, chromiumPath } from "../test/run/provision.ts";

process.env["STORYBOOK_DISABLE_TELEMETRY"] = "1";

const here = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  plugins: [react(), storybookTest({ configDir: here })],
  // Under test, react-aria draws every row of a list unless it is told not to.
  define: { "process.env.VIRT_ON": "true" },
  optimizeDeps: {
    include: [
      "react",
      "react-dom",
      "react-dom/client",
      "react/jsx-runtime",
      "react/jsx-dev-runtime",
      "@tanstack/react-query",
      "@tanstack/react-table",
      "@tanstack/react-virtual",
      "react-aria-components",
      "@internationalized/date",
      "d3-array",
      "pinyin-match",
      "valibot",
      "write-excel-file/universal",
      "echarts/core",
      "echarts/charts",
      "echarts/components",
      "echarts/features",
      "echarts/renderers",
      "echarts-for-react/lib/core.js",
      "storybook/test",
      "@storybook/react-vite",
      "@storybook/addon-a11y/preview",
      "@storybook/addon-docs",
      "@storybook/addon-docs/blocks",
    ],
  },
  test: {
    name: "stories",
    watch: false,
    testTimeout: 30_000,
    // One page for all files: each would load every module anew.
    isolate: false,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { executablePath: chromiumPath(), args: chromiumArguments } }),
      instances: [{ browser: "chromium" }],
    },
  },
});
