package io.relance.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.compiler.codec.CriteriaCodec;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.Criteria.SendOutcome;
import io.relance.domain.criteria.CriteriaFacts;
import io.relance.domain.criteria.EventName;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.RecordedEvent;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.criteria.TimeRange;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.ListKey;
import io.relance.domain.id.TableKey;
import io.relance.json.Choices;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The contact of an example in the documentation. */
record ExampleFacts(JsonNode example) implements CriteriaFacts {
  @Override
  public Instant now() {
    return Instant.parse(example.path("now").asText("2026-03-10T11:00:00Z"));
  }

  @Override
  public ZoneId zone() {
    return ZoneId.of("Europe/Paris");
  }

  @Override
  public Instant enteredAt() {
    return Instant.parse(example.required("enteredAt").asText());
  }

  @Override
  public Optional<PropertyValue> property(PropertyName name) {
    return Optional.ofNullable(values(example.path("contact")).get(name.value()));
  }

  @Override
  public boolean isOn(ListKey list) {
    return texts(example.path("lists")).anyMatch(list.value()::equals);
  }

  @Override
  public Optional<Criteria> segment(Criteria.InSegment segment) {
    return Optional.of(example.path("segments").path(segment.segment().value()))
        .filter(JsonNode::isObject)
        .map(CriteriaCodec::read);
  }

  @Override
  public Optional<ConsentState> consent(Channel channel, Purpose type) {
    return Optional.of(example.path("consents").path(Choices.name(channel)).asText())
        .map(Choices.of(ConsentState.class)::get);
  }

  @Override
  public boolean hasAddress(Channel channel) {
    return example.path("contact").has(channel == Channel.EMAIL ? "email" : "phone");
  }

  @Override
  public boolean isSuppressed(Channel channel) {
    return false;
  }

  @Override
  public Stream<RecordedEvent> events(EventName name, TimeRange range) {
    return StreamSupport.stream(example.path("events").spliterator(), false)
        .map(
            event ->
                new RecordedEvent(
                    new EventName(event.required("event").asText()),
                    Instant.parse(event.required("at").asText()),
                    values(event.path("properties"))))
        .filter(event -> event.name().equals(name) && range.contains(event.at()));
  }

  @Override
  public Stream<Map<String, PropertyValue>> rows(TableKey table) {
    return example.path("rows").path(table.value()).valueStream().map(ExampleFacts::values);
  }

  @Override
  public Set<SendOutcome> lastSend() {
    return outcomes(example.path("lastSend"));
  }

  @Override
  public Set<SendOutcome> sendAt(ElementId element) {
    return outcomes(example.path("messages").path(element.value()));
  }

  @Override
  public Set<String> linksOfLastSend() {
    return texts(example.path("links").path("last")).collect(Collectors.toSet());
  }

  @Override
  public Set<String> linksAt(ElementId element) {
    return texts(example.path("links").path(element.value())).collect(Collectors.toSet());
  }

  private static Set<SendOutcome> outcomes(JsonNode names) {
    return texts(names).map(Choices.of(SendOutcome.class)::get).collect(Collectors.toSet());
  }

  private static Map<String, PropertyValue> values(JsonNode object) {
    var values = new HashMap<String, PropertyValue>();
    object.properties().forEach(field -> values.put(field.getKey(), value(field.getValue())));
    return values;
  }

  private static PropertyValue value(JsonNode node) {
    return switch (node.getNodeType()) {
      case NUMBER -> new Scalar.Numeric(node.decimalValue());
      case BOOLEAN -> new Scalar.Flag(node.booleanValue());
      case ARRAY -> new PropertyValue.TextList(texts(node).toList());
      case STRING, BINARY, MISSING, NULL, OBJECT, POJO -> new Scalar.Text(node.asText());
    };
  }

  private static Stream<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
  }
}
