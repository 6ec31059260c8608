import type { Messages } from "../i18n/messages.ts";
import type { Theme } from "../theme/tokens.ts";

/** What an option builder knows besides its model: all that a canvas cannot read off the page. */
export interface ChartContext {
  readonly theme: Theme;
  /** The resolved family: neither a canvas nor a text of its own knows "inherit". */
  readonly fontFamily: string;
  readonly locale: string;
  /** The reporting zone, never the viewer's. */
  readonly timeZone: string;
  readonly messages: Messages;
  /** CSS pixels of the drawing. */
  readonly width: number;
  readonly height: number;
  readonly reducedMotion: boolean;
}
