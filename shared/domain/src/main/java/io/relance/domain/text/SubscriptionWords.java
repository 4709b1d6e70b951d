package io.relance.domain.text;

import io.relance.domain.text.SubscriptionIntent.Form;
import io.relance.domain.text.SubscriptionIntent.Help;
import io.relance.domain.text.SubscriptionIntent.None;
import io.relance.domain.text.SubscriptionIntent.OptIn;
import io.relance.domain.text.SubscriptionIntent.OptOut;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads STOP, START and HELP in a text, in English, French, Spanish, German, Italian, Dutch and
 * Portuguese at once, in whatever case and accents.
 *
 * <p>A word counts as the whole message, and the clearest ones as a separate clause; a phrase
 * counts anywhere. No word counts just because it occurs, because it is quoted, or in a question
 * about it.
 */
public final class SubscriptionWords {
  /**
   * Carriers and the FCC treat these as opt-outs; they mean nothing else, even in a longer text.
   */
  private static final Set<String> PLAIN_OPT_OUTS =
      Set.of(
          "stop",
          "stopall",
          "stopsms",
          "stopstop",
          "stop2quit",
          "stop2end",
          "stop all",
          "unsubscribe",
          "optout",
          "opt out",
          "opt me out",
          "arretez",
          "stoppez",
          "desabonner",
          "desabonnez",
          "desabonnement",
          "desinscription",
          "desinscrire",
          "desinscrivez",
          "stop tout");

  /** Refusals as a whole message, ordinary words in any other. */
  private static final Set<String> OPT_OUTS =
      Set.of(
          "cancel",
          "cancel all",
          "end",
          "end all",
          "quit",
          "quit all",
          "revoke",
          "remove",
          "td",
          "arret",
          "arrete",
          "arreter",
          "stopper",
          "desabonne",
          "desinscrit");

  private static final Set<String> OPT_INS =
      Set.of(
          "start",
          "unstop",
          "yes",
          "join",
          "subscribe",
          "resubscribe",
          "optin",
          "opt in",
          "rejoindre",
          "abonner",
          "reabonner",
          "reabonnement",
          "subscribe me",
          "resubscribe me",
          "subscribe me again",
          "opt me in",
          "opt me back in",
          "sign me back up",
          "text me again",
          "start texting me again",
          "i want to subscribe",
          "i want to resubscribe",
          "i want to subscribe again",
          "abonnez moi",
          "reabonnez moi",
          "je veux m abonner",
          "je veux me reabonner",
          "je souhaite me reabonner",
          "suscribir",
          "suscribirme",
          "suscribeme",
          "anmelden",
          "iscrivimi",
          "iscrivermi",
          "aanmelden",
          "inscrever me",
          "subscrever");

  private static final Set<String> HELPS =
      Set.of(
          "help",
          "info",
          "aide",
          "help me",
          "aidez moi",
          "help info",
          "ayuda",
          "hilfe",
          "aiuto",
          "hulp",
          "ajuda");

  /** Words of other languages that a text names only to say how to opt out. */
  private static final Set<String> NAMED_IN_OTHER_LANGUAGES =
      Set.of(
          "stopp",
          "baja",
          "abmelden",
          "abbestellen",
          "afmelden",
          "uitschrijven",
          "sair",
          "descadastrar",
          "cancellami",
          "disiscriverti",
          "disiscrivimi",
          "disiscriversi",
          "cancellarti",
          "cancellarsi");

  /** Characters of a text in which phrases are looked for; no channel carries as many. */
  private static final int LONGEST = 20_000;

  /** Two words written as one, such as {@code stop2quit}. */
  private static final Pattern JOINED_TO_STOP =
      Pattern.compile(
          "stop[24]?(?:stop|quit|end|all|sms|now|it|cancel|unsubscribe|optout|out|texts?|texting"
              + "|msgs?|messages?|pub|promos?|spam)");

  private static final Pattern SEPARATOR = Pattern.compile("[/|+&]");

  private static final Pattern DRAWN_OUT_STOP = Pattern.compile("s+t+o+p+");

  private SubscriptionWords() {}

  /** Reads the subscription request of a text; an opt-out has precedence. */
  public static SubscriptionIntent read(String written) {
    if (Reactions.isReaction(written)) {
      return new None();
    }
    var text = OptOutVariants.latin(written);
    var message = word(text);
    var question = Clause.isQuestion(text);
    if (isPlain(message) || (isOptOut(message) && !question)) {
      return new OptOut(Form.MESSAGE, message);
    }
    if (HELPS.contains(message)) {
      return new Help(message);
    }
    if (OPT_INS.contains(message)) {
      return new OptIn(Form.MESSAGE, message);
    }
    if (areAllOptOuts(message)
        || (!question && (OptOutVariants.matches(text, message) || areSeparateOptOuts(text)))) {
      return new OptOut(Form.MESSAGE, message);
    }
    var clauses = Clause.of(Quotations.said(text.substring(0, Math.min(text.length(), LONGEST))));
    return clause(clauses).or(() -> phrase(clauses)).orElseGet(None::new);
  }

  /** Whether a text of ours names a word by which its receiver can opt out. */
  public static boolean namesOptOut(String text) {
    var words = ReplyText.tokens(text);
    return IntStream.range(0, words.size())
        .mapToObj(at -> words.subList(at, Math.min(words.size(), at + 2)))
        .anyMatch(
            pair ->
                PLAIN_OPT_OUTS.contains(pair.getFirst())
                    || NAMED_IN_OTHER_LANGUAGES.contains(pair.getFirst())
                    || PLAIN_OPT_OUTS.contains(String.join(" ", pair)));
  }

  private static boolean isOptOut(String word) {
    return isPlain(word) || OPT_OUTS.contains(word);
  }

  private static boolean isPlain(String word) {
    return PLAIN_OPT_OUTS.contains(word) || JOINED_TO_STOP.matcher(word).matches();
  }

  /** Several opt-outs in one message, such as {@code STOP/ARRET}. */
  private static boolean areAllOptOuts(String message) {
    var words = List.of(message.split(" "));
    return words.stream().allMatch(SubscriptionWords::isOptOut)
        && words.stream().anyMatch(SubscriptionWords::isPlain);
  }

  /** Several opt-outs of any language with signs between them, such as {@code BAJA / SAIR}. */
  private static boolean areSeparateOptOuts(String text) {
    var parts = SEPARATOR.splitAsStream(text).map(SubscriptionWords::word).toList();
    return parts.size() > 1
        && parts.stream().allMatch(it -> isOptOut(it) || OptOutVariants.isInOtherLanguage(it));
  }

  private static Optional<SubscriptionIntent> clause(List<Clause> clauses) {
    return clauses.stream()
        .map(clause -> word(clause.text()))
        .filter(SubscriptionWords::isPlain)
        .findFirst()
        .map(word -> new OptOut(Form.CLAUSE, word));
  }

  private static Optional<SubscriptionIntent> phrase(List<Clause> clauses) {
    return clauses.stream()
        .flatMap(OptOutPhrases::in)
        .findFirst()
        .map(words -> new OptOut(Form.PHRASE, words));
  }

  private static String word(String text) {
    var normal = OptOutPhrases.withoutNoise(text);
    var tokens = List.of(normal.split(" "));
    if (tokens.stream().allMatch(DRAWN_OUT_STOP.asMatchPredicate())) {
      return "stop";
    }
    var spelled = tokens.stream().allMatch(token -> token.length() == 1);
    return spelled ? String.join("", tokens) : normal;
  }
}
