export const approvals = {
  title: "Waiting for approval",
  waits: (automation: string, contacts: string) =>
    `“${automation}”: ${contacts} ${contacts === "1" ? "contact waits" : "contacts wait"} for this email.`,
  until: (at: string) => `Expires ${at}`,
  cost: (cost: string) => `About ${cost}`,
  preview: "Preview with sample values",
  approve: "Approve",
  refuse: "Refuse",
  approveTitle: "Approve these messages?",
  refuseTitle: "Refuse these messages?",
  approveText: (contacts: string) =>
    `The email is sent to ${contacts} ${contacts === "1" ? "contact" : "contacts"} now, except those who unsubscribed meanwhile. This cannot be undone.`,
  refuseText: "No email is sent to those who wait. They continue by the exit “refused” of the approval.",
  send: (contacts: string) => `Send to ${contacts}`,
  approved: "Approved. The messages are being sent.",
  refused: "Refused. Nothing is sent.",
};
