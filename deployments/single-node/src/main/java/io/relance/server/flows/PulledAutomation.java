package io.relance.server.flows;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Optional;

/**
 * What a folder knows of an automation since it was pulled or pushed.
 *
 * @param name its name; a push sends a new one
 * @param description its description; a push sends a new one
 * @param revision the revision of the draft; a push is refused when the server has another one
 * @param live the version that contacts entered then
 * @param flow the hash of the flow of the draft
 */
@JsonPropertyOrder({"id", "name", "description", "revision", "live", "flow"})
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PulledAutomation(
    String id, String name, String description, long revision, Optional<Long> live, String flow) {}
