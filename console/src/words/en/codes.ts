/** Words for the codes that the API answers with. */
export const channels: Record<string, string> = { sms: "SMS", email: "Email", whatsapp: "WhatsApp" };

export const purposes: Record<string, string> = { marketing: "marketing", transactional: "transactional" };

export const consents: Record<string, string> = { subscribed: "subscribed", unsubscribed: "unsubscribed" };

export const messageStates: Record<string, string> = {
  queued: "Queued",
  held: "Held",
  sent: "Sent",
  delivered: "Delivered",
  failed: "Failed",
  skipped: "Skipped",
  unconfirmed: "Unconfirmed",
  received: "Received",
};

/** Why a message was skipped or held, or a contact excluded. */
export const reasons: Record<string, string> = {
  deactivated: "automation deactivated",
  "launch-cancelled": "launch cancelled",
  "taken-out": "taken out of the automation",
  erased: "contact erased",
  "no-address": "no address on the channel",
  "left-segment": "left the segment",
  "not-subscribed": "not subscribed",
  "opted-out": "unsubscribed",
  suppressed: "blocked at the provider",
  invalid: "address cannot be used",
  "frequency-cap": "frequency cap reached",
  duplicate: "same address twice",
  "no-code": "no promo code",
  approval: "waits for approval",
  "approval-refused": "refused by an approver",
  "approval-expired": "not approved in time",
  "outside-window": "no WhatsApp message in 24 hours",
  "conversation-open": "another conversation open",
  "quiet-hours": "quiet hours",
  "daily-cap": "cap of the day reached",
  reentry: "may not enter again",
};

export const outcomes: Record<string, string> = {
  success: "success",
  abandon: "abandoned",
  failure: "failure",
  neutral: "ended",
  "taken-out": "taken out",
  erased: "erased",
  expired: "no reply in time",
  fallback: "replies not understood",
  "opted-out": "unsubscribed",
  "other-keyword": "another keyword",
};

export const timeline: Record<string, string> = {
  order: "Ordered",
  "order-cancelled": "Order cancelled",
  "order-refunded": "Order refunded",
  "cart-abandoned": "Cart abandoned",
  "cart-closed": "Cart closed",
  shipment: "Shipment advanced",
  "customer-deleted": "Deleted in the shop",
  "identity-conflict": "Address of another contact",
  "phone-unusable": "Phone number cannot be used",
  "list-joined": "Joined a list",
  "list-left": "Left a list",
  "page-visited": "Page visited",
  "product-viewed": "Product viewed",
  import: "Imported",
  subscribed: "Subscribed",
  unsubscribed: "Unsubscribed",
  enrolled: "Entered an automation",
  "enrollment-refused": "Did not enter an automation",
  branched: "Condition decided",
  "step-completed": "Step completed",
  "update-refused": "Change refused",
  waiting: "Waits",
  ended: "Ended an automation",
  "inbound-message": "Wrote a message",
  "message-queued": "Message queued",
  "message-held": "Message held",
  "message-sent": "Message sent",
  "message-delivered": "Message delivered",
  "message-opened": "Message opened",
  "message-clicked": "Link followed",
  "message-replied": "Replied to a message",
  complained: "Reported a message as spam",
  bounced: "Address does not exist",
  "message-failed": "Message failed",
  "message-skipped": "Message skipped",
  "message-unconfirmed": "Message unconfirmed",
  other: "Event",
};

/** The types of facts in an explanation that are no events of the timeline. */
export const facts: Record<string, string> = {
  "never-activated": "Never activated",
  "automation-activated": "Activated",
  "automation-inactive": "Inactive",
  "no-event": "No event",
  "event-pending": "Event not processed yet",
  "trigger-not-matched": "Trigger not matched",
  "text-answered-otherwise": "Text answered by something else",
  "reply-withheld": "Reply withheld",
  "not-recorded": "Not recorded",
  "cart-waiting": "Cart not abandoned yet",
  "cart-closed": "Cart closed",
  "cart-abandoned": "Cart abandoned",
  waited: "Waited",
  "at-element": "Is at an element",
  cancelled: "Taken out",
};

export const jobStates: Record<string, string> = {
  waiting: "Waiting for the file",
  scheduled: "Scheduled",
  running: "Running",
  paused: "Paused",
  done: "Done",
  failed: "Failed",
  cancelled: "Cancelled",
};
