import pinyin from "pinyin-match";

/** Its types are those of another module system than its code. */
const { match } = pinyin as unknown as { match(text: string, typed: string): readonly number[] | false };

/** Whether Chinese text sounds like what was typed: syllables, the beginning of the last one, or initials. */
export function soundsLike(text: string, typed: string): boolean {
  return match(text, typed) !== false;
}
