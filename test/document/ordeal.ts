import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { checkDocument, diffDocuments, documentToTsx, lintDocument, mergeDocuments, parseDocument, standardSpecs } from "../../src/document/index.ts";
import type { CockpitDocument } from "../../src/document/index.ts";
import { Cockpit, MetricsProvider, standardWidgets } from "../../src/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { createMetricsClient } from "../../src/index.ts";
import type { Catalog } from "../../src/query/index.ts";
import { catalog, sample } from "./sample.ts";

const specs = standardSpecs;

export type Ordeal = "refused" | "read";

/**
 * Puts some JSON through everything that documents go through.
 * @param isShown whether the page renders it, too
 * @throws where it is not refused with a path, or not read as it is and shown
 */
export function ordeal(input: unknown, isShown: boolean): Ordeal {
  const faults = checkDocument(input, { specs });
  if (faults.length > 0) {
    const silent = faults.find(({ message }) => message.en === "" || (message["zh-CN"] ?? "") === "");
    if (silent !== undefined) throw new Error(`no words for ${silent.path}`);
    return "refused";
  }
  const document = parseDocument(input, { specs });
  const again = parseDocument(JSON.parse(JSON.stringify(document)), { specs });
  if (JSON.stringify(again) !== JSON.stringify(document)) throw new Error("not the same when it is read again");
  if (diffDocuments(document, input as CockpitDocument).length > 0) throw new Error("something was lost");
  if (isShown) render(document);
  lintDocument(document, { specs, catalog });
  documentToTsx(document, { specs });
  const { document: merged } = mergeDocuments(sample, document, sample, { specs });
  if (diffDocuments(merged, document).length > 0) throw new Error("the merge lost an edit");
  return "read";
}

const anyCatalog: Catalog = catalog;
const client = createMetricsClient({ adapter: fakeAdapter([]), catalog: anyCatalog });

/** What a server sends: the frame, and each widget's while its code is awaited, or what is wrong with it. */
function render(document: CockpitDocument): void {
  const cockpit = createElement(Cockpit, { document, widgets: standardWidgets });
  renderToString(createElement(MetricsProvider, { client }, cockpit));
}
