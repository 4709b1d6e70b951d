package io.relance.functions.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.automations.EditAutomations;
import io.relance.application.store.Json;
import io.relance.compiler.codec.FlowCodec;
import io.relance.compiler.templates.TemplateLibrary;
import jakarta.inject.Singleton;

/**
 * Finds the flow that an automation is to start from: a template's, a given one, or a blank one.
 */
@Singleton
final class FlowSources {
  /** What is kept of an automation fits an item of the store. */
  private static final int LONGEST = 100_000;

  private final TemplateLibrary templates;

  FlowSources(TemplateLibrary templates) {
    this.templates = templates;
  }

  JsonNode of(AutomationBodies.Creation body) {
    var locale = Locales.of(body.locale());
    var template = body.template();
    var flow = body.flow();
    var trigger = body.trigger();
    if (template != null) {
      return templates
          .find(template, locale)
          .<JsonNode>map(found -> FlowCodec.toJson(found.flow()))
          .orElseThrow(() -> Refusal.invalid("template", "names no template"));
    }
    if (flow != null) {
      return object(flow);
    }
    if (trigger != null && trigger.isObject()) {
      return object(EditAutomations.blank(trigger));
    }
    throw Refusal.invalid("flow", "is missing: give a template, a flow, or a trigger");
  }

  static JsonNode object(JsonNode flow) {
    if (!flow.isObject()) {
      throw Refusal.invalid("flow", "is an object");
    }
    if (Json.write(flow).length() > LONGEST) {
      throw Refusal.invalid("flow", "has at most %,d characters".formatted(LONGEST));
    }
    return flow;
  }
}
