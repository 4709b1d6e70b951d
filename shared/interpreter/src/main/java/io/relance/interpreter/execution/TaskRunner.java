package io.relance.interpreter.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.interpreter.jsonata.DataLimitExceeded;
import io.relance.interpreter.jsonata.PayloadSize;
import io.relance.interpreter.jsonata.QueryFailure;
import io.relance.interpreter.jsonata.Template;
import io.relance.interpreter.machine.Limits;
import io.relance.interpreter.machine.State;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Starts attempts of tasks and applies their results. */
final class TaskRunner {
  private final Run run;

  TaskRunner(Run run) {
    this.run = run;
  }

  void attempt(Branch branch, State.Task task) {
    TaskCall call = call(branch, task.work());
    var scope = BranchScope.of(run, branch);
    Optional<Integer> timeout = task.work().timeout().map(template -> seconds(template, scope));
    Optional<Integer> heartbeat = task.work().heartbeat().map(template -> seconds(template, scope));
    if (heartbeat.orElse(0) >= timeout.orElse(Limits.LONGEST_SECONDS)) {
      throw new QueryFailure(
          "HeartbeatSeconds", "HeartbeatSeconds must be less than TimeoutSeconds.");
    }
    ObjectNode details = details(call);
    timeout.ifPresent(seconds -> details.put("timeoutInSeconds", seconds));
    heartbeat.ifPresent(seconds -> details.put("heartbeatInSeconds", seconds));
    Branch scheduled = schedule(branch, call, details);
    var deadlines =
        new Activity.Deadlines(
            timeout.map(run.now()::plusSeconds),
            heartbeat.map(run.now()::plusSeconds),
            heartbeat.orElse(0));
    run.put(scheduled.doing(new Activity.Working(call, deadlines, false)));
    run.call(call);
  }

  private TaskCall call(Branch branch, State.Work work) {
    int number = run.nextTask();
    var scope = BranchScope.of(run, branch);
    Optional<String> token = Optional.empty();
    if (TaskCall.waits(work.resource())) {
      String id = run.start().identity().execution().id();
      token = Optional.of(new TokenAddress(id, number).newToken(run.chance().random()));
      scope = scope.withContext("Task", Details.none().put("Token", token.get()));
    }
    JsonNode arguments = branch.visit().input();
    if (work.arguments().isPresent()) {
      arguments = work.arguments().get().evaluate(scope);
    }
    if (PayloadSize.exceeds(arguments)) {
      throw DataLimitExceeded.ofResult(Resource.of(work.resource()).type());
    }
    return new TaskCall(number, work.resource(), arguments, token);
  }

  private static int seconds(Template template, BranchScope scope) {
    return template.whole(scope, 1, Limits.LONGEST_SECONDS);
  }

  private static ObjectNode details(TaskCall call) {
    var resource = Resource.of(call.resource());
    ObjectNode details = resource.details();
    details.set(resource.isIntegration() ? "parameters" : "input", call.arguments());
    if (!resource.isIntegration()) {
      details.put("resource", resource.arn());
    }
    return details;
  }

  private Branch schedule(Branch branch, TaskCall call, ObjectNode details) {
    var resource = Resource.of(call.resource());
    Branch scheduled = run.note(branch, resource.events() + "Scheduled", details);
    return run.note(scheduled, resource.events() + "Started", resource.details());
  }

  /** The resource has accepted a task that waits for its token. */
  boolean submitted(int task, JsonNode response) {
    return working(working -> working.call().task() == task && !working.submitted())
        .map(
            branch -> {
              var working = (Activity.Working) branch.activity();
              var call = working.call();
              var resource = Resource.of(call.resource());
              ObjectNode details = resource.details().set("output", response);
              Branch noted = run.note(branch, resource.events() + "Submitted", details);
              // The arguments are no longer needed; without them the execution stays small while it
              // waits.
              var accepted =
                  new TaskCall(task, call.resource(), MissingNode.getInstance(), call.token());
              return run.put(
                  noted.doing(new Activity.Working(accepted, working.deadlines(), true)));
            })
        .isPresent();
  }

  boolean succeed(int task, JsonNode output) {
    return answer(is(task), branch -> succeeded(branch, output));
  }

  boolean succeed(String token, JsonNode output) {
    return answer(is(token), branch -> succeeded(branch, output));
  }

  boolean fail(int task, Failure failure) {
    return answer(is(task).or(isWaiting(task)), branch -> failed(branch, failure));
  }

  boolean fail(String token, Failure failure) {
    return answer(is(token), branch -> failed(branch, failure));
  }

  boolean heartbeat(String token) {
    return working(is(token))
        .map(
            branch -> {
              var working = (Activity.Working) branch.activity();
              var deadlines = working.deadlines().afterHeartbeat(run.now());
              return run.put(
                  branch.doing(
                      new Activity.Working(working.call(), deadlines, working.submitted())));
            })
        .isPresent();
  }

  private static Predicate<Activity.Working> is(int task) {
    return working -> working.call().task() == task && working.call().token().isEmpty();
  }

  /** A task that waits for its token can fail by number only until its resource has accepted it. */
  private static Predicate<Activity.Working> isWaiting(int task) {
    return working -> working.call().task() == task && !working.submitted();
  }

  private static Predicate<Activity.Working> is(String token) {
    byte[] given = token.getBytes(StandardCharsets.UTF_8);
    return working ->
        working
            .call()
            .token()
            .filter(own -> MessageDigest.isEqual(own.getBytes(StandardCharsets.UTF_8), given))
            .isPresent();
  }

  private Optional<Branch> working(Predicate<Activity.Working> which) {
    return run.branches().stream()
        .filter(
            branch -> branch.activity() instanceof Activity.Working working && which.test(working))
        .findFirst();
  }

  private boolean answer(Predicate<Activity.Working> which, Consumer<Branch> answer) {
    Optional<Branch> branch = working(which);
    branch.ifPresent(answer);
    return branch.isPresent();
  }

  private void succeeded(Branch branch, JsonNode output) {
    var task = (State.Task) run.stateOf(branch);
    var resource = Resource.of(task);
    if (PayloadSize.exceeds(output)) {
      failed(branch, Failure.dataLimit(DataLimitExceeded.ofResult(resource.type())));
      return;
    }
    ObjectNode details = resource.details().set("output", output);
    Branch noted = run.note(branch, resource.events() + "Succeeded", details);
    var stateOutcome = StateOutcome.result(run, noted, output);
    run.states().guarded(noted, () -> run.states().leave(noted, task.exit(), stateOutcome));
  }

  private void failed(Branch branch, Failure failure) {
    ended(branch, "Failed", failure);
  }

  void timedOut(Branch branch, boolean heartbeat) {
    ended(branch, "TimedOut", Failure.timeout(heartbeat));
  }

  private void ended(Branch branch, String how, Failure failure) {
    var resource = Resource.of((State.Task) run.stateOf(branch));
    ObjectNode details = Details.with(resource.details(), failure);
    run.recoveries().failed(run.note(branch, resource.events() + how, details), failure);
  }
}
