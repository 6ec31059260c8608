/** What stands around the widgets of a cockpit. */
export interface CockpitMessages {
  /** The name of the bar of controls. */
  readonly filters: string;
  /** In place of a widget that cannot be shown; the reasons follow. */
  readonly notShown: string;
  /** Over what is wrong with a cockpit itself. */
  readonly faulty: string;
  readonly notLoaded: string;
  readonly failed: string;
}
