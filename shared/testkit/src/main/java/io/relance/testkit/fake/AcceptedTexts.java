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
final class AcceptedTexts {
  private final String sidStart = "SM" + HexFormat.of().toHexDigits(new SecureRandom().nextLong());
  private final AtomicLong count = new AtomicLong();
  private final Map<String, AcceptedText> bySid = new ConcurrentHashMap<>();
  private final Map<String, Deque<AcceptedText>> byReceiver = new ConcurrentHashMap<>();
  private final Map<String, Instant> sentAt = new ConcurrentHashMap<>();

  /** Sids rise, so their order is the order of taking. */
  String nextSid() {
    return sidStart + HexFormat.of().toHexDigits(count.incrementAndGet());
  }

  void add(AcceptedText text) {
    bySid.put(text.sid(), text);
    byReceiver.computeIfAbsent(text.to(), _ -> new ConcurrentLinkedDeque<>()).addFirst(text);
  }

  Optional<AcceptedText> bySid(String sid) {
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

  List<AcceptedText> inOrder() {
    return bySid.values().stream().sorted(Comparator.comparing(AcceptedText::sid)).toList();
  }

  Stream<AcceptedText> newestFirst() {
    return inOrder().reversed().stream();
  }

  /** The newest first. */
  Stream<AcceptedText> to(String receiver) {
    return byReceiver.getOrDefault(receiver, new ConcurrentLinkedDeque<>()).stream();
  }
}
