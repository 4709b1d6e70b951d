package io.relance.application.sending;

import io.relance.application.agenda.Agenda;
import io.relance.application.agenda.DueKind;
import io.relance.application.contacts.ContactKeys;
import io.relance.application.sending.Carrier.Parcel;
import io.relance.application.store.Ids;
import io.relance.application.store.ItemBuilder;
import io.relance.domain.store.Edit;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Takes sends in hand before a provider is called, and writes down those that are not to be sent:
 * many in one transaction, one by one when something has changed meanwhile.
 */
final class ClaimSends {
  /** Longer than any provider may take, with all the tries made at once. */
  static final Duration IN_HAND = Duration.ofSeconds(60);

  private final InsistentStore store;
  private final Agenda agenda;
  private final SendingParts.Timing timing;

  ClaimSends(SendingParts parts) {
    this.store = new InsistentStore(parts.store(), parts.timing().pause());
    this.agenda = parts.agenda();
    this.timing = parts.timing();
  }

  /** A send in hand. */
  record InHand(Send send, Parcel parcel) {}

  /**
   * Sends in hand together.
   *
   * @param watch the agenda entry that looks after them
   */
  record Claimed(String watch, List<InHand> sends) {}

  /**
   * What could be claimed.
   *
   * @param changed those of which something has changed since it was read
   */
  record Result(List<Claimed> claimed, List<Send> changed) {}

  Result claim(List<Verdict> verdicts) {
    var claimed = new ArrayList<Claimed>();
    var changed = new ArrayList<Send>();
    if (!verdicts.isEmpty() && !claim(verdicts, claimed)) {
      for (var verdict : verdicts) {
        if (verdicts.size() == 1 || !claim(List.of(verdict), claimed)) {
          changed.add(verdict.send());
        }
      }
    }
    return new Result(claimed, changed);
  }

  private boolean claim(List<Verdict> verdicts, List<Claimed> claimed) {
    var now = timing.realTime().instant();
    var claim = new Claim(Ids.random(), timing.claimants().self(), now.plus(IN_HAND));
    var moves = new Moves();
    var inHand = new ArrayList<InHand>();
    for (var verdict : verdicts) {
      switch (verdict) {
        case Verdict.Skip(var situation, var reason) ->
            moves.skip(situation.send(), reason, List.of());
        case Verdict.Fail(var situation, var reason) ->
            moves.fail(situation.send(), reason, List.of());
        case Verdict.Ready ready -> inHand.add(take(ready, claim, now, moves));
        case Verdict.Hold hold ->
            throw new IllegalStateException(
                "Send " + hold.send().id() + " is to be held and cannot be claimed");
      }
    }
    var watch = watch(inHand);
    if (!inHand.isEmpty()) {
      moves.with(agenda.put(watch));
    }
    if (!store.write(moves.writes()).committed()) {
      return false;
    }
    if (!inHand.isEmpty()) {
      claimed.add(new Claimed(watch, inHand));
    }
    return true;
  }

  private static InHand take(Verdict.Ready ready, Claim claim, Instant now, Moves moves) {
    var send = ready.send();
    var content = ready.parcel().content();
    var edits = new ArrayList<Edit>(content.edits());
    edits.addAll(claim.edits());
    edits.addAll(send.trials().begun(now));
    moves.move(send, SendState.CLAIMED, edits);
    moves.with(asRead(ready.situation()));
    ready.situation().duplicate().ifPresent(key -> moves.with(taken(key, send.id())));
    return new InHand(send.inHand(claim, content, now), ready.parcel());
  }

  /** Holds while the consent is as the gate saw it: a STOP meanwhile refuses the claim. */
  private static Write asRead(Situation situation) {
    var contact = ContactKeys.contact(situation.send().owed().contact());
    return situation
        .recipient()
        .filter(_ -> situation.send().owed().kind() == SendKind.MESSAGE)
        .map(it -> Write.check(contact, Precondition.equal("consentVersion", it.consentVersion())))
        .orElseGet(() -> Write.check(contact, Precondition.present()));
  }

  private static Write taken(ItemKey key, String send) {
    return new Write.Put(
        ItemBuilder.at(key).text("send", send).build(),
        Precondition.any(Precondition.absent(), Precondition.equal("send", send)));
  }

  /** Names the sends themselves, so that whoever wakes for it finds them. */
  private String watch(List<InHand> sends) {
    var subject = sends.stream().map(it -> it.send().id()).collect(Collectors.joining(","));
    var patience = IN_HAND.plus(Claimants.GRACE);
    return agenda.name(DueKind.CLAIM, subject, timing.clock().instant().plus(patience));
  }

  /** The sends that a watch names. */
  static List<String> watched(String subject) {
    return List.of(subject.split(","));
  }
}
