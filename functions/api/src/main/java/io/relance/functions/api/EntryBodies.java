package io.relance.functions.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.relance.application.launches.Launch;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of the routes by which contacts enter automations. */
public final class EntryBodies {
  private EntryBodies() {}

  /** A launch that is asked for. */
  @Schema(name = "LaunchRequest")
  public record LaunchRequest(@Nullable Audience audience) implements StrictBody {}

  /** Whom a launch is for: a list, or contacts. */
  @Schema(name = "Audience")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Audience(
      @Nullable String list, @Nullable List<String> contacts, @Nullable String segment)
      implements StrictBody {}

  /** A launch that was accepted. */
  @Schema(name = "Launch")
  public record Launched(String id, String automation, long version, int size, Instant at) {
    static Launched of(Launch launch) {
      return new Launched(
          launch.id(), launch.automation(), launch.version(), launch.size(), launch.at());
    }
  }
}
