import type { Decorator } from "@storybook/react-vite";

/** The story as a page that reads from right to left has it. */
export const rightToLeft: Decorator = (Story) => (
  <div dir="rtl">
    <Story />
  </div>
);
