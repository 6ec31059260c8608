import type { Words } from "../words.ts";
import type { ServiceCockpit } from "./useServiceCockpit.ts";

interface CockpitMissingProps {
  readonly words: Words;
  readonly kept: ServiceCockpit;
  readonly onChoose: (cockpit: string) => void;
}

/** In place of a cockpit that is on its way, cannot be had, or was removed. */
export function CockpitMissing({ words, kept, onChoose }: CockpitMissingProps) {
  const { desk } = words;
  if (kept.status === "pending") return <p role="status">{desk.pending}</p>;
  return (
    <div className="failed" role="alert">
      <p>{kept.status === "missing" ? desk.missing : desk.failed}</p>
      <button type="button" onClick={() => (kept.status === "missing" ? onChoose("executive") : kept.retry())}>
        {kept.status === "missing" ? desk.first : words.tryAgain}
      </button>
    </div>
  );
}
