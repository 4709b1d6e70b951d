package io.relance.compiler.validate.conversation;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.ConversationSettings;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Trigger;
import io.relance.json.Choices;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reports settings of a conversation that cannot hold (K-13). */
final class ConversationSettingsRule implements FlowRule {
  private static final Duration LONGEST = Duration.ofDays(30);

  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return Stream.of(delay(checked), unused(checked), channels(checked), trigger(checked))
        .flatMap(Optional::stream);
  }

  private static Optional<Diagnostic> delay(CheckedFlow checked) {
    var delay = checked.flow().conversation().maxDelay();
    boolean whole = delay.equals(delay.truncatedTo(ChronoUnit.SECONDS));
    return delay.isPositive() && whole && delay.compareTo(LONGEST) <= 0
        ? Optional.empty()
        : Optional.of(
            Diagnostic.error(
                    "conversation.max-delay",
                    "Must be from PT1S to P30D, in whole seconds, not " + delay + ".")
                .path("conversation.maxDelay"));
  }

  private static Optional<Diagnostic> unused(CheckedFlow checked) {
    return checked.flow().conversation().equals(ConversationSettings.DEFAULT)
            || checked.flow().isConversation()
        ? Optional.empty()
        : Optional.of(
            Diagnostic.warning("conversation.without-question", "This flow has no question to ask.")
                .path("conversation")
                .hint("Remove the settings, or add a question."));
  }

  private static Optional<Diagnostic> channels(CheckedFlow checked) {
    return checked.flow().conversation().channels().stream()
        .filter(channel -> channel == Channel.EMAIL)
        .findFirst()
        .map(
            _ ->
                Diagnostic.error(
                        "conversation.unknown-channel",
                        "Must be sms or whatsapp, the channels of conversations, not email.")
                    .path("conversation.channels"));
  }

  /** A conversation is had on the channel on which it began (K-6). */
  private static Optional<Diagnostic> trigger(CheckedFlow checked) {
    if (!checked.flow().isConversation()
        || !(checked.flow().trigger() instanceof Trigger.ByText byText)) {
      return Optional.empty();
    }
    var others = new LinkedHashSet<>(checked.flow().conversation().channels());
    others.removeAll(byText.channels());
    others.remove(Channel.EMAIL);
    return others.stream()
        .findFirst()
        .map(
            channel ->
                Diagnostic.error(
                        "conversation.channel-mismatch",
                        "Must be among the channels of the trigger (%s), not %s."
                            .formatted(names(byText.channels()), Choices.name(channel)))
                    .path("conversation.channels"));
  }

  private static String names(Set<Channel> channels) {
    return channels.stream().map(Choices::name).collect(Collectors.joining(", "));
  }
}
