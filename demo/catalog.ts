import { defineCatalog } from "../src/query/index.ts";
import { serviceCalendars } from "./catalog/calendars.ts";
import { customerMetrics } from "./catalog/customerMetrics.ts";
import { serviceDimensions } from "./catalog/dimensions.ts";
import { serviceEvents, serviceHierarchies } from "./catalog/events.ts";
import { ticketMetrics } from "./catalog/ticketMetrics.ts";
import { words } from "./catalog/words.ts";

/** The after-sales service of the demo's appliance maker: what its six tables mean. */
export const serviceCatalog = defineCatalog({
  entities: {
    customer: { key: "customerId", label: words("Customer", "客户") },
    ticket: { key: "ticketId", label: words("Ticket", "工单"), belongsTo: { customer: "customerId" } },
    statusChange: { key: "changeId", label: words("Status change", "状态变更"), belongsTo: { ticket: "ticketId" } },
    communication: { key: "communicationId", label: words("Message", "沟通记录"), belongsTo: { ticket: "ticketId" } },
    feedback: {
      key: "feedbackId",
      label: words("Feedback", "评价"),
      belongsTo: { ticket: "ticketId", customer: "customerId" },
    },
    renewal: { key: "renewalId", label: words("Contract renewal", "合同续约"), belongsTo: { customer: "customerId" } },
  },
  dimensions: serviceDimensions,
  metrics: { ...ticketMetrics, ...customerMetrics },
  events: serviceEvents,
  hierarchies: serviceHierarchies,
  calendars: serviceCalendars,
});
