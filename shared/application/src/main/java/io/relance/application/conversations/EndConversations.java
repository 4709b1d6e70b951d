package io.relance.application.conversations;

import io.relance.application.conversations.model.EndReason;
import io.relance.application.events.ContactEvent;
import io.relance.application.events.PublishOptOuts;
import io.relance.application.execution.EndEnrollment;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.json.Choices;
import java.util.Optional;
import java.util.function.Consumer;

/** Ends the conversations with contacts who opted out of their channel. */
public final class EndConversations implements Consumer<ContactEvent> {
  private final FindConversations finding;
  private final EndEnrollment ending;

  public EndConversations(FindConversations finding, EndEnrollment ending) {
    this.finding = finding;
    this.ending = ending;
  }

  private static boolean isOfMarketing(ContactEvent event) {
    return event.about().getOrDefault("types", "").contains(Choices.name(Purpose.MARKETING));
  }

  /** Ends them by the event of an opt-out; other events, and repetitions, change nothing. */
  @Override
  public void accept(ContactEvent event) {
    if (event.kind().equals(PublishOptOuts.KIND) && isOfMarketing(event)) {
      Optional.ofNullable(event.about().get("channel"))
          .flatMap(name -> Optional.ofNullable(Choices.of(Channel.class).get(name)))
          .ifPresent(
              channel ->
                  finding
                      .open(event.contact(), channel)
                      .forEach(
                          enrollment -> ending.end(enrollment, EndReason.OPTED_OUT.wireName())));
    }
  }
}
