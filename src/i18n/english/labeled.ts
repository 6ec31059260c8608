export const labeledInEnglish = (name: string, value: string): string => `${name}: ${value}`;
