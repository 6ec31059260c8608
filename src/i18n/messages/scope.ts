/** How the page's filters meet one widget, where they do not meet it as they are. */
export interface ScopeMessages {
  readonly ignored: (dimension: string) => string;
  readonly mapped: (dimension: string, as: string) => string;
  readonly ownDates: string;
}
