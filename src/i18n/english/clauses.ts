export const clausesInEnglish = (parts: readonly string[]): string => [...parts].join("; ");
