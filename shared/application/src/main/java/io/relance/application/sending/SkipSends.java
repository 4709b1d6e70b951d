package io.relance.application.sending;

import io.relance.application.store.Tables;
import io.relance.application.walks.EndWaves;
import io.relance.application.walks.Member;
import io.relance.application.walks.Steps;
import io.relance.application.walks.Wave;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.util.List;

/** Makes what is still queued be skipped: of people taken out, and of an erased contact. */
public final class SkipSends implements EndWaves.SkipQueued {
  private static final int CHUNK = 30;

  private final ItemStore store;
  private final InsistentStore insistent;
  private final Sends sends;
  private final Steps steps;
  private final InstantSource clock;
  private final MoveOn moveOn;

  public SkipSends(SendingParts parts) {
    this.store = parts.store();
    this.insistent = new InsistentStore(parts.store(), parts.timing().pause());
    this.sends = new Sends(parts.store());
    this.steps = parts.walking().steps();
    this.clock = parts.timing().clock();
    this.moveOn = new MoveOn(parts);
  }

  /** What is in hand or with the provider goes its way. */
  @Override
  public void skip(Wave wave, List<Member> members) {
    var element = steps.element(wave, wave.at());
    var owed = new OwedAtElement(wave, element, clock.instant()).to(members);
    for (int from = 0; from < owed.size(); from += CHUNK) {
      var chunk = owed.subList(from, Math.min(owed.size(), from + CHUNK));
      skip(chunk.stream().map(Send::id).toList(), SkipReason.DEACTIVATED, List.of());
    }
  }

  /**
   * Skips what is queued for a contact, leaves no address and no text in anything sent, and deletes
   * what was received. It finds by an index, which may miss what was queued in the last moment; the
   * gate stops that.
   */
  public void erase(String contact) {
    var ofContact = Query.of(Tables.SENDS, contact).on(Tables.SENDS_OF_CONTACT).limit(100);
    store.all(ofContact).forEach(this::erase);
  }

  private void erase(Item item) {
    if (ReceivedMessage.isOne(item)) {
      insistent.write(List.of(Write.delete(item.key())));
    } else {
      erase(Send.of(item));
    }
  }

  private void erase(Send send) {
    skip(List.of(send.id()), SkipReason.ERASED, Content.forgotten());
    if (send.content().isPresent() || send.owed().receiver().isPresent()) {
      var key = SendKeys.send(send.id());
      insistent.write(List.of(new Write.Update(key, Content.forgotten(), Precondition.present())));
    }
    send.owed().passage().ifPresent(it -> moveOn.ifSettled(it.wave(), it.element()));
  }

  private void skip(List<String> ids, SkipReason reason, List<Edit> more) {
    boolean written;
    do {
      var moves = new Moves();
      sends.find(ids).stream()
          .filter(send -> send.state() == SendState.QUEUED || send.state() == SendState.HELD)
          .forEach(send -> moves.skip(send, reason, more));
      written = moves.isEmpty() || insistent.write(moves.writes()).committed();
    } while (!written);
  }
}
