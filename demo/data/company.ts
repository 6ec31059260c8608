export type Region = "North" | "East" | "South" | "West" | "Central";
export type Segment = "consumer" | "business" | "dealer";
export type Plan = "basic" | "plus" | "premium";
export type Channel = "phone" | "chat" | "email" | "wechat";
export type Category = "installation" | "repair" | "billing" | "delivery" | "complaint" | "question";
export type Priority = "low" | "normal" | "high" | "urgent";
export type Product =
  | "airConditioner"
  | "refrigerator"
  | "washingMachine"
  | "waterHeater"
  | "rangeHood"
  | "dishwasher"
  | "robotVacuum"
  | "microwave";

export const regions: readonly (readonly [Region, number])[] = [
  ["North", 0.22],
  ["East", 0.32],
  ["South", 0.22],
  ["West", 0.12],
  ["Central", 0.12],
];

export const segments: readonly (readonly [Segment, number])[] = [
  ["consumer", 0.78],
  ["business", 0.15],
  ["dealer", 0.07],
];

export const plans: readonly (readonly [Plan, number])[] = [
  ["basic", 0.45],
  ["plus", 0.37],
  ["premium", 0.18],
];

export const categories: readonly (readonly [Category, number])[] = [
  ["installation", 0.16],
  ["repair", 0.3],
  ["billing", 0.09],
  ["delivery", 0.13],
  ["complaint", 0.08],
  ["question", 0.24],
];

export const priorities: readonly (readonly [Priority, number])[] = [
  ["low", 0.2],
  ["normal", 0.56],
  ["high", 0.18],
  ["urgent", 0.06],
];

export const urgentPriorities: readonly (readonly [Priority, number])[] = [
  ["normal", 0.35],
  ["high", 0.45],
  ["urgent", 0.2],
];

export interface ProductLine {
  product: Product;
  share: number;
  /** Demand over the year is exp(swing · cos), at its highest on day `peakDay`. */
  swing: number;
  peakDay: number;
  fitted: boolean;
}

export const productLines: readonly ProductLine[] = [
  { product: "airConditioner", share: 0.2, swing: 0.9, peakDay: 203, fitted: true },
  { product: "refrigerator", share: 0.16, swing: 0.15, peakDay: 203, fitted: false },
  { product: "washingMachine", share: 0.17, swing: 0, peakDay: 0, fitted: false },
  { product: "waterHeater", share: 0.13, swing: 0.4, peakDay: 10, fitted: true },
  { product: "rangeHood", share: 0.11, swing: 0.1, peakDay: 30, fitted: true },
  { product: "dishwasher", share: 0.09, swing: 0, peakDay: 0, fitted: true },
  { product: "robotVacuum", share: 0.09, swing: 0, peakDay: 0, fitted: false },
  { product: "microwave", share: 0.05, swing: 0, peakDay: 0, fitted: false },
];

export interface Team {
  team: string;
  region: Region;
  agents: readonly string[];
}

export const teams: readonly Team[] = [
  {
    team: "Beijing Service",
    region: "North",
    agents: ["Li Na", "Wang Lei", "Zhao Min", "Sun Hao", "Gao Yan", "Ma Chao", "Tian Yu", "Bai Xue"],
  },
  {
    team: "Shanghai Service",
    region: "East",
    agents: ["Chen Jie", "Xu Ting", "Shen Bo", "Lu Jia", "Gu Wen", "Fang Lin", "Qian Rui"],
  },
  {
    team: "Hangzhou Service",
    region: "East",
    agents: ["Yu Xin", "Jin Hua", "Ye Qing", "Pan Yi", "Mao Ning", "Shi Lei"],
  },
  {
    team: "Guangzhou Service",
    region: "South",
    agents: ["Huang Mei", "Liang Jun", "He Ying", "Luo Dan", "Deng Kai", "Feng Li", "Zeng Yue"],
  },
  {
    team: "Chengdu Service",
    region: "West",
    agents: ["Liu Yang", "Tang Wei", "Zhou Ping", "Xie Fei", "Peng Tao", "Jiang Ran"],
  },
  {
    team: "Wuhan Service",
    region: "Central",
    agents: ["Hu Bin", "Yang Fan", "Guo Jing", "Xiao Hong", "Cai Peng", "Dong Xia"],
  },
];
