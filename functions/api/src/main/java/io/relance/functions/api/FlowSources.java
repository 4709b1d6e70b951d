package io.relance.functions.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.automations.EditAutomations;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Finds the flow that an automation is to start from: a template's, a given one, or a blank one.
 */
@Singleton
final class FlowSources {
  private final TemplateFlows templates;

  FlowSources(TemplateFlows templates) {
    this.templates = templates;
  }

  /** Flows by the template that holds them. */
  interface TemplateFlows {
    Optional<JsonNode> flow(String slug);
  }

  JsonNode of(AutomationBodies.Creation body) {
    var template = body.template();
    var flow = body.flow();
    var trigger = body.trigger();
    if (template != null) {
      return templates
          .flow(template)
          .orElseThrow(() -> Refusal.invalid("template", "names no template"));
    }
    if (flow != null) {
      return object(flow);
    }
    if (trigger != null && trigger.isObject()) {
      return EditAutomations.blank(trigger);
    }
    throw Refusal.invalid("flow", "is missing: give a template, a flow, or a trigger");
  }

  static JsonNode object(JsonNode flow) {
    if (!flow.isObject()) {
      throw Refusal.invalid("flow", "is an object");
    }
    return flow;
  }
}
