import type { Decorator } from "@storybook/react-vite";

/** The story as a page that reads from right to left has it. */
export const rightToLeft: Decorator = (Story) => (
  <div dir="rtl">
    <Story />
  </div>
);

/** What stands on the left of each sign under `root` that should stand on its right, text by text. */
export function turnedSigns(root: Element): string[] {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const turned: string[] = [];
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    const at = text.textContent?.search(/[−+]\d/) ?? -1;
    if (at < 0 || text.parentElement?.closest(".md-sr") != null) continue;
    const [sign, digit] = [boxOf(text, at), boxOf(text, at + 1)];
    if (sign.left > digit.left) turned.push(text.textContent ?? "");
  }
  return turned;
}

/** Signs under `root` that `turnedSigns` looks at. */
export function signsIn(root: Element): number {
  return root.textContent?.match(/[−+]\d/g)?.length ?? 0;
}

function boxOf(text: Node, at: number): DOMRect {
  const range = document.createRange();
  range.setStart(text, at);
  range.setEnd(text, at + 1);
  return range.getBoundingClientRect();
}
