import { useEffect, useMemo } from "react";
import { MetricsProvider } from "../../src/index.ts";
import { serviceCatalog } from "../catalog.ts";
import { helpdeskCatalog } from "../helpdesk/catalog.ts";
import { Dictionary } from "./Dictionary.tsx";
import { readFacts } from "./facts.ts";
import { Header } from "./Header.tsx";
import { HelpdeskCockpit } from "./HelpdeskCockpit.tsx";
import { metricsFor } from "./metrics.ts";
import { ServiceCockpit } from "./ServiceCockpit.tsx";
import { useSettings } from "./settings.ts";
import { portalThemes } from "./theme.ts";
import { wordsIn } from "./words.ts";

const facts = readFacts(document);
const isHelpdesk = facts.cockpit === "helpdesk";
const catalog = isHelpdesk ? helpdeskCatalog : serviceCatalog;
const timeZone = isHelpdesk ? "UTC" : "Asia/Shanghai";
const now = () => facts.now ?? Date.now();

/** The host application: what Hanlin's service staff see around the cockpit. */
export function Portal() {
  const [settings, change] = useSettings();
  const { page, language, theme, user } = settings;
  const words = wordsIn[language];
  const client = useMemo(() => metricsFor(user, catalog), [user]);
  const shown = isHelpdesk ? words.helpdesk : words.service;
  const title = page === "about" ? words.dictionary.title : shown.title;

  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset["theme"] = theme;
    document.title = `${title} · ${words.company} ${words.department}`;
  }, [language, theme, title, words]);

  const refresh = () => void client.queryClient.invalidateQueries();
  const Cockpit = isHelpdesk ? HelpdeskCockpit : ServiceCockpit;
  return (
    <>
      <Header words={words} settings={settings} change={change} hasUsers={!isHelpdesk} />
      <main id="content">
        {page === "about" ? (
          <Dictionary
            words={words.dictionary}
            lead={isHelpdesk ? words.dictionary.helpdeskLead : words.dictionary.lead}
            catalog={catalog}
            language={language}
          />
        ) : (
          <>
            <div className="page-head">
              <div>
                <h1>{shown.title}</h1>
                <p>{shown.lead}</p>
              </div>
              <button type="button" onClick={refresh}>
                {words.refresh}
              </button>
            </div>
            <MetricsProvider
              key={user}
              client={client}
              locale={language}
              timeZone={timeZone}
              theme={portalThemes[theme]}
              now={now}
              className="cockpit"
            >
              <Cockpit words={words} />
            </MetricsProvider>
          </>
        )}
      </main>
      <footer className="portal-foot">
        <span>{words.source(facts.source)}</span>
        <span>{words.zone(timeZone)}</span>
      </footer>
    </>
  );
}
