import type { CockpitTemplate } from "../../../src/templates/index.ts";
import {
  agentTemplate,
  dataOwnerTemplate,
  executiveTemplate,
  productAndLogisticsTemplate,
  supervisorTemplate,
} from "../../../src/templates/index.ts";

/** The cockpits that are there before anybody has saved one, by the ids under which they are kept from then on. */
export const roles: { readonly [id: string]: CockpitTemplate } = {
  executive: executiveTemplate,
  supervisor: supervisorTemplate,
  agent: agentTemplate,
  productAndLogistics: productAndLogisticsTemplate,
  dataOwner: dataOwnerTemplate,
};
