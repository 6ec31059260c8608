import { portalRouter, useAddress } from "../settings.ts";

/** Which cockpit is open; it stands in the address. */
export interface CockpitPlace {
  readonly cockpit: string;
  /** Of a cockpit that is kept nowhere yet: the one that it is a copy of. */
  readonly from: string | null;
  readonly isWall: boolean;
}

/** The parameters of a cockpit's filters and of what is open in its tables begin with it. */
export const deskNamespace = "desk";

export function useCockpitPlace(): [CockpitPlace, (changed: Partial<CockpitPlace>) => void] {
  const place = placeIn(useAddress());
  return [place, (changed) => portalRouter.write(addressAt({ ...place, ...changed }, portalRouter.read()), "push")];
}

function placeIn(search: string): CockpitPlace {
  const given = new URLSearchParams(search);
  const idIn = (name: string) => (/^[A-Za-z][\w-]{0,40}$/.test(given.get(name) ?? "") ? given.get(name) : null);
  return { cockpit: idIn("cockpit") ?? "executive", from: idIn("from"), isWall: given.get("show") === "wall" };
}

/** Of another cockpit nothing is filtered yet. */
function addressAt({ cockpit, from, isWall }: CockpitPlace, search: string): string {
  const isOther = placeIn(search).cockpit !== cockpit;
  const kept = search.slice(1).split("&").filter((part) => part !== "" && !/^(cockpit|from|show)=/.test(part));
  const others = isOther ? kept.filter((part) => part.split(/[.=]/, 1)[0] !== deskNamespace) : kept;
  const own = [cockpit === "executive" ? "" : `cockpit=${cockpit}`, from === null ? "" : `from=${from}`, isWall ? "show=wall" : ""];
  return `?${[...own.filter((part) => part !== ""), ...others].join("&")}`;
}
