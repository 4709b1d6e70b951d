package io.relance.compiler.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** Keeps what was read lately, up to so many characters of text in all. */
final class TextCache {
  private static final long MAX_CHARACTERS = 2_000_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<String, TextReading> lately = new LinkedHashMap<>(64, 0.75f, true);
  private long characters;

  TextReading get(String text, Function<String, TextReading> read) {
    lock.lock();
    try {
      var known = lately.get(text);
      if (known != null) {
        return known;
      }
    } finally {
      lock.unlock();
    }
    // Outside the lock: one long text must not hold up all others.
    var reading = read.apply(text);
    keep(text, reading);
    return reading;
  }

  private void keep(String text, TextReading reading) {
    lock.lock();
    try {
      if (lately.put(text, reading) == null) {
        characters += text.length();
      }
      for (var oldest = lately.entrySet().iterator();
          characters > MAX_CHARACTERS && oldest.hasNext(); ) {
        Map.Entry<String, TextReading> entry = oldest.next();
        characters -= entry.getKey().length();
        oldest.remove();
      }
    } finally {
      lock.unlock();
    }
  }
}
