package io.relance.functions.webhooks;

import io.micronaut.http.HttpResponse;
import io.relance.domain.metrics.Observation;
import io.relance.domain.metrics.Recorder;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and logs the answers to webhooks. */
final class AnsweredWebhooks {
  private static final Logger LOG = LoggerFactory.getLogger(AnsweredWebhooks.class);

  private final Recorder recorder;

  AnsweredWebhooks(Recorder recorder) {
    this.recorder = recorder;
  }

  /**
   * Records an answer, and returns it.
   *
   * @param topic one of the few topics that are known, or {@code other}
   */
  HttpResponse<String> record(WebhookSource source, String topic, HttpResponse<String> answer) {
    var name = source.name().toLowerCase(Locale.ROOT);
    recorder.record(new Observation.WebhookAnswered(name, topic, answer.code()));
    LOG.debug("Answered a webhook of {} with {}: {}", source.label(), answer.code(), topic);
    return answer;
  }
}
