import type * as en from "../en/segments";

export const segments: typeof en.segments = {
  title: "Segments",
  create: "Nouveau segment",
  search: "Rechercher par nom",
  name: "Nom",
  criteria: "Qui en fait partie",
  members: "Membres",
  reachable: "Joignables par",
  updatedAt: "Dernier changement",
  persona: "Persona",
  empty: "Aucun segment. Un segment réunit tous ceux qui remplissent des critères, toujours à l’instant présent.",
};

export const segment: typeof en.segment = {
  back: "Segments",
  new: "Nouveau segment",
  name: "Nom",
  nameNeeded: "Donnez un nom au segment.",
  criteriaNeeded: "Ajoutez d’abord une condition.",
  key: "Clé",
  keyHelp: "Son nom dans les parcours et les critères ; elle ne change jamais.",
  personaHelp: "Un persona : un type de client que des critères peuvent nommer.",
  save: "Enregistrer",
  create: "Créer le segment",
  saved: (name) => `« ${name} » est enregistré.`,
  unsaved: "Non enregistré",
  discard: "Abandonner les modifications",
  changes: (enter, leave) => `En l’enregistrant maintenant : ${enter} entrent, ${leave} sortent.`,
  changesHelp: "Les automatisations qui démarrent à l’entrée ou à la sortie de ce segment démarrent pour eux.",
  viewMembers: "Voir les membres",
  remove: "Supprimer",
  removal: (name) => `Supprimer « ${name} » ?`,
  removalText: "Le segment disparaît. Ses contacts restent. Un segment nommé par une automatisation ou un autre segment ne peut pas être supprimé.",
  removed: (name) => `« ${name} » est supprimé.`,
  json: "En JSON",
  jsonHelp: "Les critères comme dans les fichiers de parcours. Ce qui n’est pas du JSON valable n’est pas pris.",
  usedBy: "Utilisé par des automatisations qu’il démarre",
};

export const count: typeof en.count = {
  title: "Contacts à l’instant",
  all: "Tous",
  counting: "Calcul…",
  asOf: (moment, ms) => `État du ${moment}, calculé en ${ms} ms.`,
  none: "Ajoutez une condition pour compter les contacts.",
  english: "En anglais",
  french: "En français",
  incomplete: "Ces critères ne peuvent pas encore être comptés.",
  status: (n) => `${n} ${n === "0" || n === "1" ? "contact" : "contacts"}`,
};

export const exporting: typeof en.exporting = {
  start: "Exporter",
  title: (name) => `Exporter « ${name} »`,
  text: "Tous ses contacts, avec adresses, propriétés et consentements, dans un fichier.",
  format: "Format",
  formats: { xlsx: "Excel (XLSX)", csv: "CSV" },
  running: (n) => `${n} ${n === "0" || n === "1" ? "contact écrit" : "contacts écrits"}…`,
  ready: (n) => `Le fichier de ${n} ${n === "0" || n === "1" ? "contact" : "contacts"} est prêt.`,
  download: "Télécharger",
  hour: "Le lien fonctionne pendant une heure.",
};

export const lists: typeof en.lists = {
  title: "Listes",
  create: "Nouvelle liste",
  name: "Nom",
  key: "Clé",
  members: "Membres",
  createdAt: "Créée",
  empty: "Aucune liste. Les listes réunissent des contacts choisis à la main, par un import ou par une automatisation.",
  rename: "Renommer",
  renameTitle: (name) => `Renommer « ${name} »`,
  created: (name) => `« ${name} » est créée.`,
  renamed: (name) => `Elle s’appelle maintenant « ${name} ».`,
  remove: "Supprimer",
  removal: (name) => `Supprimer « ${name} » ?`,
  removalText: (n) => `La liste disparaît, et avec elle le fait que ${n} ${n === "0" || n === "1" ? "contact y est" : "contacts y sont"}. Les contacts restent. Une liste nommée par une automatisation ou un segment ne peut pas être supprimée.`,
  removed: (name) => `« ${name} » est supprimée.`,
  view: "Voir les membres",
  noMembers: "La liste n’a pas de membres. Ajoutez des contacts depuis leur page, par un import ou par une automatisation.",
};
