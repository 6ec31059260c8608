/** How the page of all cases is shown. */
export interface Look {
  readonly width: number;
  readonly theme: "light" | "dark";
  readonly language: "en" | "zh-CN";
}

export const looks: readonly Look[] = [360, 768, 1440].flatMap((width) =>
  (["light", "dark"] as const).flatMap((theme) => (["en", "zh-CN"] as const).map((language) => ({ width, theme, language }))),
);

export function fileOf(name: string, { width, theme, language }: Look): string {
  return `${name}-${width}-${theme}-${language}.png`;
}
