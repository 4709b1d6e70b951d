package io.relance.application.logging;

import java.util.Map;
import java.util.Optional;
import org.slf4j.MDC;

/**
 * An id of the work in progress, which all log lines of its thread carry; never a phone, an email,
 * a name or a text.
 */
public enum LogId {
  REQUEST("request"),
  QUEUE_MESSAGE("queueMessage"),
  /** An event, or a launch: what contacts are enrolled for. */
  EVENT("event"),
  WAVE("wave"),
  ENROLLMENT("enrollment"),
  ELEMENT("element"),
  SEND("send");

  private final String key;

  LogId(String key) {
    this.key = key;
  }

  /** The work that an id belongs to; its end restores the id before it. */
  @FunctionalInterface
  public interface Scope extends AutoCloseable {
    /** Work without such an id. */
    Scope NONE = () -> {};

    @Override
    void close();
  }

  /** Begins work with an id. */
  public Scope put(String id) {
    var before = Optional.ofNullable(MDC.get(key));
    MDC.put(key, id);
    return () -> before.ifPresentOrElse(it -> MDC.put(key, it), () -> MDC.remove(key));
  }

  /** Runs work on another thread with the ids of this one. */
  public static Runnable carry(Runnable work) {
    var ids = Optional.ofNullable(MDC.getCopyOfContextMap()).orElse(Map.of());
    return () -> {
      MDC.setContextMap(ids);
      try {
        work.run();
      } finally {
        MDC.clear();
      }
    };
  }
}
