import type { AnyWidgetSpec, PropFault } from "../widgetSpec.ts";
import { compareField } from "./comparisonFields.ts";
import { repeated, without } from "./propFaults.ts";
import { eventField, eventWhereField, grainField, minSampleField, rangeField, titleField, topField, whereField } from "./sharedFields.ts";

interface Span {
  readonly from?: number;
  readonly to?: number;
}

interface FunnelProps {
  readonly steps: readonly (string | { readonly event: string; readonly within?: string })[];
  readonly exclusions?: readonly Span[];
  readonly holdConstant?: readonly string[];
  readonly breakdown?: { readonly attribution?: string | { readonly step: number } };
  readonly count?: unknown;
  readonly control?: unknown;
  readonly between?: Span;
}

const mostSteps = 20;

function stepIndex(en: string, zh: string) {
  return { kind: "number", label: { en, "zh-CN": zh }, help: { en: "Counted from 0.", "zh-CN": "从 0 开始计数。" }, whole: true, least: 0, most: mostSteps - 1 } as const;
}

export const funnelSpec = {
  type: "Funnel",
  label: { en: "Funnel", "zh-CN": "漏斗" },
  description: { en: "How many of those who do a first thing go on to the next ones.", "zh-CN": "完成第一步的人中，有多少继续完成后续步骤。" },
  fields: {
    title: titleField,
    steps: {
      kind: "list",
      label: { en: "Steps", "zh-CN": "步骤" },
      required: true,
      least: 2,
      most: mostSteps,
      of: {
        kind: "oneOf",
        label: { en: "Step", "zh-CN": "步骤" },
        of: [
          { kind: "event", label: { en: "Event", "zh-CN": "事件" } },
          {
            kind: "object",
            label: { en: "Event with conditions", "zh-CN": "带条件的事件" },
            fields: {
              event: eventField,
              where: eventWhereField,
              as: { kind: "text", label: { en: "Called", "zh-CN": "显示名称" }, most: 60 },
              within: {
                kind: "duration",
                label: { en: "Within, since the step before", "zh-CN": "距上一步最长" },
              },
            },
          },
        ],
      },
    },
    window: {
      kind: "duration",
      label: { en: "Within", "zh-CN": "转化窗口" },
      help: { en: "From the first step, in which all have to happen.", "zh-CN": "从第一步起，所有步骤须在此时长内完成。" },
      required: true,
    },
    order: {
      kind: "choice",
      label: { en: "Order", "zh-CN": "顺序" },
      options: [
        { value: "sequential", label: { en: "One after the other", "zh-CN": "依次完成" } },
        { value: "strict", label: { en: "With no other step between", "zh-CN": "严格相邻" } },
        { value: "any", label: { en: "Any", "zh-CN": "任意顺序" } },
      ],
    },
    count: {
      kind: "oneOf",
      label: { en: "Counts", "zh-CN": "计数方式" },
      of: [
        {
          kind: "choice",
          label: { en: "Counts", "zh-CN": "计数方式" },
          options: [
            { value: "uniques", label: { en: "Everyone once", "zh-CN": "每人一次" } },
            { value: "totals", label: { en: "Every attempt", "zh-CN": "每次尝试" } },
          ],
        },
        {
          kind: "object",
          label: { en: "Sessions", "zh-CN": "按会话" },
          fields: { sessions: { kind: "duration", label: { en: "A session ends after", "zh-CN": "会话间隔" }, required: true } },
        },
      ],
    },
    exclusions: {
      kind: "list",
      label: { en: "Events that end an attempt", "zh-CN": "排除事件" },
      most: 10,
      of: {
        kind: "object",
        label: { en: "Event", "zh-CN": "事件" },
        fields: { event: eventField, where: eventWhereField, from: stepIndex("After step", "在此步骤之后"), to: stepIndex("Before step", "在此步骤之前") },
      },
    },
    holdConstant: {
      kind: "dimensions",
      label: { en: "The same in all steps", "zh-CN": "各步骤须相同的维度" },
      most: 3,
    },
    breakdown: {
      kind: "object",
      label: { en: "Split", "zh-CN": "拆分" },
      fields: {
        by: { kind: "dimension", label: { en: "By", "zh-CN": "维度" }, required: true },
        attribution: {
          kind: "oneOf",
          label: { en: "Value at", "zh-CN": "取值归因" },
          of: [
            {
              kind: "choice",
              label: { en: "Value at", "zh-CN": "取值归因" },
              options: [
                { value: "first", label: { en: "The first step", "zh-CN": "第一步" } },
                { value: "last", label: { en: "The last step reached", "zh-CN": "到达的最后一步" } },
                { value: "all", label: { en: "All steps, the same", "zh-CN": "所有步骤一致" } },
              ],
            },
            {
              kind: "object",
              label: { en: "One step", "zh-CN": "指定步骤" },
              fields: { step: { ...stepIndex("Step", "步骤"), required: true } },
            },
          ],
        },
        top: topField,
      },
    },
    control: {
      kind: "oneOf",
      label: { en: "Control", "zh-CN": "对照组" },
      help: { en: "The value that the others are tested against. Left out: all the others.", "zh-CN": "其他取值与之比较；不填则与其余全部比较。" },
      of: [
        { kind: "text", label: { en: "Value", "zh-CN": "取值" }, most: 200 },
        { kind: "number", label: { en: "Number", "zh-CN": "数值" } },
        { kind: "boolean", label: { en: "Yes or no", "zh-CN": "是或否" } },
      ],
    },
    range: rangeField,
    where: whereField,
    compare: compareField,
    view: {
      kind: "choice",
      label: { en: "Shown first", "zh-CN": "初始视图" },
      options: [
        { value: "steps", label: { en: "Steps", "zh-CN": "步骤" } },
        { value: "timeToConvert", label: { en: "Time to convert", "zh-CN": "转化时长" } },
        { value: "trend", label: { en: "Over time", "zh-CN": "趋势" } },
      ],
    },
    grain: grainField,
    bins: {
      kind: "number",
      label: { en: "Spans of the time to convert", "zh-CN": "转化时长的分段数" },
      whole: true,
      least: 1,
      most: 200,
    },
    between: {
      kind: "object",
      label: { en: "Time between steps", "zh-CN": "计时步骤" },
      fields: { from: stepIndex("From step", "起始步骤"), to: stepIndex("To step", "结束步骤") },
    },
    minSample: minSampleField,
  },
  size: { w: 6, h: 6, minW: 3, minH: 4 },
  check: (props) => {
    const { steps, exclusions = [], holdConstant = [], breakdown, count, between } = props as unknown as FunnelProps;
    const last = steps.length - 1;
    const [first] = steps;
    const attribution = breakdown?.attribution;
    return [
      ...(typeof first === "object" && first.within !== undefined ? [firstWithin] : []),
      ...exclusions.flatMap((span, at) => spanFaults(span, last, `exclusions[${at}]`)),
      ...repeated(holdConstant, (at) => `holdConstant[${at}]`),
      ...without(props, "breakdown", ["control"]),
      ...(typeof attribution === "object" && attribution.step > last ? [beyond("breakdown.attribution.step", last)] : []),
      ...(props["control"] !== undefined && breakdown !== undefined && !isTested(count, attribution) ? [untested] : []),
      ...(between === undefined ? [] : spanFaults(between, last, "between")),
    ];
  },
} as const satisfies AnyWidgetSpec;

const firstWithin: PropFault = {
  path: "steps[0].within",
  message: { en: "the first step has none before it; leave within out", "zh-CN": "第一步之前没有步骤；请去掉 within" },
};

const untested: PropFault = {
  path: "control",
  message: {
    en: 'attempts of one actor are not independent, so nothing is tested; count "uniques" with another attribution than "all", or leave out control',
    "zh-CN": "同一主体的多次尝试并不独立，无法检验；请按 uniques 计数且归因不为 all，或去掉 control",
  },
};

function isTested(count: unknown, attribution: unknown): boolean {
  return (count === undefined || count === "uniques") && attribution !== "all";
}

function beyond(path: string, last: number): PropFault {
  return { path, message: { en: `the last step is ${last}, counted from 0`, "zh-CN": `最后一步是 ${last}(从 0 计数)` } };
}

function spanFaults({ from = 0, to }: Span, last: number, path: string): readonly PropFault[] {
  if (to !== undefined && to > last) return [beyond(`${path}.to`, last)];
  const end = to ?? last;
  if (from < end) return [];
  return [{ path: `${path}.from`, message: { en: `step ${from} is not before step ${end}`, "zh-CN": `步骤 ${from} 不在步骤 ${end} 之前` } }];
}
