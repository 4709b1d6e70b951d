package io.relance.functions.api.messages;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A message to send to an address of one's own, of exactly one of {@code automationId} and {@code
 * flow}.
 *
 * @param automationId the automation whose draft has the element
 * @param flow a flow that is not saved
 * @param elementId an element that sends an SMS or an email
 * @param to the phone number or the email address that gets the test
 * @param contactId the contact whose values fill the text; sample values do when absent
 */
@Schema(
    name = "TestMessageRequest",
    requiredProperties = {"elementId", "to"})
public record TestMessageRequest(
    @Nullable String automationId,
    @Nullable JsonNode flow,
    @Nullable String elementId,
    @Nullable String to,
    @Nullable String contactId) {}
