import type { Decorator, Preview } from "@storybook/react-vite";
import { useEffect, type ReactNode } from "react";
import { configure } from "storybook/test";
import "../src/styles/index.css";

// A busy machine answers late; a second, the library's own patience, is too little for a chart to come.
configure({ asyncUtilTimeout: 10_000 });

const inChosenWidth: Decorator = (Story, { globals }) => {
  const width = globals["width"];
  return (
    <div style={{ inlineSize: width === "full" ? "100%" : `${width}px`, maxInlineSize: "100%" }}>
      <Story />
    </div>
  );
};

const onChosenPage: Decorator = (Story, { globals }) => (
  <Page language={String(globals["language"])} scheme={String(globals["theme"])}>
    <Story />
  </Page>
);

function Page({ language, scheme, children }: { language: string; scheme: string; children: ReactNode }) {
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.style.colorScheme = scheme;
    document.body.style.background = "Canvas";
    document.body.style.fontFamily = "system-ui, sans-serif";
  }, [language, scheme]);
  return children;
}

export default {
  decorators: [inChosenWidth, onChosenPage],
  globalTypes: {
    theme: {
      description: "Theme",
      toolbar: { title: "Theme", icon: "circlehollow", items: ["light", "dark"], dynamicTitle: true },
    },
    language: {
      description: "Language",
      toolbar: {
        title: "Language",
        icon: "globe",
        items: [
          { value: "en", title: "English" },
          { value: "zh-CN", title: "简体中文" },
        ],
        dynamicTitle: true,
      },
    },
    timeZone: {
      description: "Reporting time zone",
      toolbar: {
        title: "Time zone",
        icon: "time",
        items: ["UTC", "Asia/Shanghai", "America/New_York"],
        dynamicTitle: true,
      },
    },
    width: {
      description: "Width of the story",
      toolbar: {
        title: "Width",
        icon: "expand",
        items: [
          { value: "360", title: "360 px" },
          { value: "768", title: "768 px" },
          { value: "1440", title: "1440 px" },
          { value: "full", title: "Full" },
        ],
        dynamicTitle: true,
      },
    },
  },
  initialGlobals: { theme: "light", language: "en", timeZone: "UTC", width: "full" },
  parameters: {
    // Of what passes one element each: the names of all were a hundred megabytes of every report.
    a11y: { test: "error", options: { resultTypes: ["violations", "incomplete"] } },
    controls: { expanded: true },
    layout: "padded",
    options: { storySort: { method: "alphabetical" } },
  },
  tags: ["autodocs"],
} satisfies Preview;
