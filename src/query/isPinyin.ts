/** Whether text has to be searched as it sounds: Latin letters that were typed, Chinese among the values. */
export function isPinyin(typed: string, labels: readonly string[]): boolean {
  return isLatin(typed) && labels.some((label) => /\p{Script=Han}/u.test(label));
}

/** Whether it is nothing but letters that pinyin is written in. */
export function isLatin(typed: string): boolean {
  return /^[a-z\s']+$/i.test(typed.trim());
}
