package io.relance.embedded.engine;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;

/** Work of several groups, given out one group after the other, so that none waits for a flood. */
final class RoundRobin {
  private final Map<Long, Queue<Runnable>> waiting = new LinkedHashMap<>();

  synchronized void add(long group, Runnable work) {
    waiting.computeIfAbsent(group, _ -> new ArrayDeque<>()).add(work);
  }

  /** The next task; must be called once for each task that was added. */
  synchronized Runnable next() {
    var first = waiting.entrySet().iterator().next();
    long group = first.getKey();
    Queue<Runnable> queue = first.getValue();
    Runnable work = queue.remove();
    // To the end of the line, if there is more.
    waiting.remove(group);
    if (!queue.isEmpty()) {
      waiting.put(group, queue);
    }
    return work;
  }
}
