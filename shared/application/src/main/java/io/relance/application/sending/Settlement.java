package io.relance.application.sending;

import io.relance.application.agenda.Agenda;
import io.relance.application.agenda.DueKind;
import io.relance.application.store.Instants;
import io.relance.application.store.ItemBuilder;
import io.relance.domain.provider.Handover;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what a provider's answer makes of a send, and what is written beside it. */
final class Settlement {
  /** A provider that takes nothing for so long will not have it any more. */
  static final Duration TRY_FOR = Duration.ofDays(1);

  /** The last receipt of an SMS comes after so long at most. */
  static final Duration RECEIPTS_COME_FOR = Duration.ofDays(3);

  static final String NEVER_CONFIRMED = "never confirmed";
  private static final String NOT_TAKEN = "the provider took no message for 24 hours";
  private static final Duration FIRST_LOOK = Duration.ofSeconds(3);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

  /** A provider's list goes back further than anybody looks. */
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private final Agenda agenda;
  private final SendingParts.Timing timing;
  private final Carriers carriers;
  private final Suppressions suppressions;

  Settlement(SendingParts parts) {
    this.agenda = parts.agenda();
    this.timing = parts.timing();
    this.carriers = parts.outside().carriers();
    this.suppressions = parts.outside().suppressions();
  }

  /** Adds what an answer changes; says when to look again at what is not settled by it. */
  Optional<Revisit> answered(Send send, Handover answer, Moves moves) {
    return switch (answer) {
      case Handover.Accepted(var providerId) -> {
        sent(send, providerId, List.of(), moves);
        yield Optional.empty();
      }
      case Handover.Rejected rejected -> {
        rejected(send, rejected, moves);
        yield Optional.empty();
      }
      case Handover.NotTaken(var _, var retryAfter) -> notTaken(send, retryAfter, moves);
      case Handover.Ambiguous _ -> doubtful(send, moves);
    };
  }

  /** The provider has it, and said so. */
  void sent(Send send, String providerId, List<Edit> more, Moves moves) {
    var edits = new ArrayList<>(settled());
    edits.add(Edit.set("providerId", providerId));
    edits.add(Edit.remove("reason"));
    edits.addAll(more);
    moves.move(send, SendState.SENT, edits);
    if (canBeAsked(send)) {
      moves.with(Write.put(isOurs(send, providerId)));
    }
  }

  /** The provider has a message that must be this one, unless another send turns out to be it. */
  void recognised(Send send, String providerId, Moves moves) {
    moves.with(Write.putNew(isOurs(send, providerId)));
    sent(send, providerId, List.of(), moves);
  }

  /** Nobody knows whether the provider has it: it is asked, or only a receipt can tell. */
  Optional<Revisit> doubtful(Send send, Moves moves) {
    if (canBeAsked(send)) {
      var when = timing.realTime().instant().plus(FIRST_LOOK);
      moves.move(send, SendState.ASKING, Trials.ask(0, when));
      return Optional.of(new Revisit(send.id(), when));
    }
    unconfirmed(send, moves);
    return Optional.empty();
  }

  /** Nobody knows, and it cannot be found out. */
  void unconfirmed(Send send, Moves moves) {
    var due = timing.clock().instant().plus(RECEIPTS_COME_FOR);
    moves.move(send, SendState.UNCONFIRMED, settled());
    moves.with(agenda.put(agenda.name(DueKind.UNCONFIRMED, send.id(), due)));
  }

  /** Whether the provider that was given it is the one there is, and answers questions. */
  boolean canBeAsked(Send send) {
    var carrier = carriers.of(send.owed().channel());
    return carrier.canBeAsked()
        && send.content().filter(it -> it.provider().equals(carrier.name())).isPresent();
  }

  private void rejected(Send send, Handover.Rejected rejected, Moves moves) {
    moves.fail(send, rejected.reason(), settled());
    suppression(send, rejected.kind()).ifPresent(moves::with);
  }

  /** The write that remembers what a provider said of the receiver. */
  Optional<Write> suppression(Send send, Handover.Kind kind) {
    var now = timing.clock().instant();
    var suppression =
        switch (kind) {
          case MESSAGE -> Optional.<Suppression>empty();
          case INVALID_ADDRESS -> Optional.of(Suppressions.invalid(now));
          case OPTED_OUT -> Optional.of(Suppressions.optedOut(now));
        };
    return suppression.flatMap(
        found ->
            send.content().map(it -> suppressions.remember(send.owed().channel(), it.to(), found)));
  }

  private Optional<Revisit> notTaken(Send send, Optional<Duration> retryAfter, Moves moves) {
    var now = timing.realTime().instant();
    var trials = send.trials();
    if (triedLongEnough(send)) {
      moves.fail(send, NOT_TAKEN, settled());
      return Optional.empty();
    }
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(trials.attempts(), 8));
    var wanted = retryAfter.filter(it -> it.compareTo(pause) > 0).orElse(pause);
    var again = now.plus(wanted.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wanted);
    var edits = new ArrayList<>(Claim.released());
    edits.addAll(trials.notTaken(again));
    moves.move(send, SendState.QUEUED, edits);
    return Optional.of(new Revisit(send.id(), again));
  }

  /** Queues again what the provider says that it does not have. */
  void notThere(Send send, Moves moves) {
    if (triedLongEnough(send)) {
      moves.fail(send, NOT_TAKEN, settled());
    } else {
      var edits = new ArrayList<>(Claim.released());
      edits.addAll(Trials.nothingToAsk());
      moves.move(send, SendState.QUEUED, edits);
    }
  }

  private boolean triedLongEnough(Send send) {
    var now = timing.realTime().instant();
    return send.trials().since().filter(since -> since.plus(TRY_FOR).isBefore(now)).isPresent();
  }

  /** Lets a message be recognised as this send's, by those who ask and by receipts. */
  private Item isOurs(Send send, String providerId) {
    var provider = send.content().map(Content::provider).orElse("");
    return ItemBuilder.at(SendKeys.message(provider, providerId))
        .text("send", send.id())
        .expiresAt(timing.clock().instant().plus(REMEMBERED))
        .build();
  }

  /** Whether it failed only because nobody ever said that the provider has it. */
  static boolean failedForWantOfNews(Send send) {
    return send.state() == SendState.FAILED
        && send.reason()
            .filter(it -> it.equals(NEVER_CONFIRMED) || it.equals(NOT_TAKEN))
            .isPresent();
  }

  /** The edits with which a send is settled. */
  List<Edit> settled() {
    var edits = new ArrayList<>(Claim.released());
    edits.add(Edit.set("settledAt", Instants.text(timing.clock().instant())));
    return edits;
  }
}
