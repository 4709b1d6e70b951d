package io.relance.providers.ses;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.relance.domain.provider.EmailProvider;
import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SendResult.AccountFault;
import io.relance.domain.provider.SendResult.Ambiguous;
import io.relance.providers.BoundedExchange;
import io.relance.providers.ProviderAnswers;
import io.relance.providers.SignedRequests;
import io.relance.providers.Timeouts;
import io.relance.providers.mime.EmailMessage;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Sends emails through the API of SES, as the MIME that mail servers get; a tag of each contains
 * the send id, which every event about it repeats.
 */
public final class SesEmail implements EmailProvider, AutoCloseable {
  /** The name of this provider in messages. */
  public static final String NAME = "ses";

  private static final Logger LOG = LoggerFactory.getLogger(SesEmail.class);
  private static final String EMAILS = "/v2/email/outbound-emails";
  private static final String ACCOUNT = "/v2/email/account";
  private static final AccountFault WITHOUT_CREDENTIALS =
      new AccountFault("no-credentials", "No credentials of AWS were found.", Optional.empty());

  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

  private final SesSettings settings;
  private final SignedRequests requests;
  private final Timeouts timeouts;
  private final InstantSource clock;
  private @Nullable HttpClient client;

  public SesEmail(
      SesSettings settings,
      AwsCredentialsProvider credentials,
      Timeouts timeouts,
      InstantSource clock) {
    this.settings = settings;
    this.requests = new SignedRequests(settings.service(), credentials);
    this.timeouts = timeouts;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SendResult send(Email email) {
    return switch (EmailMessage.of(email, clock.instant())) {
      case EmailMessage.Written.Complete(var message) -> send(email, message);
      case EmailMessage.Written.Refused(var why) -> why;
    };
  }

  private SendResult send(Email email, EmailMessage message) {
    HttpRequest request;
    try {
      request = requests.post(EMAILS, JSON, body(email, message));
    } catch (SdkClientException failure) {
      LOG.debug("There are no credentials of AWS", failure);
      return WITHOUT_CREDENTIALS;
    }
    try {
      return SesAnswer.to(
          BoundedExchange.send(client(), request, timeouts), message.senderAddress());
    } catch (IOException e) {
      return ProviderAnswers.failed(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Ambiguous("interrupted");
    }
  }

  /** What an account may send. */
  public sealed interface AccountState {
    /** It sends to any address. */
    record Usable() implements AccountState {}

    /** It sends only to addresses that are verified at SES. */
    record InSandbox() implements AccountState {}

    /** It sends nothing, or could not be asked. */
    record Faulty(SendResult fault) implements AccountState {}
  }

  /** Asks SES for the state of the account; nothing is sent. */
  public AccountState accountState() {
    try {
      var response = BoundedExchange.send(client(), requests.get(ACCOUNT), timeouts);
      return response.statusCode() == 200
          ? SesAnswer.accountState(ProviderAnswers.json(response.body()))
          : new AccountState.Faulty(SesAnswer.to(response, ""));
    } catch (SdkClientException failure) {
      LOG.debug("There are no credentials of AWS", failure);
      return new AccountState.Faulty(WITHOUT_CREDENTIALS);
    } catch (IOException e) {
      return new AccountState.Faulty(ProviderAnswers.failed(e));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new AccountState.Faulty(new Ambiguous("interrupted"));
    }
  }

  private String body(Email email, EmailMessage message) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("FromEmailAddress", message.fromField());
    json.putObject("Destination").putArray("ToAddresses").add(message.toField());
    json.putObject("Content")
        .putObject("Raw")
        .put("Data", Base64.getEncoder().encodeToString(message.bytes()));
    json.putArray("EmailTags")
        .addObject()
        .put("Name", SendTags.NAME)
        .put("Value", SendTags.of(email.sendId()));
    settings.configurationSet().ifPresent(name -> json.put("ConfigurationSetName", name));
    return json.toString();
  }

  /** Made by the first email: most functions of a deployment never send one. */
  private synchronized HttpClient client() {
    if (client == null) {
      client = BoundedExchange.client(timeouts);
    }
    return client;
  }

  /** SES lists no emails, so only an event settles an ambiguous one. */
  @Override
  public boolean supportsLookup() {
    return false;
  }

  /** The notifications of an identity have no tags. */
  @Override
  public boolean reportsByItsIdAlone() {
    return true;
  }

  @Override
  public List<String> find(Email email, Instant since) {
    throw new IllegalStateException("Send " + email.sendId() + " cannot be looked up at SES");
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.shutdownNow();
    }
  }
}
