import { useState } from "react";
import { Cockpit, localized, standardWidgets } from "../../../src/index.ts";
import {
  agentTemplate,
  dataOwnerTemplate,
  executiveTemplate,
  productAndLogisticsTemplate,
  supervisorTemplate,
} from "../../../src/templates/index.ts";
import type { PageProps } from "../pages.ts";

const templates = [executiveTemplate, supervisorTemplate, agentTemplate, productAndLogisticsTemplate, dataOwnerTemplate];

export default function Cockpits({ words, language }: PageProps) {
  const [chosen, choose] = useState(0);
  const { document } = templates[chosen] ?? executiveTemplate;
  return (
    <>
      <p className="role">
        <label>
          {words.cockpits.role}{" "}
          <select value={chosen} onChange={({ target }) => choose(Number(target.value))}>
            {templates.map(({ role }, at) => (
              <option key={role.en} value={at}>
                {localized(role, language)}
              </option>
            ))}
          </select>
        </label>
      </p>
      <Cockpit key={chosen} document={document} widgets={standardWidgets} />
    </>
  );
}
