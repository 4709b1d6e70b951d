package io.relance.compiler.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.WhatsAppBody;
import io.relance.domain.id.ElementId;
import io.relance.domain.provider.WhatsAppTemplate;
import io.relance.json.Choices;

/** Reads and writes elements that send WhatsApp messages. */
final class WhatsAppFields {
  private static final WhatsAppBody UNREAD = new WhatsAppBody.FreeText("");

  private WhatsAppFields() {}

  static FlowElement read(FlowFields fields, ElementId id, String name) {
    return new FlowElement.SendWhatsApp(
        id,
        name,
        ElementReader.purpose(fields),
        body(fields),
        ElementReader.sender(fields, "sender"),
        fields.word("media"),
        ElementReader.exit(fields, FlowElement.NEXT));
  }

  private static WhatsAppBody body(FlowFields fields) {
    var text = fields.text("text").<WhatsAppBody>map(WhatsAppBody.FreeText::new);
    var template =
        fields
            .get("template")
            .flatMap(FlowValue::object)
            .map(WhatsAppFields::template)
            .<WhatsAppBody>map(WhatsAppBody.Approved::new);
    if (fields.has("text") == fields.has("template")) {
      fields
          .place(fields.has("template") ? "template" : "text")
          .fault(
              Diagnostic.error("element.text-or-template", "Must have either text or template.")
                  .hint(
                      "Free text reaches those who wrote within 24 hours; an approved template"
                          + " reaches everybody."));
    }
    return template.or(() -> text).orElse(UNREAD);
  }

  private static WhatsAppTemplate template(FlowFields fields) {
    fields.required("name");
    fields.required("language");
    var template =
        new WhatsAppTemplate(
            fields.word("name").orElse(""),
            fields.word("language").orElse(""),
            fields.list("variables", FlowValue::text));
    fields.close();
    return template;
  }

  static void write(FlowElement.SendWhatsApp element, ObjectNode object) {
    object.put("purpose", Choices.name(element.purpose()));
    switch (element.body()) {
      case WhatsAppBody.FreeText(var text) -> object.put("text", text);
      case WhatsAppBody.Approved(var template) -> write(template, object.putObject("template"));
    }
    element.sender().ifPresent(sender -> object.put("sender", sender.value()));
    element.media().ifPresent(media -> object.put("media", media));
  }

  private static void write(WhatsAppTemplate template, ObjectNode object) {
    object.put("name", template.name()).put("language", template.language());
    if (!template.variables().isEmpty()) {
      var variables = object.putArray("variables");
      template.variables().forEach(variables::add);
    }
  }
}
