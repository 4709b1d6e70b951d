package io.relance.testkit.fake;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** The texts that the fake Twilio took, found by id and by receiver. */
final class TakenTexts {
  private final String sidStart = "SM" + HexFormat.of().toHexDigits(new SecureRandom().nextLong());
  private final AtomicLong count = new AtomicLong();
  private final Map<String, TakenText> bySid = new ConcurrentHashMap<>();
  private final Map<String, Deque<TakenText>> byReceiver = new ConcurrentHashMap<>();
  private final Map<String, Instant> sentAt = new ConcurrentHashMap<>();

  /** Sids rise, so their order is the order of taking. */
  String nextSid() {
    return sidStart + HexFormat.of().toHexDigits(count.incrementAndGet());
  }

  void add(TakenText text) {
    bySid.put(text.sid(), text);
    byReceiver.computeIfAbsent(text.to(), _ -> new ConcurrentLinkedDeque<>()).addFirst(text);
  }

  Optional<TakenText> bySid(String sid) {
    return Optional.ofNullable(bySid.get(sid));
  }

  void markSent(String sid, Instant at) {
    sentAt.putIfAbsent(sid, at);
  }

  Optional<Instant> sentAt(String sid) {
    return Optional.ofNullable(sentAt.get(sid));
  }

  int count() {
    return bySid.size();
  }

  List<TakenText> inOrder() {
    return bySid.values().stream().sorted(Comparator.comparing(TakenText::sid)).toList();
  }

  Stream<TakenText> newestFirst() {
    return inOrder().reversed().stream();
  }

  /** The newest first. */
  Stream<TakenText> to(String receiver) {
    return byReceiver.getOrDefault(receiver, new ConcurrentLinkedDeque<>()).stream();
  }
}
