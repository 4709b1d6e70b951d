package io.relance.application.execution;

import io.relance.application.automations.CountChanges;
import io.relance.application.automations.QuestionCount;
import io.relance.application.conversations.model.Conversation;
import io.relance.application.conversations.model.ConversationEdits;
import io.relance.application.conversations.model.EndReason;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.domain.flow.EndOutcome;
import io.relance.domain.flow.Reentry;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemPage;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Stores enrollments, and ends each of them once. */
public final class Enrollments {
  /** How many enrollments one transaction can end. */
  static final int CHUNK = 20;

  private static final String OPEN = "open";

  private final ItemStore store;

  public Enrollments(ItemStore store) {
    this.store = store;
  }

  public Optional<Enrollment> find(EnrollmentId enrollment) {
    return store.get(EnrollmentKeys.enrollment(enrollment)).map(Enrollment::of);
  }

  /** The enrollments of a contact, newest first; an index may lag behind. */
  public ItemPage ofContact(ContactId contact, PageRequest page) {
    return store.query(
        Query.of(Tables.WALKS, contact.value())
            .on(Tables.ENROLLMENTS_OF_CONTACT)
            .backwards()
            .page(page));
  }

  public static Enrollment of(Item item) {
    return Enrollment.of(item);
  }

  /** Why an event's contact was not enrolled; empty when it was, or the event is not processed. */
  public Optional<String> refusal(AutomationId automation, String event) {
    return store.get(EnrollmentKeys.triggered(automation, event)).flatMap(it -> it.text("refused"));
  }

  /** Why a contact may not enter an automation now; empty when it may. */
  public Optional<String> refusal(
      AutomationId automation, ContactId contact, Reentry reentry, Instant now) {
    return new ReentryPolicy(reentry, store.get(EnrollmentKeys.entry(automation, contact)))
        .refusal(now);
  }

  /** The writes that end enrollments, and the changes of the counts of their automation. */
  record Ending(List<Write> writes, CountChanges counts) {
    static Ending none() {
      return new Ending(List.of(), new CountChanges());
    }
  }

  /**
   * The writes that end members of a wave. Members whose enrollment has ended already are left out
   * and not counted.
   *
   * @param why how each member's enrollment ends; at most {@link #CHUNK}
   * @param at the element at which they are counted
   */
  Ending ending(Wave wave, Map<Member, String> why, ElementId at, Instant now) {
    return ending(wave, why, at, new Ends(now));
  }

  /**
   * When and why enrollments end.
   *
   * @param conversation why their conversations end; as their outcomes say when absent
   * @param by the inbound text that ended them, or empty
   */
  record Ends(Instant at, Optional<EndReason> conversation, String by) {
    Ends(Instant at) {
      this(at, Optional.empty(), "");
    }
  }

  Ending ending(Wave wave, Map<Member, String> why, ElementId at, Ends ends) {
    var now = ends.at();
    var found = store.getAll(keys(wave, why));
    var writes = new ArrayList<Write>();
    var counts = new CountChanges();
    why.forEach(
        (member, outcome) -> {
          var enrollment = found.get(EnrollmentKeys.enrollment(member.enrollment()));
          if (enrollment == null || enrollment.attribute("endedAt").isPresent()) {
            return;
          }
          var reason = ends.conversation().orElseGet(() -> EndReason.of(outcome));
          writes.add(end(enrollment, new EndedAs(at, outcome, now, reason, ends.by())));
          ConversationEdits.close(enrollment, member.enrollment(), member.contact(), now)
              .ifPresent(writes::add);
          Conversation.of(enrollment)
              .filter(Conversation::isWaiting)
              .ifPresent(it -> counts.question(unanswered(it), 1));
          var entry = found.get(EnrollmentKeys.entry(wave.automation(), member.contact()));
          if (entry != null && entry.text(OPEN).equals(Optional.of(member.enrollment().value()))) {
            writes.add(close(entry, member));
          }
          counts.ended(at, outcome);
          if (EndOutcome.named(outcome).equals(Optional.of(EndOutcome.SUCCESS))) {
            wave.place().trials().forEach(it -> counts.succeeded(it.split(), it.variation()));
          }
        });
    return new Ending(writes, counts);
  }

  /** Ends any number of enrollments, in separate transactions. */
  void end(Wave wave, Map<Member, String> why, Instant now) {
    end(wave, why, new Ends(now));
  }

  /** The same, because their automation was deactivated. */
  void deactivate(Wave wave, Map<Member, String> why, Instant now) {
    end(wave, why, new Ends(now, Optional.of(EndReason.DEACTIVATED), ""));
  }

  private void end(Wave wave, Map<Member, String> why, Ends ends) {
    var members = List.copyOf(why.keySet());
    for (int from = 0; from < members.size(); from += CHUNK) {
      var chunk = new LinkedHashMap<Member, String>();
      members
          .subList(from, Math.min(members.size(), from + CHUNK))
          .forEach(member -> chunk.put(member, why.get(member)));
      endChunk(wave, chunk, ends);
    }
  }

  private void endChunk(Wave wave, Map<Member, String> chunk, Ends ends) {
    OptimisticRetry.retryUntil(
        "wave",
        wave.id().value(),
        () -> {
          var ending = ending(wave, chunk, wave.here(), ends);
          var writes = new ArrayList<>(ending.writes());
          if (writes.isEmpty()) {
            return true;
          }
          writes.addAll(ending.counts().writes(wave.cohort(), wave.id().value()));
          return Transactions.write(store, writes).committed();
        });
  }

  /** How an enrollment ends. */
  private record EndedAs(ElementId at, String outcome, Instant now, EndReason reason, String by) {}

  private static Write end(Item enrollment, EndedAs ended) {
    var edits = new ArrayList<Edit>();
    edits.add(Edit.set("endedAt", Instants.text(ended.now())));
    edits.add(Edit.set("endedIn", ended.at().value()));
    edits.add(Edit.set("outcome", ended.outcome()));
    edits.addAll(ConversationEdits.end(enrollment, ended.reason(), ended.by()));
    if (Conversation.of(enrollment).filter(Conversation::isWaiting).isPresent()) {
      edits.add(ConversationEdits.notWaiting());
    }
    return new Write.Update(
        enrollment.key(),
        edits,
        Precondition.all(
            new Precondition.AttributeAbsent("endedAt"), ConversationEdits.unchanged(enrollment)));
  }

  private static QuestionCount unanswered(Conversation conversation) {
    return QuestionCount.of(conversation.question(), QuestionCount.Kind.NO_ANSWER);
  }

  private static Write close(Item entry, Member member) {
    return Write.update(
        entry.key(), Precondition.equal(OPEN, member.enrollment().value()), Edit.remove(OPEN));
  }

  private static List<ItemKey> keys(Wave wave, Map<Member, String> why) {
    return why.keySet().stream()
        .flatMap(
            member ->
                Stream.of(
                    EnrollmentKeys.enrollment(member.enrollment()),
                    EnrollmentKeys.entry(wave.automation(), member.contact())))
        .distinct()
        .toList();
  }
}
