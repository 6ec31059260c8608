import type { ReactNode } from "react";
import { zhCN } from "../../src/i18n/zhCN.ts";
import { MetricsProvider, useMetricdeck } from "../../src/index.ts";
import type { Catalog } from "../../src/query/index.ts";

const looks = (["light", "dark"] as const).flatMap((theme) => (["en", "zh-CN"] as const).map((locale) => ({ theme, locale })));

/** For axe, which takes long for all: the colors and the structure of the Chinese half are those of the English one. */
export const inEnglishAlone = { a11y: { context: { exclude: [['.md-root[lang="zh-CN"]']] } } };

interface InEveryLookProps {
  /** Width of a column at least. */
  readonly column: number;
  /** Is told the look, for names that occur once on the page. */
  readonly children: (look: string) => ReactNode;
}

/** The same four times: light and dark, in English and in Chinese. */
export function InEveryLook({ column, children }: InEveryLookProps) {
  const { client, now } = useMetricdeck<Catalog>();
  return looks.map(({ theme, locale }) => (
    <MetricsProvider
      key={`${theme} ${locale}`}
      client={client}
      theme={theme}
      locale={locale}
      {...(locale === "zh-CN" && { messages: zhCN })}
      now={now}
      style={{
        alignItems: "start",
        background: "var(--md-background)",
        display: "grid",
        gap: 12,
        gridTemplateColumns: `repeat(auto-fill, minmax(min(${column}px, 100%), 1fr))`,
        padding: 12,
      }}
    >
      {children(`${theme}, ${locale}`)}
    </MetricsProvider>
  ));
}
