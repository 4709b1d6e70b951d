package io.relance.compiler.validate.keyword;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Trigger;
import io.relance.domain.text.Quoted;
import io.relance.domain.text.ReplyText;
import io.relance.domain.text.SubscriptionIntent;
import io.relance.domain.text.SubscriptionWords;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reports keywords that cannot trigger an automation. */
final class KeywordRule implements FlowRule {
  private static final int MAX_KEYWORDS = 100;
  private static final int MAX_CHARACTERS = 10_000;

  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.flow().trigger() instanceof Trigger.ByText inbound
        ? Stream.concat(channel(inbound), keywords(inbound))
        : Stream.empty();
  }

  /** Whether there are too many to check each. */
  static boolean tooMany(Trigger.ByText inbound) {
    return inbound.keywords().size() > MAX_KEYWORDS
        || inbound.keywords().stream().mapToLong(String::length).sum() > MAX_CHARACTERS;
  }

  private static Stream<Diagnostic> channel(Trigger.ByText inbound) {
    return inbound.channels().contains(Channel.EMAIL)
        ? Stream.of(
            Diagnostic.error("trigger.unknown-channel", "Inbound email is not supported.")
                .path(CheckedFlow.channels(inbound))
                .hint("Use sms or whatsapp."))
        : Stream.empty();
  }

  private static Stream<Diagnostic> keywords(Trigger.ByText inbound) {
    var keywords = inbound.keywords();
    if (tooMany(inbound)) {
      return Stream.of(
          Diagnostic.error(
                  "trigger.too-many-keywords",
                  "Must have at most 100 keywords, of 10,000 characters in all.")
              .path("trigger.keywords"));
    }
    return Stream.concat(each(keywords), repeated(inbound));
  }

  private static Stream<Diagnostic> each(List<String> keywords) {
    return IntStream.range(0, keywords.size())
        .boxed()
        .flatMap(i -> fault(keywords.get(i)).map(fault -> fault.path(path(i))).stream());
  }

  private static Optional<Diagnostic> fault(String keyword) {
    if (ReplyText.normalise(keyword).isEmpty()) {
      return Optional.of(
          Diagnostic.error(
              "trigger.empty-keyword",
              "Must contain a letter or a digit, unlike " + Quoted.of(keyword) + "."));
    }
    return switch (SubscriptionWords.read(keyword)) {
      case SubscriptionIntent.None _ -> Optional.empty();
      case SubscriptionIntent.OptOut _ -> Optional.of(reserved(keyword, "opts contacts out"));
      case SubscriptionIntent.OptIn _ -> Optional.of(reserved(keyword, "opts contacts in"));
      case SubscriptionIntent.Help _ -> Optional.of(reserved(keyword, "asks for help"));
    };
  }

  private static Diagnostic reserved(String keyword, String meaning) {
    return Diagnostic.error(
            "trigger.reserved-keyword",
            Quoted.of(keyword) + " always " + meaning + "; it cannot be a keyword.")
        .hint("Choose another word.");
  }

  private static Stream<Diagnostic> repeated(Trigger.ByText inbound) {
    var seen = new HashSet<String>();
    var keywords = inbound.keywords();
    return IntStream.range(0, keywords.size())
        .filter(i -> !ReplyText.normalise(keywords.get(i)).isEmpty())
        .filter(i -> !seen.add(ListenedKeywords.written(inbound, i)))
        .mapToObj(
            i ->
                Diagnostic.warning(
                        "trigger.repeated-keyword",
                        "The keyword " + Quoted.of(keywords.get(i)) + " is repeated.")
                    .path(path(i)));
  }

  static String path(int keyword) {
    return "trigger.keywords[" + keyword + "]";
  }
}
