package io.relance.application.contacts;

import io.relance.application.contacts.ContactWriter.Draft;
import io.relance.application.contacts.ContactWriter.Written;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.scheduling.Agenda;
import io.relance.application.scheduling.DueKind;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.flow.Purpose;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Enters what people say about the messages they want in a ledger that is only ever added to, in
 * one transaction with what stands of it on the contact.
 *
 * <p>Every change is answered, so that the caller can tell of it; the ledger's number makes telling
 * it twice harmless, and the agenda tells of every opt-out again. A statement by a fact that was
 * entered before answers what it changed then.
 */
public final class ConsentLedger {
  /** Whoever entered an opt-out has told automations of it by then, or never will. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ItemStore store;
  private final Agenda agenda;
  private final Contacts contacts;
  private final ContactWriter writer;

  public ConsentLedger(ItemStore store, Contacts contacts, InstantSource clock) {
    this.store = store;
    this.agenda = new Agenda(store, _ -> {}, clock);
    this.contacts = contacts;
    this.writer = Contacts.writer(store, clock);
  }

  /** What a statement did. */
  public sealed interface Consented {
    record Changed(ConsentChanged change) implements Consented {}

    /** It stands as before. */
    record Unchanged() implements Consented {}

    /** There is no such contact. */
    record Unknown() implements Consented {}

    /** What is to be told, if anything. */
    default Optional<ConsentChanged> toTell() {
      return this instanceof Changed(var change) ? Optional.of(change) : Optional.empty();
    }
  }

  /** Enters a statement. */
  public Consented enter(String contact, ConsentStatement consentStatement) {
    return enter(contact, consentStatement, (_, said) -> Optional.of(said));
  }

  /**
   * Enters a box that was ticked at the checkout: subscribes to the channel, and lifts what ended
   * there before, unless marketing ended later than the tick (D7.5).
   *
   * @param ticked a subscription to marketing
   */
  public Consented recordCheckoutOptIn(String contact, ConsentStatement ticked) {
    return enter(contact, ticked, ConsentLedger::standingOfTick);
  }

  /**
   * Enters a YES, which opts in only a contact who had opted out and has no open question (D7.1).
   */
  public Consented yes(String contact, ConsentStatement yes, boolean questionOpen) {
    return enter(
        contact,
        yes,
        (before, said) ->
            Optional.of(said)
                .filter(_ -> !questionOpen && before.consents().optedOut(said.channel())));
  }

  /** The entries of a contact, in their order. */
  public List<ConsentLedgerEntry> of(String contact) {
    return store.all(ConsentLedgerEntry.query(contact)).map(ConsentLedgerEntry::of).toList();
  }

  /** What of a statement is to be entered for a contact, if anything. */
  private interface Rule {
    Optional<ConsentStatement> entered(Contact before, ConsentStatement said);
  }

  private Consented enter(String contact, ConsentStatement said, Rule rule) {
    return OptimisticRetry.retry("contact", contact, () -> tryToEnter(contact, said, rule));
  }

  private Optional<Consented> tryToEnter(String contact, ConsentStatement said, Rule rule) {
    var before = contacts.find(contact);
    if (before.isEmpty()) {
      return Optional.of(new Consented.Unknown());
    }
    var known = known(contact, said);
    if (!known.isEmpty()) {
      return Optional.of(answer(LedgerResult.change(contact, known).stream().toList()));
    }
    return write(before.orElseThrow(), rule.entered(before.orElseThrow(), said));
  }

  /** Empty when somebody else was quicker. */
  private Optional<Consented> write(Contact before, Optional<ConsentStatement> statement) {
    if (statement.map(said -> changesNothing(before, said)).orElse(true)) {
      return Optional.of(new Consented.Unchanged());
    }
    return switch (writer.write(
        new Draft(before, before, statement.stream().toList()), this::telling)) {
      case Written.Kept kept -> Optional.of(answer(kept.changes()));
      case Written.Outrun(), Written.Owned _ -> Optional.empty();
    };
  }

  /** Puts on the agenda that automations are to be told, lest a crash keep it from them. */
  private List<Write> telling(List<ConsentChanged> changes) {
    return changes.stream()
        .filter(change -> change.state() == ConsentState.UNSUBSCRIBED)
        .map(change -> agenda.name(DueKind.OPT_OUT, change.name(), writer.now().plus(PATIENCE)))
        .map(agenda::put)
        .toList();
  }

  private boolean changesNothing(Contact before, ConsentStatement said) {
    return LedgerResult.nothing(before).with(said, writer.now()).lines().isEmpty();
  }

  private static Consented answer(List<ConsentChanged> changes) {
    return changes.isEmpty() ? new Consented.Unchanged() : new Consented.Changed(changes.getLast());
  }

  /** What was entered by the same fact on the same channel. */
  private List<ConsentLedgerEntry> known(String contact, ConsentStatement said) {
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
