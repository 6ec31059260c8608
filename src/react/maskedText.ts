/** Stands for a number that is known, and not for this reader. */
export const maskedText = "•••";
