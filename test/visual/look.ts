/** How the page of all cases is shown. */
export interface Look {
  readonly width: number;
  readonly theme: "light" | "dark";
  readonly language: "en" | "zh-CN";
}

export const looks: readonly Look[] = [360, 768, 1440].flatMap((width) =>
  (["light", "dark"] as const).flatMap((theme) => (["en", "zh-CN"] as const).map((language) => ({ width, theme, language }))),
);

export type PageName = "cockpit" | "editor" | "wall";

/** Pages take long to be shown, so that each is kept in few looks. */
export const pageLooks: readonly (Look & { readonly name: PageName; readonly height: number })[] = [
  { name: "cockpit", width: 1440, height: 2000, theme: "light", language: "en" },
  { name: "cockpit", width: 768, height: 3000, theme: "dark", language: "en" },
  { name: "cockpit", width: 360, height: 6000, theme: "light", language: "zh-CN" },
  { name: "editor", width: 1440, height: 1600, theme: "light", language: "en" },
  { name: "editor", width: 360, height: 4000, theme: "dark", language: "zh-CN" },
  { name: "wall", width: 1920, height: 1080, theme: "dark", language: "en" },
];

export function fileOf(name: string, { width, theme, language }: Look): string {
  return `${name}-${width}-${theme}-${language}.png`;
}
