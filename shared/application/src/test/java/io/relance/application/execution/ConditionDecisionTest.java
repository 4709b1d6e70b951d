package io.relance.application.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.execution.wave.Member;
import io.relance.application.testing.LiveFlows;
import io.relance.domain.criteria.Evaluation;
import io.relance.domain.criteria.Evaluation.Decisive;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.embedded.store.SqliteItemStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("L-25: the decisions of an enrollment, some of which share an item")
class ConditionDecisionTest {
  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
  private static final Member MEMBER = new Member(new EnrollmentId("walk"), new ContactId("ana"));
  private static final Member OTHER = new Member(new EnrollmentId("again"), new ContactId("ana"));
  private static final int CONDITIONS = 9;

  @TempDir Path folder;

  @Test
  void areAllFoundAndReplacedOneByOne() {
    var flow = flow();
    try (var database = SqliteDatabase.open(folder)) {
      var store = new SqliteItemStore(database, InstantSource.fixed(NOW));
      for (var number = 1; number <= CONDITIONS; number++) {
        store.transact(List.of(decision(MEMBER, number, "FR").write(flow)));
      }
      store.transact(List.of(decision(OTHER, 3, "IT").write(flow)));
      store.transact(List.of(decision(MEMBER, 3, "DE").write(flow)));

      var expected =
          IntStream.rangeClosed(1, CONDITIONS)
              .mapToObj(number -> decision(MEMBER, number, number == 3 ? "DE" : "FR"))
              .collect(Collectors.toSet());
      assertThat(ConditionDecision.of(store, MEMBER.contact()).filter(it -> isOf(MEMBER, it)))
          .containsExactlyInAnyOrderElementsOf(expected);
      assertThat(ConditionDecision.of(store, MEMBER.contact()).filter(it -> isOf(OTHER, it)))
          .containsExactly(decision(OTHER, 3, "IT"));
    }
  }

  private static boolean isOf(Member member, ConditionDecision decision) {
    return decision.enrollment().equals(member.enrollment());
  }

  private static ConditionDecision decision(Member member, int number, String country) {
    var decisive = List.of(new Decisive("", true, Optional.of(country)));
    return ConditionDecision.of(
        member, new ElementId("c" + number), new Evaluation(true, decisive), NOW);
  }

  private static Flow flow() {
    var conditions =
        IntStream.rangeClosed(1, CONDITIONS)
            .mapToObj(
                number ->
                    """
                    {"id": "c%d", "name": "In France?", "kind": "condition",
                     "criteria": {"property": "country", "is": "FR"},
                     "onTrue": "%s", "onFalse": "done"}\
                    """
                        .formatted(number, number == CONDITIONS ? "done" : "c" + (number + 1)))
            .collect(Collectors.joining(", "));
    var flow =
        LiveFlows.read(
            """
            {"format": 1, "trigger": {"kind": "manual"}, "start": "c1", "elements": [%s,
              {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
            """
                .formatted(conditions));
    assertThat(flow.elements())
        .hasOnlyElementsOfTypes(FlowElement.Condition.class, FlowElement.End.class);
    return flow;
  }
}
