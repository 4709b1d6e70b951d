package io.relance.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("D7.4, L-28: answers of robots")
class AutoRepliesTest {

  @ParameterizedTest
  @MethodSource("robots")
  void recognisesARobot(String text) {
    assertThat(AutoReplies.recognise(text)).isPresent();
  }

  @ParameterizedTest
  @MethodSource("people")
  void leavesNoPersonUnanswered(String text) {
    assertThat(AutoReplies.recognise(text)).isEmpty();
  }

  @Test
  void saysWhatGaveTheRobotAway() {
    assertThat(AutoReplies.recognise("Hello! This is an automated message, bye"))
        .contains("this is an automated message");
  }

  @Test
  void knowsOurOwnTextComeBack() {
    var ours = "Hi Ana! Reply DELIVERY or PICKUP.";

    assertThat(AutoReplies.isEcho("hi ana, reply delivery or pickup", ours)).isTrue();
    assertThat(AutoReplies.isEcho("Hi Ana! Reply DELIVERY", ours)).isFalse();
  }

  @Test
  void takesAShortAnswerForAPersonsOwn() {
    assertThat(AutoReplies.isEcho("Delivery", "DELIVERY")).isFalse();
    assertThat(AutoReplies.isEcho("", "")).isFalse();
  }

  static Stream<String> robots() {
    return Lines.of("auto-replies.txt");
  }

  static Stream<String> people() {
    return Stream.concat(Lines.of("people.txt"), Lines.of("no-wishes.txt"));
  }
}
