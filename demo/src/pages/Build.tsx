import { useMemo, useState } from "react";
import { Cockpit, CockpitEditor, standardWidgets, useMetricdeck } from "../../../src/index.ts";
import { checkDocument, standardSpecs } from "../../../src/document/index.ts";
import type { CockpitDocument } from "../../../src/document/index.ts";
import type { DocumentJson } from "../../../src/query/index.ts";
import { CockpitChoice } from "../cockpits/CockpitChoice.tsx";
import { CockpitMissing } from "../cockpits/CockpitMissing.tsx";
import { PageLink } from "../cockpits/PageLink.tsx";
import { roles } from "../cockpits/roles.ts";
import { ShareLink } from "../cockpits/ShareLink.tsx";
import { useCockpitPlace } from "../cockpits/useCockpitPlace.ts";
import { useServiceCockpit } from "../cockpits/useServiceCockpit.ts";
import type { PageProps } from "../pages.ts";

/** Where cockpits are made: what is saved here is what the page of cockpits shows to all. */
export default function Build({ words, user }: PageProps) {
  const { desk } = words;
  const { client } = useMetricdeck();
  const [place, go] = useCockpitPlace();
  const { cockpit } = place;
  const kept = useServiceCockpit(place);
  const [round, setRound] = useState(0);
  const { document } = kept;
  const isWhole = useMemo(() => document !== null && checkDocument(document, { specs: standardSpecs }).length === 0, [document]);
  const choose = (next: string) => go({ cockpit: next, from: null });
  const ask = (...what: readonly string[]) => void client.queryClient.invalidateQueries({ queryKey: ["metricdeck", client.id, ...what] });

  const save = async (edited: CockpitDocument, { version }: { readonly version: number }) => {
    const answer = await client.adapter.documents?.save({ id: cockpit, version, document: edited as unknown as DocumentJson });
    if (answer?.status === "saved") client.queryClient.setQueryData(["metricdeck", client.id, "document", cockpit], answer.document);
    ask("documents");
    return answer;
  };
  const remove = async () => {
    if (!(await kept.remove())) return;
    ask("documents");
    if (roles[cockpit] === undefined) choose("executive");
    setRound((count) => count + 1);
  };
  return (
    <>
      <div className="desk-tools">
        <CockpitChoice words={desk} cockpit={cockpit} onChoose={choose} />
        <button type="button" onClick={() => go({ cockpit: `own-${Math.random().toString(36).slice(2, 10)}`, from: cockpit })}>
          {desk.copy}
        </button>
        {kept.version > 0 && (
          <button type="button" onClick={() => void remove()}>
            {roles[cockpit] === undefined ? desk.remove : desk.reset}
          </button>
        )}
        <PageLink page="cockpits" words={desk.look} />
        <ShareLink words={desk} />
      </div>
      {document === null ? (
        <CockpitMissing words={words} kept={kept} onChoose={choose} />
      ) : isWhole ? (
        <CockpitEditor
          key={`${cockpit} ${round}`}
          id={cockpit}
          document={document}
          version={kept.version}
          widgets={standardWidgets}
          onSave={save}
          draftOwner={user}
        />
      ) : (
        <Cockpit document={document} widgets={standardWidgets} />
      )}
    </>
  );
}
