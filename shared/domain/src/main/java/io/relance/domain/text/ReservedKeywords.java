package io.relance.domain.text;

import java.util.Set;

/**
 * The words that no keyword of a conversation can be: those that {@link SubscriptionWords} reads,
 * and those that name a subscription in one of its seven languages.
 */
public final class ReservedKeywords {
  private static final Set<String> NAMES =
      Set.of(
          "subscription",
          "subscribed",
          "unsubscribed",
          "subscriber",
          "abonnement",
          "abonne",
          "s abonner",
          "inscription",
          "inscrire",
          "inscrit",
          "inscris",
          "inscrivez",
          "inscris moi",
          "inscrivez moi",
          "s inscrire",
          "m inscrire",
          "rejoins",
          "rejoignez",
          "alta",
          "suscripcion",
          "suscribirse",
          "suscribete",
          "inscribirse",
          "unirse",
          "unirme",
          "abonnieren",
          "registrieren",
          "beitreten",
          "iscriviti",
          "iscriversi",
          "iscrizione",
          "abbonati",
          "unisciti",
          "abonneren",
          "inschrijven",
          "aanmelding",
          "deelnemen",
          "assinar",
          "assinatura",
          "inscrever",
          "inscrever se",
          "inscricao",
          "participar");

  private ReservedKeywords() {}

  /** Whether a text is reserved, in whatever case and accents. */
  public static boolean contains(String text) {
    return !(SubscriptionWords.read(text) instanceof SubscriptionIntent.None) || isName(text);
  }

  /** Whether a text names a subscription, without asking for a change of it. */
  public static boolean isName(String text) {
    return NAMES.contains(ReplyText.normalise(text));
  }
}
