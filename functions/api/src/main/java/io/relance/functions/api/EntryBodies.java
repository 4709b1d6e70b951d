package io.relance.functions.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of the routes by which contacts enter automations. */
public final class EntryBodies {
  private EntryBodies() {}

  /**
   * One contact that is to enter.
   *
   * @param properties what texts may use of this entry, by name
   */
  @Schema(name = "EnrollmentRequest")
  public record Enrollment(
      @Nullable String contactId,
      @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
          @Nullable JsonNode properties)
      implements StrictBody {}

  /** One contact that enters, unless the re-entry policy refuses it. */
  @Schema(name = "Enrolled")
  public record Enrolled(String enrollment, String automation, String contact) {}
}
