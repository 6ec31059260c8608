type Join = (parts: readonly string[]) => string;

export const listInEnglish: Join = (items) => [...items].join(", ");
export const phrasesInEnglish: Join = (parts) => [...parts].join(", ");
