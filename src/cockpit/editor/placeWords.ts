import type { Placement } from "../../document/cockpitDocument.ts";
import { formatNumber } from "../../format/number.ts";
import type { PlaceWords } from "../../i18n/messages/editor.ts";

/** A place as people count: from 1 on. */
export function placeWords(place: Placement | undefined, locale: string): PlaceWords {
  const { x, y, w, h } = place ?? { x: 0, y: 0, w: 0, h: 0 };
  const figure = (number: number) => formatNumber(number, { locale, unit: "count", placeholder: "" });
  return { column: figure(x + 1), row: figure(y + 1), columns: figure(w), rows: figure(h) };
}
