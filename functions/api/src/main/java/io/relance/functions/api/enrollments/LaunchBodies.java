package io.relance.functions.api.enrollments;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.launches.EntryRate;
import io.relance.application.launches.LaunchAudience;
import io.relance.application.launches.Launches;
import io.relance.domain.id.ContactId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bodies of the routes of launches. */
public final class LaunchBodies {
  private LaunchBodies() {}

  /**
   * A launch to start.
   *
   * @param audience the contacts to enroll
   * @param at when the audience is taken and its contacts enter; now when absent
   * @param rate how many contacts enter per second at most, 0.01 to 10000, in groups of a minute;
   *     all at once when absent
   */
  @Schema(name = "LaunchRequest")
  public record Request(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Audience audience,
      @Nullable Instant at,
      @Nullable BigDecimal rate) {}

  /**
   * The audience of a launch: exactly one of these fields. None is in an answer for more than 100
   * contacts.
   *
   * @param segmentId the id of a segment, of whose members now
   * @param listId the id of a list
   * @param importId the id of an import of contacts that has ended, of whose accepted rows
   * @param contactIds 1 to 10,000 ids of contacts; in an answer only of at most 100
   * @param criteria those who meet them now, as in the schema of criteria
   * @param all true: all contacts
   */
  @Schema(name = "LaunchAudience")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Audience(
      @Nullable String segmentId,
      @Nullable String listId,
      @Nullable String importId,
      @Nullable List<String> contactIds,
      @Nullable JsonNode criteria,
      @Nullable Boolean all) {
    private static final Audience NONE = new Audience(null, null, null, null, null, null);

    static Audience of(LaunchAudience audience) {
      return switch (audience) {
        case LaunchAudience.OfSegment(var segment) ->
            new Audience(segment.value(), null, null, null, null, null);
        case LaunchAudience.OfList(var list) ->
            new Audience(null, list.value(), null, null, null, null);
        case LaunchAudience.OfImport(var id) -> new Audience(null, null, id, null, null, null);
        case LaunchAudience.OfContacts(var contacts) ->
            contacts.isEmpty()
                ? NONE
                : new Audience(
                    null, null, null, contacts.stream().map(ContactId::value).toList(), null, null);
        case LaunchAudience.Meeting(var criteria) ->
            new Audience(null, null, null, null, criteria, null);
        case LaunchAudience.Everyone() -> new Audience(null, null, null, null, null, true);
      };
    }
  }

  /**
   * A launch with its results so far: targeted = queued + held + sent + failed + skipped +
   * unconfirmed, and sent includes delivered. Once the whole audience has been processed,
   * audienceSize = enrolled + the sum of excluded.
   *
   * @param version the version of the automation that is run
   * @param state {@code scheduled} until its audience is taken, {@code running} until every contact
   *     of it is enrolled or excluded, {@code paused} while it waits to be resumed
   * @param audienceSize how many contacts the audience has, each counted once
   * @param excluded how many were not enrolled, by reason
   * @param enrolled how many were enrolled
   * @param targeted how many messages its contacts were to get
   * @param startedAt when it was accepted
   * @param at when its audience is taken
   * @param rate how many contacts enter per second at most; absent for all at once
   * @param pausedAt since when it is paused
   * @param cancelledAt when it was cancelled
   */
  @Schema(name = "Launch")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record View(
      String id,
      String automationId,
      long version,
      @Schema(
              type = "string",
              allowableValues = {"scheduled", "running", "paused", "done", "cancelled"})
          String state,
      Audience audience,
      int audienceSize,
      Map<String, Long> excluded,
      long enrolled,
      long targeted,
      long queued,
      long held,
      long sent,
      long failed,
      long skipped,
      long unconfirmed,
      long delivered,
      long opened,
      long clicked,
      long replied,
      Instant startedAt,
      Instant at,
      Optional<BigDecimal> rate,
      Optional<Instant> pausedAt,
      Optional<Instant> cancelledAt) {

    static View of(Launches.Progress progress) {
      var launch = progress.launch();
      var counts = progress.counts();
      return new View(
          launch.id().value(),
          launch.automation().value(),
          launch.version(),
          progress.state().name().toLowerCase(Locale.ROOT),
          Audience.of(launch.audience()),
          launch.size(),
          progress.excluded(),
          progress.enrolled(),
          counts.getOrDefault("targeted", 0L),
          counts.getOrDefault("queued", 0L),
          counts.getOrDefault("held", 0L),
          counts.getOrDefault("sent", 0L),
          counts.getOrDefault("failed", 0L),
          counts.getOrDefault("skipped", 0L),
          counts.getOrDefault("unconfirmed", 0L),
          counts.getOrDefault("delivered", 0L),
          counts.getOrDefault("opened", 0L),
          counts.getOrDefault("clicked", 0L),
          counts.getOrDefault("replied", 0L),
          launch.at(),
          launch.startsAt(),
          launch.start().rate().map(EntryRate::perSecond),
          launch.pausedAt(),
          launch.cancelledAt());
    }
  }
}
