package io.relance.functions.api.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events that another system reports, 1 to 500. */
@Schema(name = "EventsRequest", requiredProperties = "events")
public record EventsRequest(@Nullable List<NewEvent> events) {
  /**
   * An event of one contact, which exactly one of contactId, phone, email and externalIds names.
   *
   * @param id events with the same id count once; without one, each event counts
   * @param event its name in criteria: 1 to 60 of the characters a-z, 0-9, -, _ and .
   * @param at now when absent; at most 5 minutes ahead
   * @param properties strings, numbers, booleans and lists of strings by name, at most 50
   */
  @Schema(name = "NewEvent", requiredProperties = "event")
  public record NewEvent(
      @Nullable String id,
      @Nullable String contactId,
      @Nullable String phone,
      @Nullable String email,
      @Schema(implementation = ContactBodies.ExternalIds.class) @Nullable JsonNode externalIds,
      @Nullable String event,
      @Schema(type = "string", format = "date-time") @Nullable String at,
      @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
          @Nullable JsonNode properties) {}
}
