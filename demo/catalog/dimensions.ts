import { d } from "../../src/query/index.ts";
import { words } from "./words.ts";

const customerDimensions = {
  customerName: d.string({ entity: "customer", pii: true, label: words("Customer", "客户姓名") }),
  region: d.enum(["North", "East", "South", "West", "Central"], {
    entity: "customer",
    label: words("Region", "大区"),
    description: words("Sales region of the customer's address.", "客户所在地址的销售大区。"),
    valueLabels: {
      North: words("North", "华北"),
      East: words("East", "华东"),
      South: words("South", "华南"),
      West: words("West", "西部"),
      Central: words("Central", "华中"),
    },
  }),
  segment: d.enum(["consumer", "business", "dealer"], {
    entity: "customer",
    label: words("Segment", "客户类型"),
    valueLabels: {
      consumer: words("Consumer", "个人用户"),
      business: words("Business", "企业客户"),
      dealer: words("Dealer", "经销商"),
    },
  }),
  plan: d.enum(["basic", "plus", "premium"], {
    entity: "customer",
    label: words("Service plan", "服务套餐"),
    valueLabels: {
      basic: words("Basic", "基础版"),
      plus: words("Plus", "增强版"),
      premium: words("Premium", "尊享版"),
    },
  }),
  since: d.time({ entity: "customer", label: words("Customer since", "成为客户时间") }),
  churnedAt: d.time({ entity: "customer", label: words("Left on", "流失时间") }),
};

const ticketDimensions = {
  ticketId: d.string({ entity: "ticket", label: words("Ticket", "工单") }),
  channel: d.enum(["phone", "chat", "wechat", "email"], {
    entity: "ticket",
    label: words("Channel", "渠道"),
    valueLabels: {
      phone: words("Phone", "电话"),
      chat: words("Chat", "在线客服"),
      wechat: words("WeChat", "微信"),
      email: words("Email", "邮件"),
    },
  }),
  product: d.enum(
    [
      "airConditioner",
      "refrigerator",
      "washingMachine",
      "waterHeater",
      "rangeHood",
      "dishwasher",
      "robotVacuum",
      "microwave",
    ],
    {
      entity: "ticket",
      label: words("Product", "产品"),
      valueLabels: {
        airConditioner: words("Air conditioner", "空调"),
        refrigerator: words("Refrigerator", "冰箱"),
        washingMachine: words("Washing machine", "洗衣机"),
        waterHeater: words("Water heater", "热水器"),
        rangeHood: words("Range hood", "油烟机"),
        dishwasher: words("Dishwasher", "洗碗机"),
        robotVacuum: words("Robot vacuum", "扫地机器人"),
        microwave: words("Microwave", "微波炉"),
      },
    },
  ),
  category: d.enum(["installation", "repair", "billing", "delivery", "complaint", "question"], {
    entity: "ticket",
    label: words("Category", "工单类别"),
    valueLabels: {
      installation: words("Installation", "安装"),
      repair: words("Repair", "维修"),
      billing: words("Billing", "账单"),
      delivery: words("Delivery", "配送"),
      complaint: words("Complaint", "投诉"),
      question: words("Question", "咨询"),
    },
  }),
  priority: d.enum(["low", "normal", "high", "urgent"], {
    entity: "ticket",
    label: words("Priority", "优先级"),
    valueLabels: {
      low: words("Low", "低"),
      normal: words("Normal", "普通"),
      high: words("High", "高"),
      urgent: words("Urgent", "紧急"),
    },
  }),
  team: d.enum(
    [
      "Beijing Service",
      "Shanghai Service",
      "Hangzhou Service",
      "Guangzhou Service",
      "Chengdu Service",
      "Wuhan Service",
    ],
    {
      entity: "ticket",
      label: words("Team", "团队"),
      valueLabels: {
        "Beijing Service": words("Beijing", "北京服务部"),
        "Shanghai Service": words("Shanghai", "上海服务部"),
        "Hangzhou Service": words("Hangzhou", "杭州服务部"),
        "Guangzhou Service": words("Guangzhou", "广州服务部"),
        "Chengdu Service": words("Chengdu", "成都服务部"),
        "Wuhan Service": words("Wuhan", "武汉服务部"),
      },
    },
  ),
  agent: d.string({ entity: "ticket", pii: true, label: words("Agent", "坐席") }),
  teamRegion: d.string({
    entity: "ticket",
    label: words("Handled in", "受理大区"),
    description: words("Region of the team; unknown where it was not recorded.", "受理团队所属大区；未登记时为未知。"),
  }),
  status: d.enum(["open", "pending", "solved", "closed"], {
    entity: "ticket",
    label: words("Status", "工单状态"),
    valueLabels: {
      open: words("Open", "处理中"),
      pending: words("Pending", "等待客户"),
      solved: words("Solved", "已解决"),
      closed: words("Closed", "已关闭"),
    },
  }),
  breached: d.enum(["yes", "no"], {
    entity: "ticket",
    label: words("Deadline missed", "是否超时"),
    valueLabels: { yes: words("Missed", "超时"), no: words("Kept", "按时") },
  }),
  escalated: d.boolean({ entity: "ticket", label: words("Escalated", "是否升级") }),
  firstContactResolved: d.boolean({ entity: "ticket", label: words("Solved at first contact", "是否一次解决") }),
  reopens: d.number({ entity: "ticket", label: words("Times reopened", "重开次数") }),
  firstResponseSeconds: d.number({ entity: "ticket", label: words("First response time", "首次响应时长") }),
  resolutionSeconds: d.number({ entity: "ticket", label: words("Resolution time", "处理时长") }),
  createdAt: d.time({ entity: "ticket", label: words("Created", "创建时间") }),
  firstRepliedAt: d.time({ entity: "ticket", label: words("First reply", "首次响应时间") }),
  solvedAt: d.time({ entity: "ticket", label: words("Solved", "解决时间") }),
  closedAt: d.time({ entity: "ticket", label: words("Closed", "关闭时间") }),
  slaDueAt: d.time({ entity: "ticket", label: words("Deadline", "SLA 截止时间") }),
};

const historyDimensions = {
  changedTo: d.enum(["open", "pending", "solved", "closed"], {
    entity: "statusChange",
    label: words("Changed to", "变更为"),
    valueLabels: {
      open: words("Open", "处理中"),
      pending: words("Pending", "等待客户"),
      solved: words("Solved", "已解决"),
      closed: words("Closed", "已关闭"),
    },
  }),
  changedAt: d.time({ entity: "statusChange", label: words("Changed", "变更时间") }),
  sender: d.enum(["customer", "agent", "bot"], {
    entity: "communication",
    label: words("Sender", "发送方"),
    valueLabels: { customer: words("Customer", "客户"), agent: words("Agent", "坐席"), bot: words("Bot", "机器人") },
  }),
  sentAt: d.time({ entity: "communication", label: words("Sent", "发送时间") }),
};

const feedbackDimensions = {
  feedbackKind: d.enum(["csat", "nps"], {
    entity: "feedback",
    label: words("Survey", "问卷类型"),
    valueLabels: { csat: words("Satisfaction", "满意度"), nps: words("Recommendation", "推荐意愿") },
  }),
  score: d.number({ entity: "feedback", label: words("Score", "评分") }),
  npsPoints: d.number({
    entity: "feedback",
    label: words("Recommendation points", "推荐得分"),
    description: words(
      "100 for a promoter (9–10), 0 for a passive (7–8), −100 for a detractor (0–6).",
      "推荐者（9–10 分）记 100，中立者（7–8 分）记 0，贬损者（0–6 分）记 −100。",
    ),
  }),
  givenAt: d.time({ entity: "feedback", label: words("Given", "评价时间") }),
};

const renewalDimensions = {
  renewalStatus: d.enum(["renewed", "lost", "pending"], {
    entity: "renewal",
    label: words("Contract", "合同状态"),
    valueLabels: { renewed: words("Renewed", "已续约"), lost: words("Lost", "已流失"), pending: words("Pending", "待定") },
  }),
  amount: d.number({ entity: "renewal", label: words("Amount", "合同金额") }),
  renewalDueAt: d.time({ entity: "renewal", label: words("Due", "到期时间") }),
  renewedAt: d.time({ entity: "renewal", label: words("Renewed", "续约时间") }),
};

export const serviceDimensions = {
  ...customerDimensions,
  ...ticketDimensions,
  ...historyDimensions,
  ...feedbackDimensions,
  ...renewalDimensions,
};
