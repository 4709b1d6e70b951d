package io.relance.providers.awssms;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SendResult.AccountFault;
import io.relance.domain.provider.SendResult.Ambiguous;
import io.relance.domain.provider.SmsProvider;
import io.relance.providers.BoundedExchange;
import io.relance.providers.ProviderAnswers;
import io.relance.providers.SignedRequests;
import io.relance.providers.Timeouts;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Sends texts through AWS End User Messaging; the context of a message contains the send id, which
 * every event about it repeats.
 */
public final class AwsSms implements SmsProvider, AutoCloseable {
  /** The name of this provider in messages. */
  public static final String NAME = "aws-sms";

  /** The key of the send id in the context of a message. */
  static final String SEND = "send";

  private static final Logger LOG = LoggerFactory.getLogger(AwsSms.class);
  private static final Map<String, String> OPERATION =
      Map.of(
          "Content-Type",
          "application/x-amz-json-1.0",
          "X-Amz-Target",
          "PinpointSMSVoiceV2.SendTextMessage");

  private final AwsSmsSettings settings;
  private final SignedRequests requests;
  private final Timeouts timeouts;
  private @Nullable HttpClient client;

  public AwsSms(AwsSmsSettings settings, AwsCredentialsProvider credentials, Timeouts timeouts) {
    this.settings = settings;
    this.requests = new SignedRequests(settings.service(), credentials);
    this.timeouts = timeouts;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SendResult send(Sms sms) {
    HttpRequest request;
    try {
      request = requests.post("/", OPERATION, body(sms));
    } catch (SdkClientException failure) {
      LOG.debug("There are no credentials of AWS", failure);
      return new AccountFault(
          "no-credentials", "No credentials of AWS were found.", Optional.empty());
    }
    try {
      return AwsSmsAnswer.to(BoundedExchange.send(client(), request, timeouts));
    } catch (IOException e) {
      return ProviderAnswers.failed(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Ambiguous("interrupted");
    }
  }

  /** The type of message is left out: AWS then takes that of the sender. */
  private String body(Sms sms) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("DestinationPhoneNumber", sms.to())
        .put("OriginationIdentity", sms.from())
        .put("MessageBody", sms.text());
    settings.configurationSet().ifPresent(name -> json.put("ConfigurationSetName", name));
    json.putObject("Context").put(SEND, sms.sendId().value());
    return json.toString();
  }

  /** Made by the first text: most functions of a deployment never send one. */
  private synchronized HttpClient client() {
    if (client == null) {
      client = BoundedExchange.client(timeouts);
    }
    return client;
  }

  /** AWS lists no messages, so only an event settles an ambiguous one. */
  @Override
  public boolean supportsLookup() {
    return false;
  }

  @Override
  public List<String> find(Sms sms, Instant since) {
    throw new IllegalStateException("Send " + sms.sendId() + " cannot be looked up at AWS");
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.shutdownNow();
    }
  }
}
