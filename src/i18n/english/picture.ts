import type { PictureMessages } from "../messages/picture.ts";

export const pictureInEnglish: PictureMessages = {
  png: "Picture (PNG)",
  copy: "Copy as a picture",
  made: (when) => `Report of ${when}`,
  table: (title) => `${title}: all numbers`,
};
