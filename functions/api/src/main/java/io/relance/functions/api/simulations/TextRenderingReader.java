package io.relance.functions.api.simulations;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.Contacts;
import io.relance.application.persistence.Json;
import io.relance.application.sending.model.Recipient;
import io.relance.application.sending.preview.PreviewText.Draft;
import io.relance.compiler.liquid.LiquidText;
import io.relance.compiler.liquid.VariableNames;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ContactId;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.PlainIds;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Missing;
import io.relance.json.JsonFields;
import io.relance.json.JsonValue;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the request of a rendering; all of its faults are reported together. */
@Singleton
final class TextRenderingReader {
  private static final TypeReference<Map<String, Object>> VARIABLES = new TypeReference<>() {};
  private static final Map<String, Channel> CHANNELS =
      Map.of("sms", Channel.SMS, "whatsapp", Channel.WHATSAPP, "email", Channel.EMAIL);

  private final Contacts contacts;

  TextRenderingReader(Contacts contacts) {
    this.contacts = contacts;
  }

  /** A text to render, with the values of its variables. */
  record Request(Channel channel, Draft draft, Map<String, Object> values) {}

  /**
   * Reads a request.
   *
   * @throws ApiException with every fault of the body
   */
  Request read(JsonBody body) {
    return body.read(this::request);
  }

  private Supplier<Request> request(JsonFields fields) {
    var channel = fields.required("channel", value -> value.choice(CHANNELS));
    var text = fields.optional("text", TextRenderingReader::text);
    var subject = fields.optional("subject", TextRenderingReader::text);
    var html = fields.optional("html", TextRenderingReader::text);
    channel.ifPresent(it -> checkFields(fields, it));
    var contact = fields.optional("contactId", this::contact);
    var event = fields.has("event") || fields.has("properties");
    var variables = EventSample.read(fields);
    return () ->
        new Request(
            channel.orElseThrow(),
            channel.orElseThrow() == Channel.EMAIL
                ? new Draft.Email(subject.orElseThrow(), html.orElseThrow(), text)
                : new Draft.Sms(text.orElseThrow()),
            values(contact, event ? Optional.of(variables) : Optional.empty()));
  }

  private static void checkFields(JsonFields fields, Channel channel) {
    boolean email = channel == Channel.EMAIL;
    for (var name : email ? List.of("subject", "html") : List.of("text")) {
      if (!fields.has(name)) {
        fields.fault(name, "is required");
      }
    }
    for (var name : email ? List.<String>of() : List.of("subject", "html")) {
      if (fields.has(name)) {
        fields.fault(name, "must be absent unless channel is \"email\"");
      }
    }
  }

  private static Optional<String> text(JsonValue value) {
    return value.string(LiquidText.MAX_LENGTH);
  }

  private Optional<Contact> contact(JsonValue value) {
    return value.string().flatMap(id -> contact(id, value));
  }

  private Optional<Contact> contact(String id, JsonValue value) {
    var found = PlainIds.isOne(id) ? contacts.find(new ContactId(id)) : Optional.<Contact>empty();
    value.holds(found.isPresent(), Missing.message("contact", id));
    return found;
  }

  /** Samples stand for the contact and the event that the request does not name. */
  private static Map<String, Object> values(
      Optional<Contact> contact, Optional<ObjectNode> variables) {
    var samples = LiquidText.samples();
    var values = new LinkedHashMap<String, Object>();
    values.putAll(variables.map(given -> Json.read(Json.write(given), VARIABLES)).orElse(samples));
    samples.forEach(
        (root, sample) -> {
          if (VariableNames.isAlwaysFilled(root)) {
            values.put(root, sample);
          }
        });
    contact.ifPresent(known -> values.put("contact", Recipient.of(known).variables()));
    return values;
  }
}
