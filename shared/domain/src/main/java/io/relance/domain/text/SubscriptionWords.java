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
import java.util.stream.Stream;

/**
 * Reads STOP, START and HELP in a text, in English and French, in whatever case and accents.
 *
 * <p>A word counts as the whole message, and the clearest ones as a separate clause; a phrase
 * counts anywhere. No word counts just because it occurs.
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
          "je souhaite me reabonner");

  private static final Set<String> HELPS =
      Set.of("help", "info", "aide", "help me", "aidez moi", "help info");

  private static final List<PhraseRules> LANGUAGES =
      List.of(PhraseRules.read("opt-out.en.phrases"), PhraseRules.read("opt-out.fr.phrases"));

  private static final Pattern CLAUSE_END =
      Pattern.compile("[!?,;…()\\n\\r\u2014]+|\\.+(?=\\s|$)|\\s[-\u2013]+\\s");

  /** What phones send when a message is reacted to; the quoted text is ours. */
  private static final Pattern REACTION =
      Pattern.compile(
          "\\s*(?:liked|loved|disliked|laughed at|emphasi[sz]ed|questioned|reacted \\S{1,12} to"
              + "|removed an? [\\w ]{1,20} from|a (?:bien )?(?:aimé|adoré|ri de|réagi à))\\s*"
              + "[“\"«].*[”\"»]\\s*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

  /** A question about a sale, such as {@code Fin de la promo ?}. */
  private static final Pattern ABOUT_A_SALE =
      Pattern.compile(
          "(?<![^!?,;…()\\n\\r.])\\s*(?:fin|end)\\b[^!?,;…()\\n\\r.]*\\?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern DRAWN_OUT_STOP = Pattern.compile("s+t+o+p+");

  private SubscriptionWords() {}

  /** Reads the subscription request of a text; an opt-out has precedence. */
  public static SubscriptionIntent read(String written) {
    if (REACTION.matcher(written).matches()) {
      return new None();
    }
    var text = OptOutVariants.latin(written);
    var message = word(text);
    if (isOptOut(message)) {
      return new OptOut(Form.MESSAGE, message);
    }
    if (HELPS.contains(message)) {
      return new Help(message);
    }
    if (OPT_INS.contains(message)) {
      return new OptIn(Form.MESSAGE, message);
    }
    if (areAllOptOuts(message) || OptOutVariants.matches(text, message)) {
      return new OptOut(Form.MESSAGE, message);
    }
    return clause(text).or(() -> phrase(text)).orElseGet(None::new);
  }

  private static boolean isOptOut(String word) {
    return PLAIN_OPT_OUTS.contains(word) || OPT_OUTS.contains(word);
  }

  /** Several opt-outs in one message, such as {@code STOP/ARRET}. */
  private static boolean areAllOptOuts(String message) {
    var words = List.of(message.split(" "));
    return words.stream().allMatch(SubscriptionWords::isOptOut)
        && words.stream().anyMatch(PLAIN_OPT_OUTS::contains);
  }

  private static Optional<SubscriptionIntent> clause(String text) {
    return clauses(text)
        .map(SubscriptionWords::word)
        .filter(PLAIN_OPT_OUTS::contains)
        .findFirst()
        .map(word -> new OptOut(Form.CLAUSE, word));
  }

  private static Optional<SubscriptionIntent> phrase(String text) {
    return clauses(ABOUT_A_SALE.matcher(text).replaceAll("?"))
        .map(SubscriptionWords::withoutNoise)
        .flatMap(SubscriptionWords::phrases)
        .findFirst()
        .map(words -> new OptOut(Form.PHRASE, words));
  }

  private static Stream<String> clauses(String text) {
    return CLAUSE_END.splitAsStream(text);
  }

  private static Stream<String> phrases(String clause) {
    return LANGUAGES.stream().flatMap(language -> language.find(clause).stream());
  }

  private static String word(String text) {
    var normal = withoutNoise(text);
    var tokens = List.of(normal.split(" "));
    if (tokens.stream().allMatch(DRAWN_OUT_STOP.asMatchPredicate())) {
      return "stop";
    }
    var spelled = tokens.stream().allMatch(token -> token.length() == 1);
    return spelled ? String.join("", tokens) : normal;
  }

  private static String withoutNoise(String text) {
    var normal = ReplyText.normalise(text);
    for (var language : LANGUAGES) {
      normal = language.withoutNoise(normal);
    }
    return normal;
  }
}
