import { useMemo, useState } from "react";
import { AddAnnotation, Annotations, Comments, localized, standardWidgets } from "../../../src/index.ts";
import { documentNames } from "../../../src/document/index.ts";
import type { CockpitDocument } from "../../../src/document/index.ts";
import { serviceCatalog } from "../../catalog.ts";
import type { Words } from "../words.ts";

interface CockpitTalkProps {
  readonly words: Words["desk"];
  readonly cockpit: string;
  readonly document: CockpitDocument;
  readonly language: string;
}

const specs = standardWidgets.map(({ spec }) => spec);
const { metrics } = serviceCatalog;

/** What people say about a cockpit, and what they know has happened: to a metric or to all, and to what is filtered. */
export function CockpitTalk({ words, cockpit, document, language }: CockpitTalkProps) {
  const names = useMemo(() => {
    const used = documentNames(document, specs).flatMap((use) => (use.kind === "metric" ? use.name : []));
    return [...new Set(used)].filter((name): name is keyof typeof metrics => Object.hasOwn(metrics, name));
  }, [document]);
  const [about, setAbout] = useState("");
  const chosen = names.find((name) => name === about);
  const anchor = chosen === undefined ? {} : { metrics: [chosen] };
  return (
    <div className="talk">
      <div className="desk-tools">
        <label>
          <span>{words.about}</span>
          <select value={chosen ?? ""} onChange={({ target }) => setAbout(target.value)}>
            <option value="">{words.everything}</option>
            {names.map((name) => (
              <option key={name} value={name}>
                {localized(metrics[name].label ?? { en: name }, language)}
              </option>
            ))}
          </select>
        </label>
        <AddAnnotation {...anchor} />
      </div>
      <div className="talk-parts">
        <Comments cockpit={cockpit} {...anchor} />
        <Annotations metrics={chosen === undefined ? names : [chosen]} />
      </div>
    </div>
  );
}
