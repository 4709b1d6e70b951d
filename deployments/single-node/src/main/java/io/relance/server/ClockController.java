package io.relance.server;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Audit;
import io.relance.application.admin.Role;
import io.relance.application.persistence.Json;
import io.relance.functions.api.security.AuditLogger;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.security.RequiresRole;
import io.relance.functions.api.json.TimeFields;
import io.relance.functions.api.WithoutIdempotencyKey;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Problem;
import io.relance.json.JsonFields;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Shows and advances the test clock; without a test clock its routes answer 404. */
@Controller("/v1/clock")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ClockController {
  private static final Duration FARTHEST = Duration.ofDays(400);

  private final @Nullable TestClockDriver testClockDriver;
  private final AuditLogger auditLogger;

  ClockController(@Nullable TestClockDriver testClockDriver, AuditLogger auditLogger) {
    this.auditLogger = auditLogger;
    this.testClockDriver = testClockDriver;
  }

  /**
   * How far to advance the clock.
   *
   * @param advance an ISO 8601 duration from PT0S to P400D
   */
  @Schema(name = "ClockAdvance")
  record Advance(@Nullable String advance) {}

  /** The time of the test clock. */
  @Schema(name = "Clock")
  record Now(Instant now) {}

  /** Reads the test clock, which advances only by POST; only with RELANCE_TEST_CLOCK=true. */
  @Get
  @RequiresRole(Role.ANALYST)
  Now show() {
    return new Now(present().now());
  }

  /**
   * Advances the test clock; only with RELANCE_TEST_CLOCK=true. Answers when all work that became
   * due is done or waits for a later instant.
   */
  @Post
  @RequiresRole(Role.OWNER)
  @WithoutIdempotencyKey
  Now advance(
      HttpRequest<?> request,
      @Body @Schema(name = "ClockAdvance", implementation = Advance.class) JsonBody body) {
    var moved = present();
    var period = body.read(ClockController::period);
    var after = Json.write(Map.of("advance", period.toString()));
    auditLogger.record(request, new Audit.Change("clock.advance", "clock", "", after));
    return new Now(moved.advance(period));
  }

  private TestClockDriver present() {
    if (testClockDriver == null) {
      throw ApiException.of(
          Problem.of(404, "not-found", "There is no test clock: set RELANCE_TEST_CLOCK=true"));
    }
    return testClockDriver;
  }

  private static Supplier<Duration> period(JsonFields fields) {
    return fields.required(
            "advance",
            value -> TimeFields.period(value, FARTHEST, "from PT0S to P400D, such as \"PT1H\""))
        ::orElseThrow;
  }
}
