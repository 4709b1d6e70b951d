package io.relance.interpreter.machine;

import io.relance.interpreter.jsonata.Template;
import java.util.List;
import java.util.Optional;

/** One state of a machine, as its definition describes it. */
public sealed interface State {
  String name();

  /** The type, as the language writes it. */
  default String type() {
    return getClass().getSimpleName();
  }

  /** A state whose work may fail, be retried and be caught. */
  sealed interface Working extends State {
    Recovery recovery();

    Exit exit();
  }

  record Pass(String name, Exit exit) implements State {}

  record Task(String name, Work work, Recovery recovery, Exit exit) implements Working {}

  record Choice(String name, List<Rule> rules, Optional<Exit> otherwise) implements State {}

  record Wait(String name, Until until, Exit exit) implements State {}

  record Parallel(
      String name,
      Optional<Template> arguments,
      List<Region> branches,
      Recovery recovery,
      Exit exit)
      implements Working {}

  record Map(String name, Iteration iteration, Recovery recovery, Exit exit) implements Working {}

  record Succeed(String name, Optional<Template> output) implements State {}

  record Fail(String name, Optional<Template> error, Optional<Template> cause) implements State {}

  /** What a task does and how long it may take, in seconds. */
  record Work(
      String resource,
      Optional<Template> arguments,
      Optional<Template> timeout,
      Optional<Template> heartbeat) {}

  /** One rule of a choice. */
  record Rule(Template condition, Exit exit) {}

  /** How long a Wait state waits. */
  sealed interface Until {
    record Seconds(Template seconds) implements Until {}

    record Timestamp(Template timestamp) implements Until {}
  }

  /**
   * How a Map state goes through its items.
   *
   * @param tolerances checked when the state runs and otherwise without effect, as on AWS for a Map
   *     that is not Distributed
   */
  record Iteration(
      Optional<Template> items,
      Optional<Template> selector,
      Optional<Template> maxConcurrency,
      List<Tolerance> tolerances,
      Region processor) {}

  /** How many iterations may fail. */
  sealed interface Tolerance {
    record Count(Template value) implements Tolerance {}

    record Percentage(Template value) implements Tolerance {}
  }
}
