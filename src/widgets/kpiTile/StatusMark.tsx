import { Icon } from "../frame/Icon.tsx";
import { checkIcon, crossIcon, warningIcon } from "../frame/icons.ts";
import type { KpiTileModel } from "./kpiTileModel.ts";

const icons = { good: checkIcon, warning: warningIcon, bad: crossIcon } as const;

/** Where a value stands by its thresholds: shape, word and color. */
export function StatusMark({ status: { level, word } }: { readonly status: NonNullable<KpiTileModel["status"]> }) {
  return (
    <span className="md-kpi-status" data-signal={level}>
      <Icon path={icons[level]} size={12} />
      {word}
    </span>
  );
}
