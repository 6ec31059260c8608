/** Of pictures of widgets, and of a page's report. */
export interface PictureMessages {
  readonly png: string;
  readonly copy: string;
  /** Over what the page is filtered by. */
  readonly filters: string;
  readonly noFilters: string;
  readonly made: (when: string) => string;
  readonly table: (title: string) => string;
}
