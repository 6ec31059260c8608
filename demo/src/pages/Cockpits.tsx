import { useEffect, useRef, useState } from "react";
import type { RefObject } from "react";
import { Cockpit, CockpitWall, localized, printCockpit, SavedViews, standardWidgets, useCockpitReport } from "../../../src/index.ts";
import type { CockpitDocument } from "../../../src/document/index.ts";
import { CockpitChoice } from "../cockpits/CockpitChoice.tsx";
import { CockpitMissing } from "../cockpits/CockpitMissing.tsx";
import { CockpitTalk } from "../cockpits/CockpitTalk.tsx";
import { PageLink } from "../cockpits/PageLink.tsx";
import { ShareLink } from "../cockpits/ShareLink.tsx";
import { deskNamespace, useCockpitPlace } from "../cockpits/useCockpitPlace.ts";
import { useServiceCockpit } from "../cockpits/useServiceCockpit.ts";
import type { PageProps } from "../pages.ts";
import { portalRouter } from "../settings.ts";

const url = { namespace: deskNamespace, router: portalRouter };

/** The cockpits of this service: to be looked at, filtered, shared, hung on a wall, printed and talked about. */
export default function Cockpits({ words, language }: PageProps) {
  const { desk } = words;
  const [place, go] = useCockpitPlace();
  const { cockpit, isWall } = place;
  const kept = useServiceCockpit(place);
  const shown = useRef<HTMLElement>(null);
  const { document } = kept;
  const choose = (next: string) => go({ cockpit: next, from: null });
  return (
    <>
      <div className="desk-tools">
        <CockpitChoice words={desk} cockpit={cockpit} onChoose={choose} />
        <SavedViews key={cockpit} cockpit={cockpit} />
        <PageLink page="build" words={desk.edit} />
        <ShareLink words={desk} />
        <button type="button" onClick={() => go({ isWall: true })}>
          {desk.wall}
        </button>
        <button type="button" onClick={() => shown.current && void printCockpit(shown.current)}>
          {desk.print}
        </button>
        {document !== null && <Report words={desk} document={document} language={language} shown={shown} />}
      </div>
      {document === null ? (
        <CockpitMissing words={words} kept={kept} onChoose={choose} />
      ) : (
        <>
          <Cockpit ref={shown} key={cockpit} document={document} widgets={standardWidgets} url={url} />
          <CockpitTalk key={`talk ${cockpit}`} words={desk} cockpit={cockpit} document={document} language={language} />
          {isWall && <Wall words={desk} document={document} leave={() => go({ isWall: false })} />}
        </>
      )}
    </>
  );
}

interface ReportProps {
  readonly words: PageProps["words"]["desk"];
  readonly document: CockpitDocument;
  readonly language: string;
  readonly shown: RefObject<HTMLElement | null>;
}

/** One file of HTML that opens anywhere. */
function Report({ words, document, language, shown }: ReportProps) {
  const report = useCockpitReport();
  const [isFailed, setFailed] = useState(false);
  const title = localized(document.title, language);
  const save = async () => {
    if (shown.current === null) return;
    const html = await report(shown.current, { title });
    const link = window.document.createElement("a");
    link.href = URL.createObjectURL(new Blob([html], { type: "text/html" }));
    link.download = `${title}.html`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
  return (
    <>
      <button
        type="button"
        onClick={() => {
          setFailed(false);
          save().catch(() => setFailed(true));
        }}
      >
        {words.report}
      </button>
      {isFailed && <span role="alert">{words.noReport}</span>}
    </>
  );
}

/** The cockpit as large as the screen, until somebody leaves it. */
function Wall({ words, document, leave }: { readonly words: PageProps["words"]["desk"]; readonly document: CockpitDocument; readonly leave: () => void }) {
  const wall = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = wall.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={wall} className="wall" aria-label={words.wall} onCancel={leave}>
      <CockpitWall cockpits={[document]} widgets={standardWidgets} />
      <button type="button" onClick={leave}>
        {words.leaveWall}
      </button>
    </dialog>
  );
}
