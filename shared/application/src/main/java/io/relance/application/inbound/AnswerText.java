package io.relance.application.inbound;

import io.relance.application.contacts.Activities;
import io.relance.application.occurrences.Occurrences;
import io.relance.application.occurrences.TellOptOuts;
import io.relance.application.sending.ReceivedMessage;
import io.relance.application.store.Transactions;
import io.relance.application.walks.Candidate;
import io.relance.application.walks.EnrollContacts;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Lets an accepted text be answered, once; the message and the contact's timeline say by which
 * rule.
 */
public final class AnswerText {
  private final ItemStore store;
  private final Occurrences occurrences;
  private final DecideAnswer deciding;
  private final Consequences consequences;
  private final InstantSource clock;

  public AnswerText(
      ItemStore store,
      Occurrences occurrences,
      DecideAnswer deciding,
      Consequences consequences,
      InstantSource clock) {
    this.store = store;
    this.occurrences = occurrences;
    this.deciding = deciding;
    this.consequences = consequences;
    this.clock = clock;
  }

  /** What may come of a text. */
  public record Consequences(
      EnrollContacts enrollContacts,
      HonourWishes wishes,
      TellOptOuts tellOptOuts,
      SubscriptionReplies replies) {}

  /** Answers the text that was queued under an occurrence's id. */
  public void answer(String occurrence) {
    occurrences
        .find(occurrence)
        .filter(kept -> !kept.settled())
        .map(ReceivedText::of)
        .ifPresent(this::answer);
  }

  private void answer(ReceivedText text) {
    var answer = deciding.decide(text);
    switch (answer) {
      case Answer.ToWish _ -> grant(text);
      case Answer.ByAutomation by -> {
        var candidate = new Candidate(text.contact(), text.occurrence(), true);
        consequences.enrollContacts().enroll(by.automation(), List.of(candidate), true);
      }
      case Answer.ToRobot _, Answer.Withheld _, Answer.Nobody _ -> {}
    }
    Transactions.write(store, record(text, answer));
  }

  /** The ledger has what the text asks; what follows from it is left. */
  private void grant(ReceivedText text) {
    switch (text.wish()) {
      case OPT_OUT -> {
        var change = consequences.wishes().changeBy(text);
        change.ifPresent(consequences.tellOptOuts()::tell);
        change.ifPresent(_ -> reply(text));
      }
      case OPT_IN, HELP -> reply(text);
      case NONE -> {}
    }
  }

  private void reply(ReceivedText text) {
    if (!text.answered()) {
      consequences.replies().reply(text);
    }
  }

  private List<Write> record(ReceivedText text, Answer answer) {
    var now = clock.instant();
    var details = new HashMap<>(answer.details());
    details.put("channel", text.channel().name().toLowerCase(Locale.ROOT));
    details.put("reason", answer.rule());
    details.put("message", text.messageId());
    var automation = Optional.ofNullable(answer.details().get("automation"));
    return List.of(
        Occurrences.settle(text.occurrence(), now),
        ReceivedMessage.decided(text.messageId(), answer.rule(), automation),
        Activities.write(text.contact(), now, "inbound-message", details));
  }
}
