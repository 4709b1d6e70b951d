import type * as en from "../en/shell";

export const shell: typeof en.shell = {
  product: "Relance",
  skip: "Aller au contenu",
  navigation: "Principal",
  today: "Aujourd’hui",
  automations: "Automatisations",
  launches: "Lancements",
  contacts: "Contacts",
  segments: "Segments",
  messages: "Messages",
  deadLetters: "Mis de côté",
  settings: "Réglages",
  find: "Rechercher",
  language: "Langue",
  theme: "Thème",
  themes: { system: "Celui du système", light: "Clair", dark: "Sombre" },
  signOut: "Se déconnecter",
  channels: { sms: "SMS", email: "e-mails", whatsapp: "messages WhatsApp" },
  sandbox: (channels) => `Bac à sable : aucun fournisseur n’est réglé (${channels}). Les messages sont enregistrés, et personne ne les reçoit.`,
  testClock: (now) => `Horloge d’essai : ici, il est ${now}.`,
  advanceHour: "+ 1 heure",
  advanceDay: "+ 1 jour",
  noSuchPage: "Cette page n’existe pas.",
  roles: { owner: "propriétaire", admin: "administrateur", manager: "gestionnaire", analyst: "analyste" },
};

export const signIn: typeof en.signIn = {
  title: "Se connecter à Relance",
  token: "Jeton d’accès",
  help: "Un jeton de propriétaire, d’administrateur, de gestionnaire ou d’analyste. Le serveur a affiché celui du propriétaire à son premier démarrage.",
  submit: "Se connecter",
  wrong: "Ce jeton n’est pas valable. Il peut être mal saisi, révoqué ou expiré.",
  usedLink: "Ce lien de connexion a déjà servi ou a expiré. Demandez-en un autre, ou connectez-vous avec un jeton.",
  tooMany: "Il y a eu trop d’essais. Attendez une minute, puis réessayez.",
  opening: "Connexion…",
  over: "Votre session est terminée. Connectez-vous pour reprendre où vous en étiez.",
};

export const common: typeof en.common = {
  cancel: "Annuler",
  close: "Fermer",
  save: "Enregistrer",
  delete: "Supprimer",
  undo: "Annuler",
  retry: "Réessayer",
  search: "Rechercher",
  all: "Tout",
  more: "Afficher la suite",
  loading: "Chargement…",
  none: "Aucun",
  yes: "Oui",
  no: "Non",
  failed: "Cela n’a pas fonctionné",
  notFound: "Cet objet n’existe pas ou a été supprimé.",
  needs: (role) => `Il faut le rôle ${role} ou un rôle supérieur.`,
  noMatch: "Aucun résultat.",
  count: (n, one, many) => `${n} ${n < 2 ? one : many}`,
};

export const colon = " : ";
