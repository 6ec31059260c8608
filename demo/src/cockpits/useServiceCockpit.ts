import { useCockpitDocument } from "../../../src/index.ts";
import type { CockpitDocument } from "../../../src/document/index.ts";
import type { DocumentJson } from "../../../src/query/index.ts";
import { roles } from "./roles.ts";
import type { CockpitPlace } from "./useCockpitPlace.ts";

export interface ServiceCockpit {
  readonly status: "pending" | "ready" | "missing" | "error";
  /** As the server keeps it, which checks it; as a role begins with, or a copy of another, where it keeps none. */
  readonly document: CockpitDocument | null;
  /** 0 where it is kept nowhere yet. */
  readonly version: number;
  readonly remove: () => Promise<boolean>;
  readonly retry: () => void;
}

export function useServiceCockpit({ cockpit, from }: CockpitPlace): ServiceCockpit {
  const kept = useCockpitDocument(cockpit);
  const original = useCockpitDocument(from ?? cockpit);
  const { remove } = kept;
  const retry = () => {
    kept.retry();
    original.retry();
  };
  const answer = (status: ServiceCockpit["status"], document: CockpitDocument | null = null, version = 0): ServiceCockpit => ({ status, document, version, remove, retry });
  if (kept.stored !== null) return answer("ready", documentIn(kept.stored.document), kept.stored.version);
  const statuses = [kept.status, original.status];
  if (statuses.includes("error")) return answer("error");
  if (statuses.includes("pending")) return answer("pending");
  const role = roles[cockpit]?.document;
  if (role !== undefined) return answer("ready", role);
  const source = from === null ? undefined : original.stored === null ? roles[from]?.document : documentIn(original.stored.document);
  return source === undefined ? answer("missing") : answer("ready", copyOf(source));
}

function copyOf(document: CockpitDocument): CockpitDocument {
  const { en, "zh-CN": zh } = document.title;
  return { ...document, title: { en: `${en} (copy)`, ...(zh !== undefined && { "zh-CN": `${zh}（副本）` }) } };
}

/** `Cockpit` says itself what is wrong with one. */
function documentIn(json: DocumentJson): CockpitDocument {
  return json as unknown as CockpitDocument;
}
