/** What stands around the widgets of a cockpit. */
export interface CockpitMessages {
  /** The name of the bar of controls. */
  readonly filters: string;
  /** In place of its widgets where it has none. */
  readonly empty: string;
  /** In place of a widget that cannot be shown; the reasons follow. */
  readonly notShown: string;
  /** Over what is wrong with a cockpit itself. */
  readonly faulty: string;
  readonly notLoaded: string;
  /** What of a link could not be used, by the ids of filters. */
  readonly linkPartly: (names: string) => string;
  /** The same where it is all of it. */
  readonly linkUnused: string;
  readonly failed: string;
  /** The name of the buttons that lead from one cockpit on a wall to another. */
  readonly rotation: string;
  readonly previous: string;
  readonly next: string;
  readonly pause: string;
  readonly resume: string;
  readonly position: (number: number, count: number, title: string) => string;
  /** How old the oldest of the figures is. */
  readonly age: (duration: string) => string;
  /** Of one widget whose data are older than they should be. */
  readonly outOfDate: (duration: string) => string;
}
