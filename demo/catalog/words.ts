import type { LocalizedText } from "../../src/query/index.ts";

/** The same in both languages of the portal. */
export function words(en: string, zhCN: string): LocalizedText & { readonly "zh-CN": string } {
  return { en, "zh-CN": zhCN };
}


export const serviceOwner = { owner: "Service Operations · 服务运营部", version: "2026.1" } as const;
export const qualityOwner = { owner: "Service Quality · 服务质量部", version: "2026.1" } as const;
export const contractOwner = { owner: "Customer Contracts · 客户续约部", version: "2026.1" } as const;
