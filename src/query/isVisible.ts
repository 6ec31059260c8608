/**
 * Whether a text shows anything: more than blanks, controls, what is made to be ignored, marks on no letter, the
 * empty braille cell and the notehead that is none.
 */
export function isVisible(text: string): boolean {
  return /[^\s\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800\u{1D159}]/u.test(text);
}
