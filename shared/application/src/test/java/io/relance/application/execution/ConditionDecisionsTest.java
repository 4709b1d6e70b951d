package io.relance.application.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.contacts.ContactEdit;
import io.relance.application.contacts.ContactEditResult;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.execution.wave.WaveKeys;
import io.relance.application.persistence.Tables;
import io.relance.application.timeline.WalkingShop;
import io.relance.domain.criteria.Evaluation;
import io.relance.domain.criteria.Evaluation.Decisive;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.Item;
import io.relance.domain.store.Query;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("L-25: why each member of a wave took its exits")
class ConditionDecisionsTest {
  private static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "api"}, "start": "french", "elements": [
        {"id": "french", "name": "French?", "kind": "condition",
         "criteria": {"property": "country", "is": "FR"}, "onTrue": "known", "onFalse": "known"},
        {"id": "known", "name": "Known?", "kind": "condition",
         "criteria": {"property": "firstName", "exists": true}, "onTrue": "done", "onFalse": "wait"},
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "P1D", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;
  private static final ElementId FRENCH = new ElementId("french");
  private static final ElementId KNOWN = new ElementId("known");

  @TempDir Path folder;
  private WalkingShop world;
  private ConditionDecisions decisions;
  private int contacts;

  @BeforeEach
  void open() {
    world = new WalkingShop(folder, FLOW);
    decisions =
        new ConditionDecisions(
            world.shop.store(), world.walking.flows(), world.walking.traceEnrollment());
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void areFoundOnThePathOfEachThroughAllItsWaves() {
    var enrolled = enroll("FR", "DE", "FR");

    assertThat(enrolled.stream().map(it -> value(it, FRENCH)))
        .containsExactly("onTrue FR", "onFalse DE", "onTrue FR");
    assertThat(enrolled.stream().map(it -> value(it, KNOWN)))
        .containsExactly("onTrue Ana", "onTrue Ana", "onTrue Ana");
  }

  @Test
  void areForgottenForOneAndStayForTheOthers() {
    var enrolled = enroll("FR", "FR");

    decisions.forget(enrolled.getFirst());
    decisions.forget(enrolled.getFirst());

    assertThat(of(enrolled.getFirst())).isEmpty();
    assertThat(of(enrolled.getLast())).containsOnlyKeys(FRENCH, KNOWN);
  }

  @Test
  @DisplayName("a thousand members take a few items, which share the text of what is the same")
  void takeFewItems() {
    var evaluation = new Evaluation(true, List.of(new Decisive("", true, Optional.of("FR"))));
    var members =
        IntStream.range(0, 1000)
            .mapToObj(number -> new EnrollmentId("enrollment-" + number))
            .collect(Collectors.toMap(Function.identity(), _ -> evaluation));

    var items = write(members);

    assertThat(items).hasSizeLessThanOrEqualTo(ConditionDecisions.PARTS);
    assertThat(items)
        .allSatisfy(it -> assertThat(it.text("groups").orElseThrow()).containsOnlyOnce("FR"));
  }

  @Test
  @DisplayName("a long explanation is cut to one criterion, so that an item never grows too large")
  void shortensWhatIsTooLong() {
    var members =
        IntStream.range(0, 1000)
            .boxed()
            .collect(
                Collectors.toMap(
                    it -> new EnrollmentId("e" + it), ConditionDecisionsTest::longest));

    var items = write(members);

    assertThat(items)
        .allSatisfy(it -> assertThat(it.text("groups").orElseThrow().length()).isLessThan(150_000));
    assertThat(items)
        .allSatisfy(it -> assertThat(it.text("groups").orElseThrow()).contains("not/not"));
  }

  private static Evaluation longest(int number) {
    var value = Optional.of("%0100d".formatted(number));
    return new Evaluation(
        true, Collections.nCopies(10, new Decisive("/not".repeat(200), true, value)));
  }

  private List<Item> write(Map<EnrollmentId, Evaluation> members) {
    var wave = new WaveId("large");
    world.shop.store().transact(ConditionDecisions.writes(wave, FRENCH, members, world.shop.now()));
    return world
        .shop
        .store()
        .all(Query.of(Tables.WALKS, WaveKeys.partition(wave)).startingWith("decisions#"))
        .toList();
  }

  private List<Enrollment> enroll(String... countries) {
    var ids = Stream.of(countries).map(this::contact).map(it -> it.id().value());
    var enrolled = world.enroll("launch-1", ids.toArray(String[]::new));
    var waves = enrolled.stream().collect(Collectors.groupingBy(Enrollment::wave));
    assertThat(waves).hasSize(1);
    world.advance(enrolled.getFirst());
    enrolled.forEach(this::advanceFromKnown);
    return enrolled;
  }

  private void advanceFromKnown(Enrollment enrollment) {
    var path = world.walking.traceEnrollment().trace(world.now(enrollment));
    if (path.now().filter(it -> it.element().equals(KNOWN)).isPresent()) {
      world.advance(enrollment);
    }
  }

  private Contact contact(String country) {
    var edit =
        ContactEdit.NONE
            .set(ContactField.EMAIL, "ana.%d@example.com".formatted(contacts++))
            .set(ContactField.COUNTRY, country)
            .set(ContactField.FIRST_NAME, "Ana");
    var result = world.shop.contacts().create(edit, List.of());
    return ((ContactEditResult.Kept) result).contact();
  }

  private String value(Enrollment enrollment, ElementId element) {
    var decision = of(enrollment).get(element);
    return decision == null
        ? ""
        : decision.exit() + " " + decision.decisive().getFirst().value().orElse("");
  }

  private Map<ElementId, ConditionDecision> of(Enrollment enrollment) {
    var now = world.now(enrollment);
    return decisions.of(now, world.walking.traceEnrollment().trace(now));
  }
}
