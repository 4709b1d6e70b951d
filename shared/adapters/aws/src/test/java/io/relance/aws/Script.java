package io.relance.aws;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** What a service is to answer, call by call, and what it was asked. */
public final class Script {
  private final Deque<Function<Object, Object>> answers = new ArrayDeque<>();
  private final List<Object> requests = new ArrayList<>();

  public Script answer(Object answer) {
    answers.add(_ -> answer);
    return this;
  }

  public Script fail(RuntimeException failure) {
    answers.add(
        _ -> {
          throw failure;
        });
    return this;
  }

  public Script fail(RuntimeException failure, int times) {
    for (var time = 0; time < times; time++) {
      var _ = fail(failure);
    }
    return this;
  }

  /** Plays one call. */
  public <R> R play(Object request, Class<R> type) {
    requests.add(request);
    var answer = answers.poll();
    if (answer == null) {
      throw new AssertionError("Nobody expected " + request.getClass().getSimpleName());
    }
    return type.cast(answer.apply(request));
  }

  public <R> List<R> asked(Class<R> type) {
    return requests.stream().filter(type::isInstance).map(type::cast).toList();
  }

  public boolean isOver() {
    return answers.isEmpty();
  }
}
