package io.relance.functions.api.automations;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about automations. */
public final class AutomationBodies {
  private AutomationBodies() {}

  /**
   * An automation to create from a template, a flow or a trigger: exactly one of the three.
   *
   * @param name 1 to 200 printable characters
   * @param key its name in flow files; made from the name when absent
   * @param description at most 1,000 characters
   * @param template the slug of a template
   * @param locale the language of the template; English when absent
   * @param flow a whole flow, which may have faults
   * @param trigger the trigger of a flow without elements
   */
  @Schema(name = "AutomationCreation", requiredProperties = "name")
  public record Creation(
      @Nullable String name,
      @Schema(pattern = "[a-z0-9-]{1,60}") @Nullable String key,
      @Nullable String description,
      @Nullable String template,
      @Nullable String locale,
      @Nullable JsonNode flow,
      @Nullable JsonNode trigger) {}

  /**
   * The fields to change of an automation; absent fields do not change.
   *
   * @param description an empty one removes it
   */
  @Schema(name = "AutomationEdit")
  public record Edit(
      @Nullable String name, @Nullable String description, @Nullable JsonNode flow) {}

  /**
   * An activation.
   *
   * @param note a note on the version, at most 1,000 characters
   */
  @Schema(name = "ActivationRequest")
  public record Activation(@Nullable String note) {}

  /**
   * A deactivation.
   *
   * @param inFlight whether enrollments in progress finish, as they do when absent, or are
   *     cancelled
   */
  @Schema(name = "DeactivationRequest")
  public record Deactivation(
      @Schema(
              type = "string",
              allowableValues = {"finish", "cancel"},
              defaultValue = "finish")
          @Nullable String inFlight) {}

  /**
   * A flow to check that is not saved.
   *
   * @param automationId the automation whose flow it may become, with whose active version it is
   *     not compared
   */
  @Schema(name = "FlowCheckRequest", requiredProperties = "flow")
  public record FlowCheck(@Nullable JsonNode flow, @Nullable String automationId) {}

  /**
   * The trigger of an automation.
   *
   * @param kind such as {@code post-purchase}; empty where the draft has none
   */
  @Schema(name = "TriggerKind")
  public record TriggerKind(String kind) {}
}
