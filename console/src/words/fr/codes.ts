export const channels: Record<string, string> = { sms: "SMS", email: "E-mail", whatsapp: "WhatsApp" };

export const purposes: Record<string, string> = { marketing: "marketing", transactional: "transactionnel" };

export const consents: Record<string, string> = { subscribed: "abonné", unsubscribed: "désabonné" };

export const messageStates: Record<string, string> = {
  queued: "En file",
  held: "En attente",
  sent: "Envoyé",
  delivered: "Remis",
  failed: "Échoué",
  skipped: "Écarté",
  unconfirmed: "Incertain",
  received: "Reçu",
};

export const reasons: Record<string, string> = {
  deactivated: "automatisation désactivée",
  "launch-cancelled": "lancement annulé",
  "taken-out": "sorti de l’automatisation",
  erased: "contact effacé",
  "no-address": "pas d’adresse sur ce canal",
  "left-segment": "sorti du segment",
  "not-subscribed": "non abonné",
  "opted-out": "désabonné",
  suppressed: "bloqué chez le fournisseur",
  invalid: "adresse inutilisable",
  "frequency-cap": "plafond de fréquence atteint",
  duplicate: "même adresse deux fois",
  "no-code": "pas de code promo",
  approval: "attend une approbation",
  "approval-refused": "refusé par un approbateur",
  "approval-expired": "pas approuvé à temps",
  "outside-window": "aucun message WhatsApp depuis 24 heures",
  "conversation-open": "autre conversation ouverte",
  "quiet-hours": "heures de silence",
  "daily-cap": "plafond du jour atteint",
  reentry: "ne peut pas entrer de nouveau",
};

export const outcomes: Record<string, string> = {
  success: "succès",
  abandon: "abandon",
  failure: "échec",
  neutral: "terminé",
  "taken-out": "sorti",
  erased: "effacé",
  expired: "pas de réponse à temps",
  fallback: "réponses non comprises",
  "opted-out": "désabonné",
  "other-keyword": "autre mot-clé",
};

export const timeline: Record<string, string> = {
  order: "Commande passée",
  "order-cancelled": "Commande annulée",
  "order-refunded": "Commande remboursée",
  "cart-abandoned": "Panier abandonné",
  "cart-closed": "Panier clos",
  shipment: "Expédition avancée",
  "customer-deleted": "Supprimé dans la boutique",
  "identity-conflict": "Adresse d’un autre contact",
  "phone-unusable": "Numéro inutilisable",
  "list-joined": "Entrée dans une liste",
  "list-left": "Sortie d’une liste",
  import: "Importé",
  subscribed: "Abonné",
  unsubscribed: "Désabonné",
  enrolled: "Entrée dans une automatisation",
  "enrollment-refused": "Entrée refusée",
  branched: "Condition évaluée",
  "step-completed": "Étape franchie",
  "update-refused": "Modification refusée",
  waiting: "En attente",
  ended: "Fin d’une automatisation",
  "inbound-message": "A écrit un message",
  "message-queued": "Message en file",
  "message-held": "Message en attente",
  "message-sent": "Message envoyé",
  "message-delivered": "Message remis",
  "message-opened": "Message ouvert",
  "message-clicked": "Lien suivi",
  "message-replied": "A répondu à un message",
  complained: "A signalé un message comme indésirable",
  bounced: "L’adresse n’existe pas",
  "message-failed": "Message échoué",
  "message-skipped": "Message écarté",
  "message-unconfirmed": "Message incertain",
  other: "Événement",
};

export const facts: Record<string, string> = {
  "never-activated": "Jamais activée",
  "automation-activated": "Activée",
  "automation-inactive": "Inactive",
  "no-event": "Pas d’événement",
  "event-pending": "Événement pas encore traité",
  "trigger-not-matched": "Déclencheur non rempli",
  "text-answered-otherwise": "Texte traité ailleurs",
  "reply-withheld": "Réponse retenue",
  "not-recorded": "Non enregistré",
  "cart-waiting": "Panier pas encore abandonné",
  "cart-closed": "Panier clos",
  "cart-abandoned": "Panier abandonné",
  waited: "A attendu",
  "at-element": "Est à un élément",
  cancelled: "Sorti",
};

export const jobStates: Record<string, string> = {
  waiting: "En attente du fichier",
  scheduled: "Prévu",
  running: "En cours",
  paused: "En pause",
  done: "Terminé",
  failed: "Échoué",
  cancelled: "Annulé",
};
