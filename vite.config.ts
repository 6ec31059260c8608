import { readdirSync, readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import { configDefaults, defineConfig } from "vitest/config";

const ownParts = ["test/contract/**", "test/**/*.db.test.ts", "test/browser/**", "test/visual/**", "test/package/**", "test/lint/**"];

/** Tests in TypeScript alone that need a document. */
const withDom = ["test/react/systemColor.test.ts"];

/** Tests that replace modules, and do so until their process ends. */
const withOwnModules = readdirSync("test", { recursive: true, encoding: "utf8" })
  .filter((name) => /\.test\.tsx?$/.test(name) && readFileSync(`test/${name}`, "utf8").includes("vi.mock("))
  .map((name) => `test/${name}`);

export default defineConfig({
  plugins: [react()],
  test: {
    watch: false,
    // A busy machine answers late; a second, Vitest's own patience, is too little for a save to come back.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...ownParts, ...withDom, ...withOwnModules],
          // Pure functions leave nothing behind; loading the package anew for every file took more time than the tests.
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: "dom",
          include: ["test/**/*.test.tsx", ...withDom],
          exclude: [...configDefaults.exclude, ...ownParts, ...withOwnModules],
          setupFiles: ["test/react/sharedDocument.ts"],
          // The setup gives each file its own modules; loading jsdom and the libraries anew took more time than the tests.
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: "apart",
          include: withOwnModules,
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: "types",
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            include: ["test/**/*.test-d.{ts,tsx}"],
            tsconfig: "./tsconfig.json",
          },
        },
      },
      {
        extends: true,
        test: {
          name: "lint",
          include: ["test/lint/**/*.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "contract",
          include: ["test/contract/**/*.test.ts", "test/**/*.db.test.ts"],
          globalSetup: ["test/server/mariadbForTests.ts"],
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "mysql",
          include: ["test/contract/**/*.test.ts", "test/**/*.db.test.ts"],
          // What they hold has nothing to do with the engine.
          exclude: [...configDefaults.exclude, "test/server/mariadb.db.test.ts", "test/server/cache/**"],
          globalSetup: ["test/server/mysqlForTests.ts"],
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: ["test/browser/portalForTests.ts", "test/browser/pagesForTests.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Each file has its own browser, and waits as much as it works.
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: "visual",
          include: ["test/visual/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "package",
          include: ["test/package/**/*.test.ts"],
          globalSetup: ["test/package/packForTests.ts"],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
