import { localized } from "../../../src/index.ts";
import type { Metric } from "../../../src/query/index.ts";
import type { PageProps } from "../pages.ts";
import type { Words } from "../words.ts";

/** What every figure of the catalog means, from the catalog itself. */
export default function About({ words: { dictionary: words }, facts, catalog, language }: PageProps) {
  const say = (text: Metric["label"], name: string) => (text === undefined ? name : localized(text, language));
  return (
    <article className="dictionary">
      <h1>{words.title}</h1>
      <p>{facts.cockpit === "helpdesk" ? words.helpdeskLead : words.lead}</p>
      <div className="table" role="region" aria-label={words.title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.metric}</th>
              <th scope="col">{words.formula}</th>
              <th scope="col">{words.good}</th>
              <th scope="col">{words.owner}</th>
              <th scope="col">{words.version}</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(catalog.metrics).map(([name, metric]) => (
              <tr key={name}>
                <th scope="row">{say(metric.label, name)}</th>
                <td>
                  {say(metric.formula, "")}
                  <small>{say(metric.description, "")}</small>
                </td>
                <td data-label={words.good}>{directionIn(words, metric)}</td>
                <td data-label={words.owner}>{metric.owner}</td>
                <td data-label={words.version}>{metric.version}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </article>
  );
}

function directionIn({ directions }: Words["dictionary"], { direction = "neutral" }: Metric): string {
  return typeof direction === "object" ? directions.band : directions[direction];
}
