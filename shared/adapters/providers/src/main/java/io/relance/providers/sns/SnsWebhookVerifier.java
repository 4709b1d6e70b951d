package io.relance.providers.sns;

import io.relance.domain.failure.TransientFailure;
import io.relance.domain.inbound.ParsedWebhook;
import io.relance.domain.inbound.ParsedWebhook.Malformed;
import io.relance.domain.inbound.ParsedWebhook.Parsed;
import io.relance.domain.inbound.TopicNotification;
import io.relance.domain.inbound.TopicNotification.Subscription;
import io.relance.domain.inbound.TopicNotification.Unused;
import io.relance.domain.inbound.TopicNotificationVerifier;
import io.relance.domain.inbound.VerifiedWebhook;
import io.relance.domain.inbound.VerifiedWebhook.InvalidSignature;
import io.relance.domain.inbound.VerifiedWebhook.Verified;
import io.relance.providers.Timeouts;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts what SNS signed for the topics of this installation. */
public final class SnsWebhookVerifier implements TopicNotificationVerifier, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SnsWebhookVerifier.class);

  private final Set<String> topics;
  private final SnsServer server;
  private final SnsCertificates certificates;
  private final Function<String, ParsedWebhook<TopicNotification>> messages;

  /**
   * What is accepted.
   *
   * @param topics the ARNs of the topics; all topics where there are none, which is right only for
   *     a server that stands for AWS
   * @param server the only server that certificates come from, in place of AWS's
   */
  public record Accepted(Set<String> topics, Optional<URI> server) {
    public Accepted {
      topics = Set.copyOf(topics);
    }
  }

  /**
   * @param messages reads the message of a notification
   */
  public SnsWebhookVerifier(
      Accepted accepted,
      Function<String, ParsedWebhook<TopicNotification>> messages,
      Timeouts timeouts) {
    this.topics = accepted.topics();
    this.server = new SnsServer(accepted.server().orElse(null), timeouts);
    this.certificates = new SnsCertificates(server);
    this.messages = messages;
  }

  @Override
  public VerifiedWebhook<TopicNotification> open(byte[] body) {
    return SnsEnvelope.read(body)
        .filter(this::isExpected)
        .filter(this::isSigned)
        .<VerifiedWebhook<TopicNotification>>map(envelope -> new Verified<>(read(envelope)))
        .orElseGet(InvalidSignature::new);
  }

  /** Decided before anything is fetched for an envelope. */
  private boolean isExpected(SnsEnvelope envelope) {
    return envelope.topic().matches("arn:aws[a-z-]*:sns:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_.-]{1,256}")
        && (topics.isEmpty() || topics.contains(envelope.topic()))
        && SnsSignature.knows(envelope.text("SignatureVersion"));
  }

  private boolean isSigned(SnsEnvelope envelope) {
    return certificates
        .key(envelope)
        .filter(key -> SnsSignature.verifies(envelope, key))
        .isPresent();
  }

  private ParsedWebhook<TopicNotification> read(SnsEnvelope envelope) {
    return switch (envelope.type()) {
      case SnsEnvelope.NOTIFICATION -> messages.apply(envelope.text("Message"));
      case SnsEnvelope.SUBSCRIPTION ->
          server
              .address(envelope.text("SubscribeURL"), envelope.topic())
              .<ParsedWebhook<TopicNotification>>map(
                  address -> new Parsed<>(new Subscription(envelope.topic(), address)))
              .orElseGet(() -> new Malformed<>("SubscribeURL", "is not an address of SNS"));
      default -> new Parsed<>(new Unused(envelope.type()));
    };
  }

  @Override
  public void confirm(Subscription subscription) {
    var status = server.get(subscription.confirmation()).statusCode();
    if (status / 100 != 2) {
      throw new TransientFailure(
          "SNS answered " + status + " to the confirmation of " + subscription.topic());
    }
    LOG.info("Confirmed the subscription to {}", subscription.topic());
  }

  @Override
  public void close() {
    server.close();
  }
}
