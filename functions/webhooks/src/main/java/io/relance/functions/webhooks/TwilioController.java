package io.relance.functions.webhooks;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.domain.inbound.Reading;
import io.relance.domain.inbound.Reading.Malformed;
import io.relance.domain.inbound.Reading.Understood;
import io.relance.providers.twilio.TwilioForm;
import io.relance.providers.twilio.TwilioWebhooks;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Takes what Twilio posts: people's texts, and what became of ours. */
@Controller(TwilioController.PATH)
final class TwilioController {
  static final String PATH = "/webhooks/twilio";
  private static final int LARGEST = 256 * 1024;

  /** Twilio is told to answer nothing; whoever answers does so by a message of its own. */
  private static final String NO_REPLY =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response></Response>";

  private final WebhookSettings settings;
  private final WebhookUses uses;

  TwilioController(WebhookSettings settings, WebhookUses uses) {
    this.settings = settings;
    this.uses = uses;
  }

  @Post(uri = "/messages", consumes = MediaType.ALL, produces = MediaType.ALL)
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<String> messages(HttpRequest<?> request, @Body byte @Nullable [] body) {
    return receive(
        new Call(request, "/messages", text(body)), TwilioWebhooks::parseInbound, uses.texts());
  }

  @Post(uri = "/status", consumes = MediaType.ALL, produces = MediaType.ALL)
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<String> status(HttpRequest<?> request, @Body byte @Nullable [] body) {
    var send = request.getParameters().getFirst("send").orElse("");
    return receive(
        new Call(request, "/status", text(body)),
        form -> TwilioWebhooks.parseStatus(form, send),
        uses.receipts());
  }

  /** One request, as it came. */
  private record Call(HttpRequest<?> request, String path, String body) {
    TwilioForm form() {
      return TwilioForm.parse(body);
    }

    Optional<String> query() {
      return Optional.ofNullable(request.getUri().getRawQuery());
    }

    Optional<String> signature() {
      return request.getHeaders().findFirst("X-Twilio-Signature");
    }
  }

  private static String text(byte @Nullable [] body) {
    return body == null ? "" : new String(body, StandardCharsets.UTF_8);
  }

  private <T> HttpResponse<String> receive(
      Call call, Function<TwilioForm, Reading<T>> reading, Consumer<T> use) {
    return Guarded.answer(
        () -> {
          if (settings.twilio().isEmpty()) {
            return Refused.notSetUp("RELANCE_TWILIO_AUTH_TOKEN").answer();
          }
          if (call.body().length() > LARGEST) {
            return Refused.tooLarge().answer();
          }
          var form = call.form();
          return isSigned(call, form)
              ? take(reading.apply(form), use)
              : Refused.unsigned().answer();
        });
  }

  private boolean isSigned(Call call, TwilioForm form) {
    var url = settings.publicUrl(PATH + call.path(), call.query());
    return call.signature()
        .filter(given -> settings.twilio().orElseThrow().verifies(url, form, given))
        .isPresent();
  }

  private static <T> HttpResponse<String> take(Reading<T> reading, Consumer<T> use) {
    return switch (reading) {
      case Understood<T>(var value) -> {
        use.accept(value);
        yield HttpResponse.ok(NO_REPLY).contentType(MediaType.TEXT_XML_TYPE);
      }
      case Malformed<T> malformed -> Refused.malformed(malformed).answer();
    };
  }
}
