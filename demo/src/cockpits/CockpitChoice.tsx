import { useQuery } from "@tanstack/react-query";
import { localized, useMetricdeck } from "../../../src/index.ts";
import type { LocalizedText } from "../../../src/query/index.ts";
import type { Words } from "../words.ts";
import { roles } from "./roles.ts";

interface CockpitChoiceProps {
  readonly words: Words["desk"];
  readonly cockpit: string;
  readonly onChoose: (cockpit: string) => void;
}

/** Which cockpit is shown: those of the five roles, and those that people have made. */
export function CockpitChoice({ words, cockpit, onChoose }: CockpitChoiceProps) {
  const { client, locale } = useMetricdeck();
  const { documents } = client.adapter;
  const { data: entries = [] } = useQuery(
    { queryKey: ["metricdeck", client.id, "documents"], queryFn: ({ signal }) => documents?.list({ signal }) ?? [], retry: false },
    client.queryClient,
  );
  const own = entries.filter(({ id }) => roles[id] === undefined);
  const isKnown = roles[cockpit] !== undefined || own.some(({ id }) => id === cockpit);
  const option = (id: string, text: LocalizedText) => (
    <option key={id} value={id}>
      {localized(text, locale)}
    </option>
  );
  return (
    <label>
      <span>{words.cockpit}</span>
      <select value={cockpit} onChange={({ target }) => onChoose(target.value)}>
        <optgroup label={words.roles}>{Object.entries(roles).map(([id, { role }]) => option(id, role))}</optgroup>
        {(own.length > 0 || !isKnown) && (
          <optgroup label={words.own}>
            {own.map(({ id, title }) => option(id, title))}
            {!isKnown && <option value={cockpit}>{words.fresh}</option>}
          </optgroup>
        )}
      </select>
    </label>
  );
}
