import type * as en from "../en/approvals";

export const approvals: typeof en.approvals = {
  title: "En attente d’approbation",
  waits: (automation, contacts) =>
    `« ${automation} » : ${contacts} ${contacts === "0" || contacts === "1" ? "contact attend" : "contacts attendent"} cet e-mail.`,
  until: (at) => `Expire le ${at}`,
  cost: (cost) => `Environ ${cost}`,
  preview: "Aperçu avec des valeurs d’exemple",
  approve: "Approuver",
  refuse: "Refuser",
  approveTitle: "Approuver ces messages ?",
  refuseTitle: "Refuser ces messages ?",
  approveText: (contacts) =>
    `L’e-mail part maintenant à ${contacts} ${contacts === "0" || contacts === "1" ? "contact" : "contacts"}, sauf à ceux qui se sont désabonnés entre-temps. Cela ne peut pas être annulé.`,
  refuseText: "Aucun e-mail ne part à ceux qui attendent. Ils continuent par la sortie « refusé » de l’approbation.",
  send: (contacts) => `Envoyer à ${contacts}`,
  approved: "Approuvé. Les messages partent.",
  refused: "Refusé. Rien ne part.",
};
