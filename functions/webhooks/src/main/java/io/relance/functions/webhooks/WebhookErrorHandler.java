package io.relance.functions.webhooks;

import io.micronaut.http.HttpResponse;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.inbound.AlteredWebhook;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers internal failures with a status that makes the sender retry. */
final class WebhookErrorHandler {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookErrorHandler.class);
  private static final String SECONDS = "1";

  private WebhookErrorHandler() {}

  static HttpResponse<String> answer(Supplier<HttpResponse<String>> receiving) {
    try {
      return receiving.get();
    } catch (TransientFailure failure) {
      LOG.warn("A webhook is to come again: {}", failure.getMessage());
      return (failure.isDiskFull() ? WebhookProblem.diskFull() : WebhookProblem.busy())
          .answer()
          .header("Retry-After", SECONDS);
    } catch (AlteredWebhook altered) {
      LOG.warn("Refused a webhook: {}", altered.getMessage());
      return WebhookProblem.unsigned().answer();
    } catch (RuntimeException fault) {
      LOG.error("A webhook failed", fault);
      return WebhookProblem.broken().answer();
    }
  }
}
