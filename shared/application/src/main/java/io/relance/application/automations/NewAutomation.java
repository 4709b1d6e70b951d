package io.relance.application.automations;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.keys.KeyRequest;

/**
 * An automation to create.
 *
 * @param description empty for none
 * @param flow its draft, which may have faults
 * @param by the name of the token of the request
 */
public record NewAutomation(
    String name, KeyRequest key, String description, JsonNode flow, String by) {

  /** One with a key made from its name and without a description. */
  public static NewAutomation of(String name, JsonNode flow) {
    return new NewAutomation(name, new KeyRequest.FromName(name), "", flow, "system");
  }
}
