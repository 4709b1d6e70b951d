package io.relance.application.sending.dispatch;

import io.relance.application.execution.CancelWaves;
import io.relance.application.execution.Enrollment;
import io.relance.application.execution.ExecuteSteps;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.application.execution.wave.Waves;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Tables;
import io.relance.application.sending.model.Content;
import io.relance.application.sending.model.ReceivedMessage;
import io.relance.application.sending.model.RetryingItemStore;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendKeys;
import io.relance.application.sending.model.SendState;
import io.relance.application.sending.model.SendWrites;
import io.relance.application.sending.model.Sends;
import io.relance.application.sending.model.SkipReason;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.SendId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Skips queued sends: of cancelled enrollments and launches, and of an erased contact. */
public final class SkipSends implements CancelWaves.SkipQueued {
  private static final int CHUNK = 30;
  private static final int ERASED_AT_A_TIME = 100;

  private final ItemStore store;
  private final RetryingItemStore insistent;
  private final Sends sends;
  private final ExecuteSteps executeSteps;
  private final Waves waves;
  private final InstantSource clock;
  private final AdvanceWave advanceWave;

  public SkipSends(
      ItemStore store,
      RetryingItemStore insistent,
      Sends sends,
      ExecuteSteps executeSteps,
      Waves waves,
      AdvanceWave advanceWave,
      InstantSource clock) {
    this.store = store;
    this.insistent = insistent;
    this.sends = sends;
    this.executeSteps = executeSteps;
    this.waves = waves;
    this.advanceWave = advanceWave;
    this.clock = clock;
  }

  /** Skips queued sends; claimed and sent ones are unaffected. */
  @Override
  public void skip(Wave wave, List<Member> members) {
    skip(wave, members, SkipReason.DEACTIVATED);
  }

  /** Skips the queued sends of a wave of a launch that was cancelled; the wave goes on. */
  public void launchCancelled(Wave wave, List<Member> members) {
    skip(wave, members, SkipReason.LAUNCH_CANCELLED);
    advanceWave.ifSettled(wave.id(), wave.at());
  }

  /** Skips the messages to members of a wave that are not dispatched yet. */
  public void skip(Wave wave, List<Member> members, SkipReason reason) {
    var element = executeSteps.sending(wave, wave.at());
    var owed = new PlannedSends(wave, element, clock.instant()).to(members);
    for (int from = 0; from < owed.size(); from += CHUNK) {
      var chunk = owed.subList(from, Math.min(owed.size(), from + CHUNK));
      skip(chunk.stream().map(Send::id).toList(), reason, List.of());
    }
  }

  /** Skips the queued sends of a cancelled enrollment. */
  public void cancelled(Enrollment enrollment) {
    var entered = waves.find(enrollment.wave()).map(Waves.Found::wave).orElseThrow();
    var element = executeSteps.sending(entered, enrollment.end().orElseThrow().element());
    var member = new Member(enrollment.id(), enrollment.contact());
    var owed = new PlannedSends(entered, element, clock.instant()).to(List.of(member));
    var ids = owed.stream().map(Send::id).toList();
    if (!ids.isEmpty()) {
      skip(ids, SkipReason.CANCELLED, List.of());
      sends.find(ids).stream()
          .flatMap(send -> send.intent().position().stream())
          .distinct()
          .forEach(it -> advanceWave.ifSettled(it.wave(), it.element()));
    }
  }

  /**
   * Skips queued sends of a contact, removes addresses and texts from its sends, and deletes its
   * received messages and the counts of its messages: a hundred messages at a time. The index may
   * miss a send that was queued just now; the gate stops that.
   *
   * @param from where the last call ended; empty for the first messages
   * @return where the next call continues; empty when there are no more
   */
  public Optional<String> eraseSome(ContactId contact, String from) {
    var cursor = Optional.of(from).filter(it -> !it.isEmpty());
    var found =
        store.query(
            Query.of(Tables.SENDS, contact.value())
                .on(Tables.SENDS_OF_CONTACT)
                .page(new PageRequest(ERASED_AT_A_TIME, cursor)));
    found.items().forEach(this::erase);
    if (found.next().isEmpty()) {
      insistent.write(
          Stream.of(Channel.values())
              .map(channel -> Write.delete(SendKeys.frequency(contact, channel)))
              .toList());
    }
    return found.next();
  }

  private void erase(Item item) {
    if (ReceivedMessage.isReceived(item)) {
      insistent.write(List.of(Write.delete(item.key())));
    } else {
      erase(Send.of(item));
    }
  }

  private void erase(Send send) {
    var skipped = skip(List.of(send.id()), SkipReason.ERASED, Content.erased());
    if (send.intent().kind().isStored()) {
      insistent.write(List.of(Write.delete(SendKeys.emailBody(send.id()))));
    }
    if (send.content().isPresent() || send.intent().receiver().isPresent()) {
      var key = SendKeys.send(send.id());
      insistent.write(List.of(new Write.Update(key, Content.erased(), Precondition.present())));
    }
    if (skipped) {
      send.intent().position().ifPresent(it -> advanceWave.ifSettled(it.wave(), it.element()));
    }
  }

  /** Whether a send was skipped, so that its wave may have nothing left to wait for. */
  private boolean skip(List<SendId> ids, SkipReason reason, List<Edit> more) {
    return OptimisticRetry.retry("sends", ids.toString(), () -> tryToSkip(ids, reason, more));
  }

  private Optional<Boolean> tryToSkip(List<SendId> ids, SkipReason reason, List<Edit> more) {
    var sendWrites = new SendWrites();
    sends.find(ids).stream()
        .filter(send -> send.state() == SendState.QUEUED || send.state() == SendState.HELD)
        .forEach(send -> sendWrites.skip(send, reason, more));
    var settles = sendWrites.settlesAny();
    return sendWrites.isEmpty() || insistent.write(sendWrites).committed()
        ? Optional.of(settles)
        : Optional.empty();
  }
}
