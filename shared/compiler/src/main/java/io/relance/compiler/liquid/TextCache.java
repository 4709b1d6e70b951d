package io.relance.compiler.liquid;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** Caches recently parsed texts up to a total size. */
final class TextCache {
  /** About 60 MB: a character of text weighs some bytes, a tag or an output some thousands. */
  private static final long MAX_WEIGHT = 4_000_000;

  private static final int TAG_WEIGHT = 100;

  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<String, TextParsing> recent = new LinkedHashMap<>(64, 0.75f, true);
  private long weight;

  TextParsing get(String text, Function<String, TextParsing> read) {
    lock.lock();
    try {
      var known = recent.get(text);
      if (known != null) {
        return known;
      }
    } finally {
      lock.unlock();
    }
    // Outside the lock: one long text must not hold up all others.
    var reading = read.apply(text);
    store(text, reading);
    return reading;
  }

  private void store(String text, TextParsing reading) {
    lock.lock();
    try {
      if (recent.put(text, reading) == null) {
        weight += weight(text);
      }
      for (var oldest = recent.entrySet().iterator(); weight > MAX_WEIGHT && oldest.hasNext(); ) {
        Map.Entry<String, TextParsing> entry = oldest.next();
        weight -= weight(entry.getKey());
        oldest.remove();
      }
    } finally {
      lock.unlock();
    }
  }

  private static long weight(String text) {
    return text.length() + TAG_WEIGHT * text.chars().filter(c -> c == '{').count();
  }
}
