package io.relance.application.contacts;

import io.relance.application.admin.AuditScope;
import io.relance.application.contacts.ContactWriter.Draft;
import io.relance.application.contacts.ContactWriter.Written;
import io.relance.application.contacts.model.Contact;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import io.relance.json.Choices;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Records consent statements in an append-only ledger, in one transaction with the resulting
 * consent of the contact.
 *
 * <p>Every change is returned, so that the caller can publish it; its sequence number makes
 * publishing it twice harmless, and the scheduler publishes every opt-out again. A statement whose
 * source event was already recorded returns the change made then.
 */
public final class ConsentLedger {
  /** By then an opt-out was published by the caller, or never will be. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ItemStore store;
  private final Schedule schedule;
  private final Contacts contacts;
  private final ContactWriter writer;

  public ConsentLedger(ItemStore store, Contacts contacts, InstantSource clock) {
    this.store = store;
    this.schedule = new Schedule(store, _ -> {}, clock);
    this.contacts = contacts;
    this.writer = contacts.writer();
  }

  /** What a statement did. */
  public sealed interface Consented {
    record Changed(ConsentChanged change) implements Consented {}

    /** Consent did not change. */
    record Unchanged() implements Consented {}

    /** There is no such contact. */
    record Unknown() implements Consented {}

    /** The change to publish, if any. */
    default Optional<ConsentChanged> toTell() {
      return this instanceof Changed(var change) ? Optional.of(change) : Optional.empty();
    }
  }

  /** Enters a statement. */
  public Consented enter(ContactId contact, ConsentStatement consentStatement) {
    return enter(contact, consentStatement, (_, said) -> Optional.of(said));
  }

  /**
   * Enters a box that was ticked at the checkout: subscribes to the channel, and lifts what ended
   * there before, unless marketing ended later than the tick (D7.5).
   *
   * @param ticked a subscription to marketing
   */
  public Consented recordCheckoutOptIn(ContactId contact, ConsentStatement ticked) {
    return enter(contact, ticked, ConsentLedger::standingOfTick);
  }

  /** Enters what a file states, which lifts no opt-out. */
  public Consented recordFromFile(ContactId contact, ConsentStatement stated) {
    return enter(
        contact,
        stated,
        (before, said) -> Optional.of(said).filter(it -> !it.liftsOptOut(before.consents())));
  }

  /**
   * Enters a YES, which opts in only a contact who had opted out and has no open question (D7.1).
   */
  public Consented yes(ContactId contact, ConsentStatement yes, boolean questionOpen) {
    return enter(
        contact,
        yes,
        (before, said) ->
            Optional.of(said)
                .filter(_ -> !questionOpen && before.consents().optedOut(said.channel())));
  }

  /** The entries of a contact, in their order. */
  public List<ConsentLedgerEntry> of(ContactId contact) {
    return store.all(ConsentLedgerEntry.query(contact)).map(ConsentLedgerEntry::of).toList();
  }

  /** What of a statement is to be entered for a contact, if anything. */
  private interface Rule {
    Optional<ConsentStatement> entered(Contact before, ConsentStatement said);
  }

  private Consented enter(ContactId contact, ConsentStatement said, Rule rule) {
    return OptimisticRetry.retry("contact", contact.value(), () -> tryToEnter(contact, said, rule));
  }

  private Optional<Consented> tryToEnter(ContactId contact, ConsentStatement said, Rule rule) {
    var before = contacts.find(contact);
    if (before.isEmpty()) {
      return Optional.of(new Consented.Unknown());
    }
    var known = known(contact, said);
    if (!known.isEmpty()) {
      return Optional.of(answer(LedgerResult.change(contact, known).stream().toList()));
    }
    var toEnter =
        rule.entered(before.orElseThrow(), said)
            .filter(statement -> !changesNothing(before.orElseThrow(), statement));
    return toEnter.isEmpty()
        ? Optional.of(new Consented.Unchanged())
        : write(before.orElseThrow(), toEnter.orElseThrow());
  }

  /** Empty on a conflicting write. */
  private Optional<Consented> write(Contact before, ConsentStatement statement) {
    var draft = Draft.of(before, before, List.of(statement));
    return switch (writer.write(draft, changes -> following(before, statement, changes))) {
      case Written.Kept kept -> Optional.of(answer(kept.changes()));
      case Written.Outrun(), Written.Owned _, Written.Contradicting _ -> Optional.empty();
    };
  }

  private List<Write> following(
      Contact contact, ConsentStatement statement, List<ConsentChanged> changes) {
    return Stream.concat(telling(changes).stream(), entry(contact, statement).stream()).toList();
  }

  /** Schedules the publication to automations, in case of a crash. */
  private List<Write> telling(List<ConsentChanged> changes) {
    return changes.stream()
        .filter(change -> change.state() == ConsentState.UNSUBSCRIBED)
        .map(change -> schedule.entry(DueKind.OPT_OUT, change.name(), writer.now().plus(PATIENCE)))
        .map(schedule::put)
        .toList();
  }

  private List<Write> entry(Contact contact, ConsentStatement statement) {
    var action = "contact." + Choices.name(statement.state());
    return AuditScope.entry(action, contact.id().value(), writer.now());
  }

  private boolean changesNothing(Contact before, ConsentStatement said) {
    return LedgerResult.nothing(before).with(said, writer.now()).lines().isEmpty();
  }

  private static Consented answer(List<ConsentChanged> changes) {
    return changes.isEmpty() ? new Consented.Unchanged() : new Consented.Changed(changes.getLast());
  }

  /** What was entered by the same fact on the same channel. */
  private List<ConsentLedgerEntry> known(ContactId contact, ConsentStatement said) {
    return said.fact().isEmpty()
        ? List.of()
        : of(contact).stream()
            .filter(line -> line.fact().equals(said.fact()))
            .filter(line -> line.entry().channel() == said.channel())
            .toList();
  }

  private static Optional<ConsentStatement> standingOfTick(
      Contact before, ConsentStatement ticked) {
    var open =
        Arrays.stream(Purpose.values())
            .filter(type -> type == Purpose.MARKETING || ended(before, ticked, type))
            .filter(type -> !endedSince(before, ticked, type))
            .toList();
    return open.contains(Purpose.MARKETING) ? Optional.of(ticked.about(open)) : Optional.empty();
  }

  private static boolean ended(Contact before, ConsentStatement ticked, Purpose type) {
    return before.consents().optedOut(ticked.channel(), type);
  }

  private static boolean endedSince(Contact before, ConsentStatement ticked, Purpose type) {
    return ended(before, ticked, type)
        && before.consents().standing(ticked.channel(), type).stream()
            .noneMatch(entry -> entry.at().isBefore(ticked.at()));
  }
}
