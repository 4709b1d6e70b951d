package io.relance.domain.queue;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** D2.3: what SQS refuses is refused everywhere. */
class MessageTest {
  private static final QueueName ORDERED =
      new QueueName("ordered", true, Duration.ofSeconds(30), 3);
  private static final QueueName PLAIN = new QueueName("plain", false, Duration.ofSeconds(30), 3);

  @ParameterizedTest
  @ValueSource(strings = {"", "a\u0000b", "a\u001Fb", "a\uFFFFb"})
  void refusesBodiesThatSqsDoesNotCarry(String body) {
    assertThatIllegalArgumentException().isThrownBy(() -> Message.of(body));
  }

  @Test
  void takesABodyOfOneMegabyteAndNoMore() {
    assertThatCode(() -> Message.of("é".repeat(512 * 1024))).doesNotThrowAnyException();
    assertThatIllegalArgumentException().isThrownBy(() -> Message.of("é".repeat(512 * 1024) + "x"));
  }

  @Test
  void refusesLongDelaysAndGroupsOfOtherCharacters() {
    var message = Message.of("x");

    assertThatIllegalArgumentException().isThrownBy(() -> message.delayed(Duration.ofSeconds(901)));
    for (var group : List.of("", "with space", "é", "x".repeat(129))) {
      assertThatIllegalArgumentException().isThrownBy(() -> message.inGroup(group));
    }
  }

  @Test
  void suitsTheKindOfItsQueue() {
    var message = Message.of("x");

    assertThatIllegalArgumentException().isThrownBy(() -> message.checkSuits(ORDERED));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> message.inGroup("g").delayed(Duration.ofSeconds(1)).checkSuits(ORDERED));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> message.deduplicatedBy("d").checkSuits(PLAIN));
    assertThatCode(() -> message.inGroup("g").deduplicatedBy("d").checkSuits(ORDERED))
        .doesNotThrowAnyException();
  }
}
