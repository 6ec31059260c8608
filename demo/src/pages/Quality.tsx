import { Cockpit, standardWidgets } from "../../../src/index.ts";
import { qualityCockpit } from "../../qualityCockpit.ts";

/** A cockpit that is a document: nothing of its widgets is said in code. */
export default function Quality() {
  return <Cockpit document={qualityCockpit} widgets={standardWidgets} />;
}
