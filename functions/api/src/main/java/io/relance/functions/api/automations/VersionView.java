package io.relance.functions.api.automations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.automations.PublishedVersion;
import io.relance.application.persistence.Json;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A published version of an automation.
 *
 * @param at when it was published
 * @param by the name of the token that activated it first
 * @param note the note of its activation; empty when there is none
 * @param flow its flow; absent in lists
 */
@Schema(name = "AutomationVersion")
record VersionView(
    long version,
    Instant at,
    String by,
    String note,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode flow) {

  static VersionView listed(PublishedVersion version) {
    return new VersionView(version.version(), version.at(), version.by(), version.note(), null);
  }

  static VersionView whole(PublishedVersion version) {
    return new VersionView(
        version.version(), version.at(), version.by(), version.note(), Json.tree(version.flow()));
  }
}
