/** Of pictures of widgets, and of a page's report. */
export interface PictureMessages {
  readonly png: string;
  readonly copy: string;
  readonly made: (when: string) => string;
  readonly table: (title: string) => string;
}
