import type { CockpitDocument } from "../document/cockpitDocument.ts";
import type { LocalizedText } from "../query/locale.ts";

/** A cockpit to begin with, over metrics that a service desk usually has. */
export interface CockpitTemplate {
  /** Whose cockpit it is. */
  readonly role: LocalizedText;
  readonly document: CockpitDocument;
}
