package io.relance.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.compiler.Compilation.Compiled;
import io.relance.compiler.Compilation.Rejected;
import io.relance.compiler.validate.ValidationContext;
import io.relance.compiler.validate.ValidationContext.Sender;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.EndOutcome;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.KeywordMatch;
import io.relance.domain.flow.Reentry;
import io.relance.domain.flow.Trigger;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.ListKey;
import io.relance.domain.id.SenderId;
import io.relance.domain.store.Conflict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowCompilerTest {
  private static final ElementId END = new ElementId("end");

  private final FlowCompiler compiler = new FlowCompiler();

  @Test
  @DisplayName("Bad input: ten thousand keywords are refused at once")
  void refusesTenThousandKeywords() {
    var keywords = IntStream.range(0, 10_000).mapToObj(i -> "word" + i).toList();

    var found =
        assertTimeoutPreemptively(
            Duration.ofSeconds(2), () -> validate(flow(listeningFor(keywords), sms("Hello"))));

    assertThat(found).extracting(Diagnostic::code).containsExactly("trigger.too-many-keywords");
  }

  @Test
  @DisplayName("Bad input: a flow of 20,000 elements is looked through, and refused, in seconds")
  void refusesWhatOneDefinitionCannotHold() {
    var elements = new ArrayList<FlowElement>();
    for (int i = 0; i < 20_000; i++) {
      var next = new ElementId("e" + (i + 1));
      elements.add(
          new FlowElement.AddToList(new ElementId("e" + i), "Same name", new ListKey("l"), next));
    }
    elements.add(new FlowElement.End(new ElementId("e20000"), "End", EndOutcome.NEUTRAL));
    var flow =
        new Flow(1, new Trigger.Manual(), new Reentry.EveryTime(), new ElementId("e0"), elements);

    var found = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> validate(flow));

    assertThat(found).extracting(Diagnostic::code).containsExactly("flow.too-large");
  }

  @Test
  void namesNoMoreFaultsThanAPersonReads() {
    var elements =
        IntStream.range(0, 5_000)
            .<FlowElement>mapToObj(
                i -> new FlowElement.End(new ElementId("e" + i), "", EndOutcome.SUCCESS))
            .toList();
    var flow =
        new Flow(1, new Trigger.Manual(), new Reentry.EveryTime(), new ElementId("e0"), elements);

    assertThat(validate(flow))
        .hasSize(101)
        .last()
        .extracting(Diagnostic::message)
        .isEqualTo("Only the first 100 of 5000 diagnostics are shown.");
  }

  @Test
  @DisplayName("D4.5: what exists is known when an automation is activated")
  void checksListsAndSendersThatAreKnown() {
    var context =
        ValidationContext.UNKNOWN
            .withLists(Set.of(new ListKey("vip")))
            .withSenders(List.of(new Sender(new SenderId("SHOP"), Channel.SMS, false)));
    var flow =
        flow(
            listeningFor(List.of("menu")),
            new FlowElement.AddToList(new ElementId("a"), "Add", new ListKey("gone"), END),
            new FlowElement.SendSms(
                new ElementId("b"),
                "Answer",
                Purpose.MARKETING,
                "Hello",
                Optional.of(new SenderId("+33700000000")),
                END));

    assertThat(compiler.validate(flow, context))
        .extracting(Diagnostic::code)
        .contains("element.unknown-list", "element.unknown-sender");
  }

  @Test
  @DisplayName("K-3: listening is refused when no sender can receive")
  void refusesToListenWhereNothingArrives() {
    var context =
        ValidationContext.UNKNOWN.withSenders(
            List.of(
                new Sender(new SenderId("SHOP"), Channel.SMS, false),
                new Sender(new SenderId("shop@example.com"), Channel.EMAIL, true)));

    assertThat(compiler.validate(flow(listeningFor(List.of("menu")), sms("Hello")), context))
        .extracting(Diagnostic::code)
        .containsExactly("trigger.sender-cannot-receive");
  }

  @Test
  void retriesOnlyWhatMayPass() {
    var definition = definition(flow(new Trigger.Manual(), sms("Hello")));
    var retries = definition.findValues("Retry");

    assertThat(retries).hasSize(2).allSatisfy(FlowCompilerTest::retriesTransientFailuresOnly);
  }

  private static void retriesTransientFailuresOnly(JsonNode retry) {
    var errors = retry.get(0).get("ErrorEquals").valueStream().map(JsonNode::asText).toList();
    assertThat(retry).hasSize(1);
    assertThat(errors)
        .contains(TransientFailure.class.getName(), Conflict.class.getName())
        .doesNotContain("States.ALL", "States.TaskFailed", "States.Timeout");
    assertThat(retry.get(0).get("JitterStrategy").asText()).isEqualTo("FULL");
    assertThat(retry.get(0).has("MaxDelaySeconds")).isTrue();
  }

  @Test
  void letsTheSameFlowInAnotherOrderBecomeTheSameDefinition() {
    var first = flow(new Trigger.Manual(), sms("Hello"));
    var second =
        new Flow(1, first.trigger(), first.reentry(), first.start(), first.elements().reversed());

    assertThat(definition(first)).isEqualTo(definition(second));
  }

  private JsonNode definition(Flow flow) {
    return switch (compiler.compile(flow, ValidationContext.UNKNOWN)) {
      case Compiled compiled -> Definitions.parse(compiled.definition());
      case Rejected rejected -> throw new AssertionError(rejected.diagnostics());
    };
  }

  @ParameterizedTest
  @DisplayName("B19: a marketing text that does not say how to opt out gets a warning")
  @ValueSource(strings = {"Sale today!", "Soldes : -20 % ce week-end", "Nonstop fun", ""})
  void warnsOfNoWayOut(String text) {
    var found = validate(flow(new Trigger.Manual(), sms(text)));

    assertThat(found)
        .extracting(Diagnostic::code)
        .isEqualTo(List.of(text.isEmpty() ? "element.no-text" : "text.no-opt-out"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sale today! Reply STOP to unsubscribe",
        "Soldes ! STOP au 36180",
        "Rebajas. Responde BAJA",
        "Heute Rabatt, STOPP zum Abmelden",
        "Sconti! Rispondi STOP",
        "Korting! Antwoord AFMELDEN",
        "Promo! Responda SAIR",
        "Sale. Text opt-out to leave",
      })
  void acceptsEveryWayOut(String text) {
    assertThat(validate(flow(new Trigger.Manual(), sms(text)))).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("B19: a link of a public shortener gets a warning, another link none")
  @CsvSource({
    "https://bit.ly/3xYz, true",
    "tinyurl.com/abc, true",
    "HTTPS://T.CO/abc, true",
    "https://shop.example.fr/bit.ly, false",
    "https://cart.co/abc, false",
    "it.co/abc, false",
    "{{ shop.url }}/sale, false"
  })
  void warnsOfShortenedLinks(String link, boolean warned) {
    var found = validate(flow(new Trigger.Manual(), sms("Sale: " + link + " Reply STOP to end")));

    assertThat(found.stream().anyMatch(it -> it.code().equals("text.shortened-link")))
        .isEqualTo(warned);
  }

  @Test
  @DisplayName("A trigger about a list that does not exist is an error, with the nearest key")
  void refusesToListenToAListThatDoesNotExist() {
    var context = ValidationContext.UNKNOWN.withLists(Set.of(new ListKey("vip")));
    var flow = flow(new Trigger.ListJoined(new ListKey("vips")), sms("Hello. Reply STOP to end"));

    assertThat(compiler.validate(flow, context))
        .filteredOn(Diagnostic::isError)
        .extracting(Diagnostic::code, fault -> fault.path().orElse(""), Diagnostic::message)
        .containsExactly(
            tuple(
                "element.unknown-list",
                "trigger.list",
                "There is no list \"vips\"; did you mean \"vip\"?"));
  }

  private List<Diagnostic> validate(Flow flow) {
    return compiler.validate(flow, ValidationContext.UNKNOWN);
  }

  private static Trigger listeningFor(List<String> keywords) {
    return new Trigger.InboundMessage(Channel.SMS, keywords, KeywordMatch.CONTAINS, false, false);
  }

  private static FlowElement sms(String text) {
    return new FlowElement.SendSms(
        new ElementId("say"), "Say", Purpose.MARKETING, text, Optional.empty(), END);
  }

  private static Flow flow(Trigger trigger, FlowElement... elements) {
    var all = new ArrayList<>(List.of(elements));
    all.add(new FlowElement.End(END, "End", EndOutcome.NEUTRAL));
    return new Flow(1, trigger, new Reentry.EveryTime(), elements[0].id(), all);
  }
}
