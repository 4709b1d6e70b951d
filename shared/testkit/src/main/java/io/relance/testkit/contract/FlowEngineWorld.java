package io.relance.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.relance.domain.engine.ExecutionStatus;
import io.relance.domain.engine.FlowEngine;
import io.relance.domain.engine.MachineVersion;
import io.relance.domain.engine.TaskToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An engine, and the world around it that the contract of {@link FlowEngine} needs.
 *
 * <p>In definitions <code>${ContractQueueUrl}</code> stands for a plain queue, and <code>
 * ${ContractFunction}</code> for a function that answers {@code {"echo": <payload>}} and throws an
 * {@link IllegalStateException} where the payload has a member {@code fail}.
 */
public interface FlowEngineWorld {
  FlowEngine engine();

  /** Takes a message that a task put on the queue, if there is one. */
  Optional<String> takeTaskMessage();

  /** Receives the status event of an ended execution, if there is one. */
  Optional<String> takeStatusEvent();

  /** Lets this much time pass for the engine. */
  void letPass(Duration duration);

  /** Whether the function of the contract can be invoked; some emulators have no functions. */
  default boolean hasFunctions() {
    return true;
  }

  /** Whether definitions are checked when they are published; some emulators take any JSON. */
  default boolean checksDefinitions() {
    return true;
  }

  /** Whether a token that was answered is no longer good; some emulators take it again. */
  default boolean knowsSpentTokens() {
    return true;
  }

  /**
   * Whether a stop also ends an execution whose task waits for a callback, and stores the cause;
   * some emulators do neither.
   */
  default boolean stopsWhatWaits() {
    return true;
  }

  /** How late the engine may be with its timers. */
  default Duration patience() {
    return Duration.ofSeconds(30);
  }

  /** Publishes states, written with single quotes, as a machine of their own. */
  default MachineVersion published(String states) {
    return engine().publish(aName("machine"), 1, definition(states));
  }

  static String definition(String states) {
    String json = "{%s}".formatted(states).replace('\'', '"');
    try {
      String first = new ObjectMapper().readTree(json).fieldNames().next();
      return "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"%s\",\"States\":%s}"
          .formatted(first, json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(states, e);
    }
  }

  static String aName(String kind) {
    return kind + "-" + UUID.randomUUID().toString().substring(0, 12);
  }

  /** Starts an execution and says its name. */
  default String started(MachineVersion machine, String input) {
    String name = aName("execution");
    assertThat(engine().start(machine, name, input)).isEqualTo(FlowEngine.Started.NOW);
    return name;
  }

  /** The result of an execution, once it has ended. */
  default ExecutionStatus ended(MachineVersion machine, String name) {
    var ended = new ArrayList<ExecutionStatus>();
    Patience.within(
        patience(),
        () -> {
          var status = engine().describe(machine, name).orElseThrow(AssertionError::new);
          assertThat(status.state()).isNotEqualTo(ExecutionStatus.State.RUNNING);
          ended.add(status);
        });
    return ended.getFirst();
  }

  default JsonNode taskMessage() {
    var messages = new ArrayList<String>();
    Patience.within(
        patience(), () -> messages.add(takeTaskMessage().orElseThrow(AssertionError::new)));
    return tree(messages.getFirst());
  }

  /** The token that the next message of a task carries. */
  default TaskToken nextToken() {
    return new TaskToken(taskMessage().path("token").textValue());
  }

  /** The details of the status event of one execution; others are dropped. */
  default JsonNode statusEvent(String execution) {
    List<JsonNode> found = new ArrayList<>();
    Patience.within(
        patience(),
        () -> {
          JsonNode event = tree(takeStatusEvent().orElseThrow(AssertionError::new));
          assertThat(event.at("/detail/name").textValue()).isEqualTo(execution);
          found.add(event);
        });
    return found.getFirst();
  }

  static JsonNode tree(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + json, e);
    }
  }
}
