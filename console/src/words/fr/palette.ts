import type * as en from "../en/palette";

export const palette: typeof en.palette = {
  title: "Recherche et commandes",
  search: "Rechercher une page, une commande, une automatisation, un contact…",
  results: "Résultats",
  found: (n) => (n === "0" || n === "1" ? `${n} résultat` : `${n} résultats`),
  nothing: "Aucun résultat.",
  searching: "Recherche parmi les contacts…",
  failed: "La recherche parmi les contacts a échoué.",
  commands: "Sur cette page",
  pages: "Pages",
  automations: "Automatisations",
  segments: "Segments",
  lists: "Listes",
  launches: "Lancements",
  contacts: "Contacts",
  showKeys: "Raccourcis clavier",
  signOut: "Se déconnecter",
};

export const keys: typeof en.keys = {
  title: "Raccourcis clavier",
  everywhere: "Sur toutes les pages",
  page: "Sur cette page",
  palette: "Recherche et commandes",
  search: "Rechercher sur cette page",
  help: "Cette aide",
  goTo: (page) => `Aller à : ${page}`,
  letters: "Touches sans Ctrl, comme G ou ?",
  lettersHelp: "Désactivez-les si vous commandez l’ordinateur à la voix, ou si elles vous gênent. Ctrl K fonctionne toujours.",
  groups: {
    drawing: {
      name: "Sur un élément du dessin",
      keys: {
        "↑ ↓ ← →": "Aller à l’élément suivant dans une direction",
        Home: "Aller au déclencheur",
        End: "Aller au dernier élément",
        Enter: "Ouvrir l’élément",
        "A": "Ajouter un élément à la suite",
        "D": "Dupliquer",
        "M": "Déplacer",
        "F2": "Renommer",
        Delete: "Supprimer",
      },
    },
    builder: {
      name: "Sur une condition",
      keys: {
        "↑ ↓": "Aller à la condition précédente ou suivante",
        "N": "Nier la condition",
        Delete: "Supprimer",
        "Alt ↑ ↓": "Monter ou descendre",
        "Alt →": "Déplacer dans le groupe au-dessus",
        "Alt ←": "Sortir du groupe",
      },
    },
  },
};
