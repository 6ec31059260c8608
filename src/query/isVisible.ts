/** Whether a text shows anything: more than blanks, controls, what is made to be ignored, and the empty braille cell. */
export function isVisible(text: string): boolean {
  return /[^\s\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
}
