package io.relance.functions.webhooks;

import io.micronaut.http.HttpResponse;
import io.relance.domain.failure.RepeatedLines;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers refused webhooks with their problem, and logs why and what to check: at most once a
 * minute for each source and reason, with a count.
 */
final class RefusedWebhooks {
  private static final Logger LOG = LoggerFactory.getLogger(RefusedWebhooks.class);

  private final RepeatedLines lines;

  RefusedWebhooks(InstantSource realTime) {
    this.lines = new RepeatedLines(realTime);
  }

  HttpResponse<String> answer(WebhookSource source, WebhookProblem problem) {
    lines
        .count(source + problem.code())
        .ifPresent(
            count ->
                LOG.warn(
                    "Refused a webhook of {} with {}, {} since the last line: {}. Check: {}",
                    source.label(),
                    problem.status(),
                    count,
                    problem.detail(),
                    source.check(problem)));
    return problem.answer();
  }
}
