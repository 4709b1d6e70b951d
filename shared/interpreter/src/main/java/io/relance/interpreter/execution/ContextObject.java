package io.relance.interpreter.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.interpreter.machine.State;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The context object, which expressions read as {@code $states.context}. */
final class ContextObject {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

  /** Where the items of a Map state that is not Distributed come from. */
  private static final String STATE_DATA = "STATE_DATA";

  private ContextObject() {}

  static ObjectNode of(Run run, Branch branch) {
    var context = Details.none();
    context.set("Execution", execution(run.start()));
    context.set("StateMachine", machine(run.start().identity()));
    context.set("State", state(run, branch));
    item(run, branch).ifPresent(map -> context.set("Map", map));
    return context;
  }

  private static ObjectNode execution(Execution.Start start) {
    var json = Details.none().put("Id", start.identity().execution().id());
    json.set("Input", start.input());
    return json.put("Name", start.identity().execution().name())
        .put("RoleArn", start.identity().role())
        .put("StartTime", text(start.at()))
        .put("RedriveCount", 0);
  }

  private static ObjectNode machine(Identity identity) {
    return Details.none().put("Id", identity.machine().id()).put("Name", identity.machine().name());
  }

  /** Only states that can be tried again count how often they were. */
  private static ObjectNode state(Run run, Branch branch) {
    Branch.Visit visit = branch.visit();
    var json =
        Details.none().put("EnteredTime", text(visit.enteredAt())).put("Name", visit.state());
    return run.stateOf(branch) instanceof State.Working
        ? json.put("RetryCount", visit.retryCount())
        : json;
  }

  /** The item of the innermost iteration around a branch. */
  private static Optional<ObjectNode> item(Run run, Branch branch) {
    Optional<Branch> at = Optional.of(branch);
    while (at.isPresent() && at.get().seat().isPresent()) {
      Branch.Seat seat = at.get().seat().get();
      if (seat.item().isPresent()) {
        return Optional.of(map(seat.index(), seat.item().get()));
      }
      at = Optional.of(run.branch(seat.parent()));
    }
    return Optional.empty();
  }

  static ObjectNode map(int index, JsonNode value) {
    var item = Details.none().put("Index", index);
    item.set("Value", value);
    item.put("Source", STATE_DATA);
    return Details.of("Item", item);
  }

  private static String text(Instant instant) {
    return TIME.format(instant);
  }
}
