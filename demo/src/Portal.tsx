import { useEffect, useMemo } from "react";
import { MetricsProvider, useUrlState } from "../../src/index.ts";
import type { Catalog } from "../../src/query/index.ts";
import { serviceCatalog } from "../catalog.ts";
import { helpdeskCatalog } from "../helpdesk/catalog.ts";
import { helpdeskCockpit } from "../helpdesk/cockpit.ts";
import { drillStands, portalNow } from "./drill.ts";
import { readFacts } from "./facts.ts";
import { Header } from "./Header.tsx";
import { metricsFor } from "./metrics.ts";
import { PageBoundary } from "./PageBoundary.tsx";
import { pagesOf } from "./pages.ts";
import { pageNames, portalRouter, useSettings } from "./settings.ts";
import { portalThemes } from "./theme.ts";
import { wordsIn, type Words } from "./words.ts";

const facts = readFacts(document);
const isHelpdesk = facts.cockpit === "helpdesk";
const catalog: Catalog = isHelpdesk ? helpdeskCatalog : serviceCatalog;
const pages = pagesOf[facts.cockpit];
const timeZone = isHelpdesk ? "UTC" : "Asia/Shanghai";
drillStands(facts.drill);
/** The help desk's whole log, until the reader chooses another range. */
const initial = isHelpdesk ? [{ source: "range", range: helpdeskCockpit.range }] : [];
/** Cockpits that people make are filtered by their own filters alone, so they have a selection of their own. */
const clientOf = (user: string) => metricsFor(user, catalog, { isKept: !isHelpdesk });
const now = () => facts.now ?? portalNow();

/** The host application: what Hanlin's service staff see around the cockpit. */
export function Portal() {
  const [settings, change] = useSettings();
  const { language, theme, user } = settings;
  const page = pages[settings.page] === undefined ? "overview" : settings.page;
  const words = wordsIn[language];
  const isDesk = page === "cockpits" || page === "build";
  const clients = useMemo(() => ({ pages: clientOf(user), desk: clientOf(user) }), [user]);
  const client = isDesk ? clients.desk : clients.pages;
  const overview = isHelpdesk ? words.helpdesk : words.service;
  const { title, lead } = { ...words, overview, about: { ...words.dictionary, lead: null } }[page];

  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset["theme"] = theme;
    document.title = `${title} · ${words.company} ${words.department}`;
  }, [language, theme, title, words]);

  const refresh = () => void client.queryClient.invalidateQueries();
  const content = (
    <PageBoundary
      key={page}
      page={pages[page] ?? pages.overview}
      words={words}
      facts={facts}
      catalog={catalog}
      language={language}
      user={user}
    />
  );
  return (
    <>
      <Header
        words={words}
        settings={{ ...settings, page }}
        change={change}
        pages={pageNames.filter((name) => pages[name] !== undefined)}
        hasUsers={!isHelpdesk}
      />
      <main id="content">
        {page === "about" ? (
          content
        ) : (
          <>
            <div className="page-head">
              <div>
                <h1>{title}</h1>
                <p>{lead}</p>
              </div>
              <button type="button" onClick={refresh}>
                {words.refresh}
              </button>
            </div>
            <MetricsProvider
              key={`${user} ${isDesk}`}
              client={client}
              locale={language}
              timeZone={timeZone}
              theme={portalThemes[theme]}
              now={now}
              className="cockpit"
            >
              {!isDesk && <ChoicesInAddress words={words} />}
              {content}
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

/** What the reader filters by stands in the address, beside what the portal keeps there. */
function ChoicesInAddress({ words }: { readonly words: Words }) {
  const { problems } = useUrlState({ router: portalRouter, initial });
  return problems.length === 0 ? null : <p role="status">{words.notInAddress}</p>;
}
