package io.relance.compiler.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.EndOutcome;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.Reentry;
import io.relance.domain.flow.Trigger;
import io.relance.domain.id.ElementId;
import io.relance.testkit.flow.RandomFlows;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowCodecTest {
  @Test
  @DisplayName("L-37, D4.1: a flow written to a file is read as it was")
  void decodesWhatItEncoded() {
    RandomFlows.first(1000)
        .forEach(
            flow ->
                assertThat(FlowCodec.decode(FlowCodec.encode(flow)))
                    .isEqualTo(new DecodeResult.Whole<>(flow)));
  }

  @Test
  void encodesTheSameFlowToTheSameBytes() {
    RandomFlows.first(100)
        .forEach(flow -> assertThat(FlowCodec.encode(flow)).isEqualTo(FlowCodec.encode(flow)));
  }

  @Test
  @DisplayName("C-N1: notes stay with the flow")
  void preservesNotes() {
    var note = new FlowElement.Note(new ElementId("n"), "", "Ask Zoë about\nSeptember");
    var end = new FlowElement.End(new ElementId("e"), "End", EndOutcome.NEUTRAL);
    var flow =
        new Flow(1, new Trigger.Manual(), new Reentry.EveryTime(), end.id(), List.of(end, note));

    assertThat(FlowCodec.decode(FlowCodec.encode(flow))).isEqualTo(new DecodeResult.Whole<>(flow));
  }

  @Test
  void fillsInWhatMayBeLeftOut() {
    var flow =
        """
        {"format": 1, "trigger": {"kind": "inbound-message", "keywords": ["MENU"]}, "start": "a",
         "elements": [{"id": "a", "kind": "delay", "for": "P1WT0S", "next": "b"},
                      {"id": "b", "kind": "end"}]}
        """;

    assertThat(codes(FlowCodec.decode(flow))).containsExactly("duration.invalid");
    assertThat(codes(FlowCodec.decode(flow.replace("P1WT0S", "P1W")))).isEmpty();
  }

  @Test
  void refusesKindsThatAreEmpty() {
    var decodeResult =
        FlowCodec.decode(
            """
            {"format": 1, "trigger": {"kind": ""}, "start": "a",
             "elements": [{"id": "a", "kind": "", "outcome": "success"}]}
            """);

    assertThat(faults(decodeResult))
        .extracting(fault -> fault.code() + " " + fault.path().orElse(""))
        .contains(
            "flow.unknown-element-kind elements[0].kind", "flow.unknown-trigger trigger.kind");
  }

  @Test
  void namesEachFaultWithItsElementAndPlace() {
    var decodeResult =
        FlowCodec.decode(
            """
            {"format": 1, "trigger": {"kind": "manual"}, "start": "a", "colour": "red",
             "elements": [{"id": "a", "kind": "send-sms", "text": 5, "purpose": "fun", "next": "b"},
                          {"id": "b", "kind": "pause"}, 7]}
            """);

    assertThat(faults(decodeResult))
        .extracting(fault -> fault.code() + " " + fault.path().orElse(""))
        .containsExactly(
            "json.unknown-value elements[0].purpose",
            "json.wrong-type elements[0].text",
            "flow.unknown-element-kind elements[1].kind",
            "json.wrong-type elements[2]",
            "json.unknown-field colour");
    assertThat(faults(decodeResult).getFirst().element().orElseThrow()).hasToString("a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"property": "age", "greater": "18"}              | greater           | Must be a number ("after" compares dates and instants), not a string.
          {"property": "born", "before": "1 March"}         | before            | Must be a date such as 2026-03-01, or an instant such as 2026-03-01T09:30:00Z, not "1 March".
          {"property": "born", "after": "2026-02-30"}       | after             | Must be a date such as 2026-03-01, or an instant such as 2026-03-01T09:30:00Z, not "2026-02-30".
          {"property": "born", "within": "30 days"}         | within            | Must be an ISO 8601 duration such as PT30M or P2D, not "30 days".
          {"property": "born", "anniversaryWithin": 7}      | anniversaryWithin | Must be a string, not a number.
          {"consent": "smss", "is": "subscribed"}           | consent           | Must be one of sms, email, whatsapp, not "smss".
          {"consent": "sms"}                                | is                | The field "is" is missing.
          {"consent": "sms", "is": "unsubscribe"}           | is                | Must be subscribed or unsubscribed, not "unsubscribe".
          {"consent": "sms", "is": "subscribed", "type": 1} | type              | Must be a string, not a number.
          {"reachable": "phone"}                            | reachable         | Must be one of sms, email, whatsapp, not "phone".
          """)
  @DisplayName("C-C1, S-3: faults of criteria name the criterion's field")
  void namesFaultsOfCriteria(String criteria, String field, String message) {
    var flow =
        """
        {"format": 1, "trigger": {"kind": "manual"}, "start": "a",
         "elements": [{"id": "a", "kind": "condition", "criteria": %s, "onTrue": "b", "onFalse": "b"},
                      {"id": "b", "kind": "end"}]}
        """
            .formatted(criteria);

    assertThat(faults(FlowCodec.decode(flow)))
        .extracting(fault -> fault.path().orElse("") + ": " + fault.message())
        .containsExactly("elements[0].criteria." + field + ": " + message);
  }

  @Test
  void saysWhatIsThereInsteadOfWhatMustBe() {
    var decodeResult =
        FlowCodec.decode(
            """
            {"format": 1, "trigger": null, "start": true,
             "elements": [{"id": 7, "kind": ["end"]}, {"id": "e", "kind": "end", "name": {}}]}
            """);

    assertThat(faults(decodeResult))
        .extracting(fault -> fault.path().orElse("") + ": " + fault.message())
        .containsExactly(
            "trigger: Must be an object, not null.",
            "start: Must be a string, not true.",
            "elements[0].id: Must be 1 to 64 letters, digits, and - _ . : after the first,"
                + " not a number.",
            "elements[0].kind: Must be a string, not a list.",
            "elements[1].name: Must be a string, not an object.");
  }

  @Test
  void refusesWhatIsNotJson() {
    assertThat(codes(FlowCodec.decode("{\"format\": 1"))).containsExactly("json.malformed");
    assertThat(codes(FlowCodec.decode("{\"a\": 1, \"a\": 2}"))).containsExactly("json.malformed");
    assertThat(codes(FlowCodec.decode(""))).containsExactly("json.wrong-type");
    assertThat(codes(FlowCodec.decode("[".repeat(100_000)))).containsExactly("json.malformed");
  }

  private static List<String> codes(DecodeResult<Flow> decodeResult) {
    return faults(decodeResult).stream().map(Diagnostic::code).toList();
  }

  private static List<Diagnostic> faults(DecodeResult<Flow> decodeResult) {
    return switch (decodeResult) {
      case DecodeResult.Whole<Flow> _ -> List.of();
      case DecodeResult.Faulty<Flow> faulty -> faulty.diagnostics();
    };
  }
}
