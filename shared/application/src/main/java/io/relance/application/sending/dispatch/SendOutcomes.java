package io.relance.application.sending.dispatch;

import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import io.relance.application.sending.gate.SendingFrequency;
import io.relance.application.sending.gate.Suppression;
import io.relance.application.sending.gate.Suppressions;
import io.relance.application.sending.model.Attempts;
import io.relance.application.sending.model.Claim;
import io.relance.application.sending.model.Content;
import io.relance.application.sending.model.FailureCause;
import io.relance.application.sending.model.RetryAt;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendKeys;
import io.relance.application.sending.model.SendState;
import io.relance.application.sending.model.SendWrites;
import io.relance.application.sending.provider.ChannelProvider;
import io.relance.application.sending.provider.ChannelProviders;
import io.relance.application.sending.provider.ProviderPauses;
import io.relance.domain.provider.SendResult;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.Value;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Applies the result of a provider to a send. */
public final class SendOutcomes {
  /** How long a send that the provider does not accept is retried. */
  static final Duration RETRY_FOR = Duration.ofDays(1);

  /** The maximum time until the last receipt of an SMS. */
  static final Duration RECEIPT_TIMEOUT = Duration.ofDays(3);

  static final String NEVER_CONFIRMED = "never confirmed";
  private static final String NEVER_ACCEPTED = "the provider took no message for 24 hours";
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration DEFERRED_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

  /** How long a provider's message id is stored. */
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private final Schedule schedule;
  private final ChannelProviders channelProviders;
  private final Suppressions suppressions;
  private final SendingFrequency sendingFrequency;
  private final InstantSource clock;
  private final InstantSource realTime;

  public SendOutcomes(
      Schedule schedule,
      ChannelProviders channelProviders,
      Suppressions suppressions,
      SendingFrequency sendingFrequency,
      InstantSource clock,
      InstantSource realTime) {
    this.schedule = schedule;
    this.channelProviders = channelProviders;
    this.suppressions = suppressions;
    this.sendingFrequency = sendingFrequency;
    this.clock = clock;
    this.realTime = realTime;
  }

  /** Adds the changes of a result; returns when to check again a send that is not settled. */
  Optional<RetryAt> apply(Send send, SendResult answer, SendWrites sendWrites) {
    return switch (answer) {
      case SendResult.Accepted accepted -> {
        sent(send, accepted, List.of(), sendWrites);
        yield Optional.empty();
      }
      case SendResult.Rejected rejected -> {
        rejected(send, rejected, sendWrites);
        yield Optional.empty();
      }
      case SendResult.NotAccepted refusal -> notAccepted(send, refusal, sendWrites);
      case SendResult.AccountFault fault -> accountFault(send, fault, sendWrites);
      case SendResult.Ambiguous _ -> ambiguous(send, sendWrites);
    };
  }

  /** The provider confirmed that it has the message. */
  void sent(Send send, SendResult.Accepted accepted, List<Edit> more, SendWrites sendWrites) {
    var providerId = accepted.providerId();
    var edits = new ArrayList<>(settled());
    edits.addAll(sendWrites.bill(send, accepted.segments()));
    edits.add(Edit.set("providerId", providerId));
    edits.add(Edit.remove("reason"));
    edits.add(Edit.remove(Send.PROVIDER_CODE));
    edits.addAll(more);
    sendWrites.move(send, SendState.SENT, edits);
    if (supportsLookup(send) || reportsByItsIdAlone(send)) {
      sendWrites.with(Write.put(providerMessage(send, providerId)));
    }
  }

  /** The edits of a send that a provider has delivered. */
  List<Edit> delivered() {
    return List.of(
        new Edit.Set("delivered", Value.of(true)),
        Edit.set(Send.DELIVERED_AT, Instants.text(clock.instant())));
  }

  /** The provider has a message that matches, unless it belongs to another send. */
  void matched(Send send, String providerId, SendWrites sendWrites) {
    sendWrites.with(Write.putNew(providerMessage(send, providerId)));
    sent(send, new SendResult.Accepted(providerId), List.of(), sendWrites);
  }

  /** The outcome is unknown: it is looked up, or a receipt is awaited. */
  Optional<RetryAt> ambiguous(Send send, SendWrites sendWrites) {
    if (supportsLookup(send)) {
      var when = realTime.instant().plus(LookupPauses.first());
      sendWrites.move(send, SendState.ASKING, Attempts.lookUp(0, when));
      return Optional.of(new RetryAt(send.id(), when));
    }
    unconfirmed(send, sendWrites);
    return Optional.empty();
  }

  /** The outcome is unknown and cannot be looked up. */
  void unconfirmed(Send send, SendWrites sendWrites) {
    var due = clock.instant().plus(RECEIPT_TIMEOUT);
    sendWrites.move(send, SendState.UNCONFIRMED, settled());
    sendWrites.with(schedule.put(schedule.entry(DueKind.UNCONFIRMED, send.id().value(), due)));
  }

  /** Whether the send's provider is configured and supports lookups. */
  boolean supportsLookup(Send send) {
    return send.content()
        .filter(
            content -> {
              var provider = provider(send, content);
              return provider.supportsLookup() && provider.name().equals(content.provider());
            })
        .isPresent();
  }

  private boolean reportsByItsIdAlone(Send send) {
    return send.content()
        .map(content -> provider(send, content))
        .orElseGet(() -> channelProviders.of(send.intent().channel()))
        .reportsByItsIdAlone();
  }

  private ChannelProvider provider(Send send, Content content) {
    return channelProviders.of(send.intent().channel(), content);
  }

  private void rejected(Send send, SendResult.Rejected rejected, SendWrites sendWrites) {
    var edits = new ArrayList<>(settled());
    edits.add(Edit.set(Send.PROVIDER_CODE, rejected.code()));
    sendWrites.fail(send, FailureCause.of(rejected.kind()), rejected.reason(), edits);
    suppression(send, rejected.kind()).ifPresent(sendWrites::with);
    sendingFrequency.withdrawal(send).ifPresent(sendWrites::with);
  }

  /** The write that suppresses the address after a rejection because of it. */
  Optional<Write> suppression(Send send, SendResult.Kind kind) {
    var now = clock.instant();
    var suppression =
        switch (kind) {
          case MESSAGE -> Optional.<Suppression>empty();
          case INVALID_ADDRESS -> Optional.of(Suppressions.invalid(now));
          case OPTED_OUT -> Optional.of(Suppressions.optedOut(now));
        };
    return suppression.flatMap(
        found ->
            send.content()
                .map(it -> suppressions.remember(send.intent().channel(), it.to(), found)));
  }

  private Optional<RetryAt> notAccepted(
      Send send, SendResult.NotAccepted refusal, SendWrites sendWrites) {
    var now = realTime.instant();
    var attempts = send.attempts();
    if (triedLongEnough(send)) {
      sendWrites.fail(send, FailureCause.NOT_ACCEPTED, NEVER_ACCEPTED, settled());
      return Optional.empty();
    }
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts.rejections(), 8));
    var wanted = refusal.retryAfter().filter(it -> it.compareTo(pause) > 0).orElse(pause);
    var again = now.plus(wanted.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wanted);
    var edits = new ArrayList<>(Claim.released());
    edits.addAll(attempts.notAccepted(again));
    edits.add(Edit.set(Send.PROVIDER_CODE, refusal.code()));
    sendWrites.move(send, SendState.QUEUED, edits);
    return Optional.of(new RetryAt(send.id(), again));
  }

  /**
   * Queues again a send that the provider accepted, could not send for now, and will not retry.
   *
   * @param providerId the provider's message, whose later receipts are those of an earlier attempt
   */
  void deferred(Send send, String providerId, SendWrites sendWrites) {
    var doublings = Math.min(send.attempts().rejections(), 4);
    var wanted = DEFERRED_PAUSE.multipliedBy(1L << doublings);
    var pause = wanted.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wanted;
    var edits = new ArrayList<>(Claim.released());
    edits.addAll(send.attempts().notAccepted(realTime.instant().plus(pause)));
    edits.add(Edit.remove("looks"));
    edits.add(Edit.remove(Send.SETTLED_AT));
    edits.add(Edit.remove("providerId"));
    sendWrites.move(send, SendState.QUEUED, edits);
    sendWrites.with(Write.put(providerMessage(send, providerId)));
    var due = clock.instant().plus(pause);
    sendWrites.with(schedule.put(schedule.entry(DueKind.QUEUED_AGAIN, send.id().value(), due)));
  }

  /** No fault of the message: it stays queued, and the time in which it is retried starts again. */
  private Optional<RetryAt> accountFault(
      Send send, SendResult.AccountFault fault, SendWrites sendWrites) {
    var now = realTime.instant();
    var again = now.plus(ProviderPauses.FIRST_WAIT);
    var edits = new ArrayList<>(Claim.released());
    edits.addAll(Attempts.notCounted(now, again));
    edits.add(Edit.set(Send.PROVIDER_CODE, fault.code()));
    sendWrites.move(send, SendState.QUEUED, edits);
    return Optional.of(new RetryAt(send.id(), again));
  }

  /** Queues again a send that the provider does not have. */
  void notFound(Send send, SendWrites sendWrites) {
    if (triedLongEnough(send)) {
      sendWrites.fail(send, FailureCause.NOT_ACCEPTED, NEVER_ACCEPTED, settled());
    } else {
      var edits = new ArrayList<>(Claim.released());
      edits.addAll(Attempts.lookupDone());
      sendWrites.move(send, SendState.QUEUED, edits);
    }
  }

  /** Whether the attempts began so long ago that there is no other. */
  boolean triedLongEnough(Send send) {
    var now = realTime.instant();
    return send.attempts().since().filter(since -> since.plus(RETRY_FOR).isBefore(now)).isPresent();
  }

  /** The item that maps the provider's message to the send, for lookups and receipts. */
  private Item providerMessage(Send send, String providerId) {
    var provider = send.content().map(Content::provider).orElse("");
    return ItemBuilder.at(SendKeys.message(provider, providerId))
        .text("send", send.id().value())
        .expiresAt(clock.instant().plus(REMEMBERED))
        .build();
  }

  /** Whether it failed only because the provider never confirmed it. */
  static boolean neverConfirmed(Send send) {
    return send.state() == SendState.FAILED
        && send.reason()
            .filter(it -> it.equals(NEVER_CONFIRMED) || it.equals(NEVER_ACCEPTED))
            .isPresent();
  }

  /** The edits that settle a send. */
  List<Edit> settled() {
    var edits = new ArrayList<>(Claim.released());
    edits.add(Edit.set(Send.SETTLED_AT, Instants.text(clock.instant())));
    return edits;
  }
}
