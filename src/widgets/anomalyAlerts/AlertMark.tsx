import type { AlertSeverity } from "../../query/alerts.ts";
import { Icon } from "../frame/Icon.tsx";
import { warningIcon } from "../frame/icons.ts";

const shapes: Readonly<Record<AlertSeverity, string>> = {
  critical: "M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3ZM8 5v3.5M8 11v.01",
  warning: warningIcon,
  info: "M8 14.5a6.5 6.5 0 1 1 .1 0ZM8 7.5v3.5M8 5v.01",
};
const signals = { critical: "bad", warning: "warning", info: "neutral" } as const;

/** How grave it is: shape, word and color. */
export function AlertMark({ severity, word }: { readonly severity: AlertSeverity; readonly word: string }) {
  return (
    <span className="md-alert-mark" data-signal={signals[severity]}>
      <Icon path={shapes[severity]} size={14} />
      {word}
    </span>
  );
}
