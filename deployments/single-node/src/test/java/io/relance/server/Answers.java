package io.relance.server;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What a server answered to many requests: how often each status, and what it never may. */
final class Answers {
  private final Map<Integer, Long> byStatus = new ConcurrentHashMap<>();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();

  /** Counts an answer; one of 5xx is a fault, except a 503 that says when to come again. */
  void count(String request, HttpResponse<String> answer) {
    var comesAgain = answer.headers().firstValue("Retry-After").isPresent();
    count(request, answer.statusCode(), answer.statusCode() == 503 && comesAgain, answer.body());
  }

  /** Counts an answer of a webhook, of which the caller sees only the status. */
  void count(String request, int status) {
    count(request, status, status == 503, "");
  }

  private void count(String request, int status, boolean isStated, String body) {
    byStatus.merge(status, 1L, Long::sum);
    if (status >= 500 && !isStated) {
      faults.add("%s: %d %s".formatted(request, status, body));
    }
  }

  Map<Integer, Long> byStatus() {
    return new TreeMap<>(byStatus);
  }

  Queue<String> faults() {
    return new ConcurrentLinkedQueue<>(faults);
  }
}
