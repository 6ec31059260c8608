// @vitest-environment jsdom
import { cleanup, configure, render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { memoryAdapter, memoryAlerts, memoryRules } from "../../../src/adapters/memory/index.ts";
import { zhCN } from "../../../src/i18n/zhCN.ts";
import { AlertRuleBuilder } from "../../../src/index.ts";
import type { AlertRuleBuilderProps } from "../../../src/index.ts";
import { MetricsError } from "../../../src/query/index.ts";
import type { AlertRule, Annotation, Catalog, MetricsAdapter, RulePort } from "../../../src/query/index.ts";
import { d, defineCatalog, m } from "../../../src/query/index.ts";
// Loaded before the first test begins, which would wait for it.
import "../../../src/widgets/alertRule/RuleBody.tsx";
import { widgetClient, WidgetPage } from "../support.tsx";

configure({ asyncUtilTimeout: 5000 });
vi.setConfig({ testTimeout: 20_000 });
afterEach(cleanup);

const catalog: Catalog = defineCatalog({
  entities: { ticket: { key: "id" } },
  dimensions: { channel: d.enum(["phone", "chat"]), createdAt: d.time() },
  metrics: { tickets: m.count({ entity: "ticket", time: "createdAt", label: { en: "Tickets", "zh-CN": "工单" } }) },
});
const dayMs = 86_400_000;
const today = Date.parse("2026-03-18T00:00:00Z");
/** One ticket a day for three months, and five on March 2 and 3. */
const days = Array.from({ length: 90 }, (_, back) => today - (back + 1) * dayMs).flatMap((day) =>
  Array.from({ length: [Date.parse("2026-03-02T00:00:00Z"), Date.parse("2026-03-03T00:00:00Z")].includes(day) ? 5 : 1 }, () => day),
);
const tables = {
  ticket: { id: days.map((_, id) => id), channel: days.map((_, id) => (id % 2 ? "chat" : "phone")), createdAt: days },
};
const kept: AlertRule = {
  format: 1,
  id: "busy",
  version: 2,
  name: { en: "Busy" },
  metric: "tickets",
  grain: "day",
  condition: { kind: "threshold", enter: { above: 3 } },
  mute: { dates: [{ from: "2026-10-01", to: "2026-10-08" }] },
};

interface Shown {
  readonly rules?: RulePort;
  readonly annotations?: readonly Annotation[];
  readonly locale?: string;
}

function show(props: Partial<AlertRuleBuilderProps<Catalog>>, { rules, annotations, locale = "en" }: Shown = {}) {
  const memory = memoryAdapter({ catalog, tables, clock: () => Date.parse("2026-03-18T10:20:00Z"), ...(annotations && { annotations }) });
  const adapter: MetricsAdapter = rules ? { ...memory, alerts: { ...memoryAlerts([]), rules } } : memory;
  render(
    <WidgetPage client={widgetClient(adapter, catalog)} locale={locale} {...(locale === "zh-CN" && { messages: zhCN })}>
      <AlertRuleBuilder<Catalog> {...props} />
    </WidgetPage>,
  );
  // A page full of fields is slow to be asked what may be pointed at.
  return userEvent.setup({ pointerEventsCheck: 0, delay: null });
}

describe("AlertRuleBuilder", () => {
  it("<AlertRuleBuilder> says of a number that it cannot read it while it is typed, and not that it is missing", async () => {
    const user = show({ onSave: () => undefined });
    const above = await screen.findByLabelText("Above");
    expect(screen.getByText(/^Fill in the condition/).textContent).toBe("Fill in the condition to see how often it would have fired.");
    above.focus();
    await user.keyboard("50,5");
    const fault = await screen.findByText("This is not a number.");
    expect([document.activeElement, above.getAttribute("aria-invalid"), above.getAttribute("aria-describedby")]).toEqual([above, "true", fault.id]);
    expect([screen.queryByText(/^Fill in the condition/), screen.queryByText(/^Something in the form is not right yet/)?.tagName]).toEqual([null, "P"]);
    await user.keyboard("{Backspace}{Backspace}");
    expect([above.getAttribute("aria-invalid"), screen.queryByText("This is not a number.")]).toEqual([null, null]);
  });

  it("<AlertRuleBuilder> by keyboard: fills in a rule, is led to the first fault, saves", async () => {
    const saved: AlertRule[] = [];
    const user = show({ onSave: (rule) => void saved.push(rule) });
    expect(await screen.findByLabelText("Metric")).toHaveProperty("value", "tickets");
    screen.getByLabelText("Direction").focus();
    await user.tab();
    await user.keyboard("x{Enter}");
    expect(document.activeElement).toBe(screen.getByLabelText("Above"));
    expect(document.activeElement?.getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByText("This is not a number.").id).toBe(document.activeElement?.getAttribute("aria-describedby"));
    expect([screen.getByText("2 fields are not right yet.").getAttribute("role"), saved.length]).toEqual(["status", 0]);
    await user.keyboard("{Backspace}3{Enter}");
    expect(document.activeElement).toBe(screen.getByLabelText("Name in English"));
    await user.keyboard("Busy{Enter}");
    expect(await screen.findByText("Saved")).toHaveProperty("textContent", "Saved");
    expect(saved).toEqual([
      { ...kept, id: expect.stringMatching(/^rule-/) as string, version: 0, mute: undefined, severity: "warning", missing: { as: "keep" }, check: {}, notify: {} },
    ]);
  });

  it("<AlertRuleBuilder> reads the rule back, and says how often it would have fired", async () => {
    show({ rule: kept });
    expect(await screen.findByText("In the last 30 days it would have fired once.")).toHaveProperty("tagName", "P");
    expect(screen.getByText("Warn when Tickets is above 3 for 1 day, checked every 1h.")).toHaveProperty("tagName", "P");
    expect(document.querySelector("[role=img]")?.getAttribute("aria-label")).toBe(
      "Tickets over the last 30 days, with the limits and the times in which it would have fired. From 1 to 5. " +
        "It would have fired: Mar 2 to Mar 6, Warning, worst 5.",
    );
    expect(screen.getByText("Mar 2 to Mar 6, Warning, worst 5")).toHaveProperty("tagName", "LI");
  });

  it("<AlertRuleBuilder> says it in Chinese", async () => {
    show({ rule: kept }, { locale: "zh-CN" });
    expect(await screen.findByText("最近 30 天内会触发 1 次。")).toHaveProperty("tagName", "P");
    expect(screen.getByText("当工单高于 3（1 天）时发出警告，每隔1小时检查一次。")).toHaveProperty("tagName", "P");
  });

  it("<AlertRuleBuilder> keeps the number that was typed where the page changes its locale, and writes it as that does", async () => {
    const saved: AlertRule[] = [];
    const client = widgetClient(memoryAdapter({ catalog, tables }), catalog);
    const page = (locale: string, rule: AlertRule) => (
      <WidgetPage client={client} locale={locale}><AlertRuleBuilder<Catalog> rule={rule} onSave={(sent) => void saved.push(sent)} /></WidgetPage>
    );
    const halves: AlertRule = { ...kept, condition: { kind: "threshold", enter: { above: 1500.5 } } };
    const { rerender } = render(page("en", halves));
    const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
    const above = await screen.findByLabelText("Above");
    const shown = () => [(above as HTMLInputElement).value, above.getAttribute("aria-invalid")];
    rerender(page("de-DE", halves));
    expect(shown()).toEqual(["1500,5", null]);
    await user.clear(above);
    await user.type(above, "1.500");
    rerender(page("en", halves));
    expect(shown()).toEqual(["1500", null]);
    await user.type(above, ".25{Enter}");
    await waitFor(() => expect(saved[0]?.condition).toEqual({ kind: "threshold", enter: { above: 1500.25 } }));
    await user.clear(above);
    await user.type(above, "many");
    rerender(page("de-DE", halves));
    expect(shown()).toEqual(["many", "true"]);
  });

  it("<AlertRuleBuilder> asks for numbers again where the condition changes, and finds unusual values by itself", async () => {
    const user = show({ rule: kept });
    await screen.findByText("In the last 30 days it would have fired once.");
    await user.selectOptions(screen.getByLabelText("An alert for each"), "channel");
    expect(await screen.findByText("chat (0)")).toHaveProperty("tagName", "OPTION");
    await user.selectOptions(screen.getByLabelText("An alert for each"), "");
    await user.selectOptions(screen.getByLabelText("Condition"), "anomaly");
    expect(await screen.findByText("Mar 2 to Mar 6, Warning, worst 5")).toHaveProperty("tagName", "LI");
    await user.selectOptions(screen.getByLabelText("Condition"), "threshold");
    expect(screen.getByLabelText("Above")).toHaveProperty("value", "3");
  });

  it("<AlertRuleBuilder> finds nothing unusual in an incident that its adapter's annotations note", async () => {
    const outage = { at: "2026-03-02T00:00:00Z", to: "2026-03-04T00:00:00Z", label: "Outage", kind: "incident" } as const;
    const user = show({ rule: kept }, { annotations: [outage] });
    await screen.findByText("In the last 30 days it would have fired once.");
    await user.selectOptions(screen.getByLabelText("Condition"), "anomaly");
    expect(await screen.findByText("In the last 30 days it would not have fired.")).toHaveProperty("tagName", "P");
  });

  it("<AlertRuleBuilder ruleId> saves where the adapter keeps rules, with its version; a conflict loses nothing", async () => {
    const stored = { rule: kept };
    const theirs = { ...kept, version: 3, owner: "Li" };
    const rules: RulePort = {
      list: async () => [stored.rule],
      get: async () => stored.rule,
      save: async (rule) => {
        if (rule.version !== stored.rule.version) return { status: "conflict", rule: stored.rule };
        stored.rule = { ...rule, version: rule.version + 1 };
        return { status: "saved", rule: stored.rule };
      },
      remove: async () => ({ status: "removed" }),
    };
    const user = show({ ruleId: "busy" }, { rules });
    const owner = await screen.findByLabelText("Owner");
    stored.rule = theirs;
    await user.type(owner, "Wang{Enter}");
    expect(await screen.findByText("Somebody else has saved this rule meanwhile, and changed: Owner.")).toHaveProperty("tagName", "P");
    expect(owner).toHaveProperty("value", "Wang");
    await user.click(screen.getByText("Save mine over it"));
    expect(await screen.findByText("Saved")).toHaveProperty("tagName", "P");
    expect(stored.rule).toMatchObject({ version: 4, owner: "Wang", mute: kept.mute });
  });

  it("<AlertRuleBuilder> keeps what was typed where it cannot be saved, and says why", async () => {
    const refusals = [new MetricsError("forbidden", "not yours"), new MetricsError("unavailable", "down")];
    const user = show({ rule: kept, onSave: () => Promise.reject(refusals.shift() as MetricsError) });
    await user.type(await screen.findByLabelText("Owner"), "Wang");
    await user.keyboard("{Enter}");
    expect(await screen.findByText("You may not save this rule")).toHaveProperty("tagName", "P");
    await user.keyboard("{Enter}");
    expect(await screen.findByText("Not saved: The server cannot be reached")).toHaveProperty("tagName", "P");
    expect(screen.getByLabelText("Owner")).toHaveProperty("value", "Wang");
    await user.click(screen.getByText("Discard changes"));
    expect(screen.getByLabelText("Owner")).toHaveProperty("value", "");
    expect(document.activeElement).toBe(screen.getByText("Discard changes"));
    expect(screen.getByText("Discard changes").ariaDisabled).toBe("true");
  });

  it("<AlertRuleBuilder ruleId> is forbidden, gone, or failed as the adapter says", async () => {
    const rules = (get: RulePort["get"]): RulePort => ({ ...memoryRules(catalog), get });
    show({ ruleId: "busy" }, { rules: rules(() => Promise.reject(new MetricsError("forbidden", "no"))) });
    expect(await screen.findByText("You do not have access to this data")).toHaveProperty("tagName", "P");
  });
});
