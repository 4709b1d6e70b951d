package io.relance.server;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.platform.Role;
import io.relance.functions.api.Needs;
import io.relance.functions.api.Refusal;
import io.relance.functions.api.StrictBody;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Moves the clock of a deployment that was started with a test clock. */
@Controller("/v1/clock")
@Requires(beans = Clockwork.class)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ClockController {
  private static final Duration FARTHEST = Duration.ofDays(400);

  private final Clockwork clockwork;

  ClockController(Clockwork clockwork) {
    this.clockwork = clockwork;
  }

  /** How far to move the clock. */
  record Advance(@Nullable String advance) implements StrictBody {}

  /** What the clock shows. */
  record Now(Instant now) {}

  /** Moves the test clock and answers when all that fell due is done; only with a test clock. */
  @Post
  @Needs(Role.OWNER)
  Now advance(@Body Advance body) {
    return new Now(clockwork.advance(duration(body.advance())));
  }

  private static Duration duration(@Nullable String text) {
    try {
      var duration = Duration.parse(text == null ? "" : text);
      if (!duration.isNegative() && duration.compareTo(FARTHEST) <= 0) {
        return duration;
      }
    } catch (DateTimeException e) {
      throw wrong();
    }
    throw wrong();
  }

  private static Refusal wrong() {
    return Refusal.invalid("advance", "is a duration up to P400D, such as PT1H");
  }
}
