const rooms = [
  {
    at: "src/query",
    law: "query imports nothing but a schema library, in parse.ts",
  },
  {
    at: "src/query",
    only: "parse*.ts",
    packages: ["valibot"],
    law: "query/parse.ts imports nothing but query and the schema library (valibot)",
  },
  {
    at: "src/query",
    only: "pinyin.ts",
    packages: ["pinyin-match"],
    law: "query/pinyin.ts imports pinyin-match only, and is imported on demand",
  },
  {
    at: "src/time",
    types: ["query"],
    law: "time may import query's types and its MetricsError only",
  },
  {
    at: "src/analytics",
    rooms: ["time"],
    types: ["query"],
    values: ["error.", "nearest.", "range.", "requireAlertTimes.", "timeZone."],
    packages: ["d3-array"],
    law: "analytics may import query's types, its MetricsError and what says what is wrong, time and d3-array only",
  },
  {
    at: "src/engine",
    rooms: ["query", "time", "analytics"],
    law: "engine may import query, time and analytics only",
  },
  { at: "src/selection", rooms: ["query"], law: "selection may import query only" },
  { at: "src/format", law: "format imports nothing" },
  { at: "src/theme", law: "theme imports nothing" },
  { at: "src/i18n", rooms: ["format"], law: "i18n may import format only" },
  {
    at: "src/adapters",
    rooms: ["query", "engine", "time"],
    law: "adapters may import query, engine and time only",
  },
  {
    at: "src/adapters/memory",
    rooms: ["query", "engine", "time", "analytics"],
    law: "adapters/memory may import query, engine, time and analytics only",
  },
  {
    at: "src/server",
    rooms: ["query", "analytics", "engine", "time", "document", "format"],
    packages: ["node:*"],
    law: "server may import query, analytics, engine, time, document and format only: no React, no DOM, no driver",
    globals: ["window", "document", "navigator", "localStorage", "sessionStorage"],
  },
  {
    at: "src/cli",
    rooms: ["query", "server", "testing", "adapters/http"],
    packages: ["node:*"],
    law: "cli may import query, server, testing and adapters/http only; drivers are the host's, imported when they are needed",
  },
  {
    at: "src/charts",
    rooms: ["theme", "format"],
    types: ["i18n"],
    packages: ["echarts"],
    law: "charts may import echarts, theme, format and i18n's types only; React and echarts-for-react only in EChart.tsx",
  },
  {
    at: "src/charts",
    only: "EChart.tsx",
    rooms: ["theme", "format"],
    types: ["i18n"],
    packages: ["echarts", "echarts-for-react", "react", "react-dom"],
    law: "charts/EChart.tsx may import echarts, echarts-for-react, React, theme, format and i18n's types only",
  },
  {
    at: "src/react",
    rooms: ["query", "selection", "theme", "format", "i18n"],
    files: ["charts/chartContext.ts", "time/offsets.ts", "time/resolveRange.ts", "time/wall.ts"],
    packages: ["react", "react-dom", "@tanstack/react-query", "react-stately"],
    law: "react may import query, selection, theme, format, i18n, charts/chartContext, time's ranges (on demand), @tanstack/react-query and react-stately's flags only",
  },
  {
    at: "src/widgets",
    deeper: 1,
    rooms: ["react", "charts", "analytics", "query", "selection", "format", "i18n", "theme"],
    siblings: ["frame", "chart"],
    packages: ["react", "react-dom"],
    law: "a widget may import react, charts, analytics, query, selection, format, i18n, theme, widgets/frame and widgets/chart only; never another widget",
  },
  {
    at: "src/widgets/frame",
    rooms: ["react", "charts", "analytics", "query", "selection", "format", "i18n", "theme"],
    siblings: ["chart"],
    packages: ["react", "react-dom", "write-excel-file"],
    law: "widgets/frame may import what a widget may, and the spreadsheet writer (write-excel-file), on demand",
  },
  {
    at: "src/widgets/drillTable",
    rooms: ["react", "charts", "analytics", "query", "selection", "format", "i18n", "theme"],
    siblings: ["frame", "chart"],
    packages: ["react", "react-dom", "@tanstack/react-table", "@tanstack/react-virtual", "react-aria-components"],
    law: "widgets/drillTable may import what a widget may, TanStack's table and virtualizer, and react-aria-components, on demand",
  },
  {
    at: "src/document",
    rooms: ["query", "time"],
    packages: ["valibot"],
    law: "document may import query, time and the schema library (valibot) only: no React, no DOM",
    globals: ["window", "document", "navigator", "localStorage", "sessionStorage"],
  },
  { at: "src/templates", rooms: ["document", "query"], law: "templates may import document and query only" },
  {
    at: "src/registry",
    rooms: ["document", "cockpit", "widgets", "react", "query"],
    packages: ["react", "react-dom"],
    law: "registry may import document, cockpit, react, query and widgets (on demand) only",
  },
  {
    at: "src/cockpit",
    rooms: ["react", "selection", "query", "format", "i18n", "time", "document"],
    packages: ["react", "react-dom", "react-aria-components", "@internationalized/date"],
    law: "cockpit may import react, selection, query, document, format, i18n, time, react-aria-components and @internationalized/date (on demand) only; never a widget",
  },
];

/** Relative to src/: what package.json's exports open to a host. */
const publicEntries = [
  "index.ts",
  "query/index.ts",
  "analytics/index.ts",
  "adapters/memory/index.ts",
  "adapters/http/index.ts",
  "adapters/decorators/index.ts",
  "adapters/planner/index.ts",
  "adapters/cube/index.ts",
  "adapters/browser/index.ts",
  "server/index.ts",
  "document/index.ts",
  "templates/index.ts",
  "testing/index.ts",
  "i18n/en.ts",
  "i18n/zhCN.ts",
  "styles/index.css",
];

const publicEntriesOnly = [
  ...[1, 2].map((depth) => ({
    files: [`src/{element,testing}${"/*".repeat(depth)}.{ts,tsx}`],
    rules: restrict([
      {
        group: within(depth, publicEntries),
        message: "element and testing import public entries only, as a host does",
      },
    ]),
  })),
  {
    files: ["demo/**", "stories/**", "bench/**", ".storybook/**"],
    rules: restrict([
      {
        group: ["**/src/**", ...publicEntries.map((entry) => `!**/src/${entry}`)],
        message: "demo, stories and bench import public entries only, as a host does",
      },
    ]),
  },
];

/** The import laws of one room, for files in it and in folders inside it. */
function lawsOf({ at, law, only, deeper = 0, rooms = [], types = [], values = ["error."], files = [], siblings, packages = [], globals }) {
  const insides = only === undefined ? [0, 1, 2] : [0];
  return insides.map((more) => {
    const depth = at.split("/").length - 1 + deeper + more;
    const opened = [...rooms, ...types].map((room) => `${room}/**`);
    const group = [
      "**",
      "!.",
      ...packages.flatMap((name) => [`!${name}`, `!${name}/**`]),
      ...within(depth, [...opened, ...files]),
      ...(siblings === undefined ? [] : otherThan(siblings, more + 1)),
    ];
    const valuesOf = types.map((room) => ({
      regex: `^${"\\.\\./".repeat(depth)}${room}/(?:${anythingBut(values)})`,
      allowTypeImports: true,
      message: law,
    }));
    return {
      files: [`${at}/${only ?? `${"*/".repeat(deeper + more)}*.{ts,tsx}`}`],
      rules: { ...restrict([...valuesOf, { group, message: law }]), ...restrictGlobals(globals, law) },
    };
  });
}

/** One group, in which the last match wins: the linter lets an import go that any group has excepted. */
function within(depth, allowed) {
  const up = "../".repeat(depth);
  return ["!./**", "!../**", `${up}**`, ...allowed.map((path) => `!${up}${path}`)];
}

/** The linter's expressions have no look-ahead. */
function anythingBut(starts) {
  const letters = [...new Set(starts.map(([letter]) => letter))];
  const longer = letters.flatMap((letter) => {
    const rest = starts.filter((start) => start[0] === letter).map((start) => start.slice(1));
    return rest.includes("") ? [] : [`${letter}(?:${anythingBut(rest)})`];
  });
  return [`[^${letters.join("")}]`, ...longer].join("|");
}

function otherThan(siblings, depth) {
  const up = "../".repeat(depth);
  return [`${up}[!.]*/**`, ...siblings.map((name) => `!${up}${name}/**`)];
}

function restrict(patterns) {
  return { "no-restricted-imports": ["error", { patterns }] };
}

function restrictGlobals(names, message) {
  if (names === undefined) return {};
  return { "no-restricted-globals": ["error", ...names.map((name) => ({ name, message }))] };
}

export default {
  plugins: ["eslint", "typescript", "unicorn", "oxc", "import", "react"],
  categories: { correctness: "error" },
  ignorePatterns: ["dist/**", "node_modules/**", "storybook-static/**", "bench/peers/node_modules/**"],
  rules: {
    "import/no-cycle": "error",
    "import/no-self-import": "error",
    "react/rules-of-hooks": "error",
    "react/exhaustive-deps": "error",
    "typescript/no-explicit-any": "error",
    "typescript/no-non-null-assertion": "error",
    "typescript/consistent-type-imports": "error",
    "typescript/no-namespace": "error",
    "no-unused-vars": ["error", { ignoreRestSiblings: true, argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    "unicorn/no-new-array": "off",
  },
  overrides: [
    ...rooms.flatMap(lawsOf),
    ...publicEntriesOnly,
    // ECharts registers its pieces by a function named `use`, which is no hook.
    { files: ["src/charts/**/*.ts", "test/**/*.test.ts"], rules: { "react/rules-of-hooks": "off" } },
  ],
};
