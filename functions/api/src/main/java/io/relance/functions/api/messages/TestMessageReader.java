package io.relance.functions.api.messages;

import io.relance.application.automations.Automation;
import io.relance.application.automations.Automations;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.Contacts;
import io.relance.application.persistence.Json;
import io.relance.application.sending.dispatch.SendTestMessage;
import io.relance.compiler.codec.DecodeResult;
import io.relance.compiler.codec.FlowCodec;
import io.relance.compiler.codec.PartialFlow;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.PlainIds;
import io.relance.functions.api.automations.FlowSources;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Missing;
import io.relance.json.JsonFields;
import io.relance.json.JsonValue;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads the request of a test; all of its faults are reported together. */
@Singleton
final class TestMessageReader {
  private static final int LONGEST_ADDRESS = 254;

  private final Automations automations;
  private final Contacts contacts;

  TestMessageReader(Automations automations, Contacts contacts) {
    this.automations = automations;
    this.contacts = contacts;
  }

  /**
   * Reads a request.
   *
   * @throws ApiException with every fault of the body, or with the diagnostics of the element
   */
  SendTestMessage.Request read(JsonBody body) {
    return body.read(this::request);
  }

  private Supplier<SendTestMessage.Request> request(JsonFields fields) {
    var saved = fields.optional("automationId", this::draft);
    var given = fields.optional("flow", FlowSources::flow);
    var named = List.of("automationId", "flow").stream().filter(it -> isPresent(fields, it));
    switch (named.toList().size()) {
      case 0 -> fields.fault("automationId", "is required, or flow");
      case 1 -> {}
      default -> fields.fault("flow", "must be absent when automationId is present");
    }
    var element = fields.required("elementId", JsonValue::string);
    var to = fields.required("to", TestMessageReader::address);
    var contact = fields.optional("contactId", this::contact);
    return () ->
        new SendTestMessage.Request(
            element(saved.or(() -> given.map(Json::write)).orElseThrow(), element.orElseThrow()),
            contact,
            to.orElseThrow());
  }

  private static boolean isPresent(JsonFields fields, String name) {
    return fields.optional(name, Optional::of).isPresent();
  }

  private Optional<String> draft(JsonValue value) {
    return value.string().flatMap(id -> draft(id, value));
  }

  private Optional<String> draft(String id, JsonValue value) {
    var found =
        PlainIds.isOne(id) ? automations.find(new AutomationId(id)) : Optional.<Automation>empty();
    value.holds(found.isPresent(), Missing.message("automation", id));
    return found.map(Automation::flow);
  }

  private Optional<Contact> contact(JsonValue value) {
    return value.string().flatMap(id -> contact(id, value));
  }

  private Optional<Contact> contact(String id, JsonValue value) {
    var found = PlainIds.isOne(id) ? contacts.find(new ContactId(id)) : Optional.<Contact>empty();
    value.holds(found.isPresent(), Missing.message("contact", id));
    return found;
  }

  private static Optional<String> address(JsonValue value) {
    return value
        .string()
        .filter(
            to ->
                value.holds(
                    !to.isBlank() && to.length() <= LONGEST_ADDRESS,
                    "must be a phone number or an email address, not " + Quoted.of(to)));
  }

  /** An element of a flow, which may have faults elsewhere. */
  private static FlowElement element(String flow, String id) {
    return switch (FlowCodec.decode(flow)) {
      case DecodeResult.Whole<Flow>(var whole) -> element(whole, id);
      case DecodeResult.Faulty<Flow>(var diagnostics, var partial) -> {
        var faults = diagnostics.stream().filter(it -> concerns(it, id)).toList();
        if (partial.isEmpty() || !faults.isEmpty()) {
          throw ApiException.invalidFlow(partial.isEmpty() ? diagnostics : faults);
        }
        yield element(partial.map(PartialFlow::flow).orElseThrow(), id);
      }
    };
  }

  private static boolean concerns(Diagnostic diagnostic, String element) {
    return diagnostic.isError()
        && diagnostic.element().map(ElementId::value).equals(Optional.of(element));
  }

  private static FlowElement element(Flow flow, String id) {
    var ids =
        flow.elements().stream().map(element -> element.id().value()).collect(Collectors.toSet());
    return flow.elements().stream()
        .filter(element -> element.id().value().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                ApiException.invalid(
                    "elementId",
                    Missing.message("element", id)
                        + NearestName.of(id, ids)
                            .map(" (did you mean \"%s\"?)"::formatted)
                            .orElse("")));
  }
}
