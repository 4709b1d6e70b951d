package io.relance.testkit.flow;

import io.relance.domain.contact.Channel;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.Trigger;
import io.relance.domain.id.ElementId;
import io.relance.testkit.flow.RandomElements.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Makes up flows that have no error: no cycle, each element reached, each path ending; the same
 * seed gives the same flow.
 */
public final class RandomFlows {
  private static final int MAX_STEPS = 30;

  private final Random random;
  private final List<Slot> slots = new ArrayList<>();

  /** Exits that lead nowhere yet: which slot, which of its exits. */
  private final List<Open> open = new ArrayList<>();

  private record Slot(ElementId id, Shape shape, List<ElementId> exits) {}

  private record Open(Slot slot, int exit) {}

  private RandomFlows(long seed) {
    this.random = new Random(seed);
  }

  /** The flow of that seed. */
  public static Flow of(long seed) {
    return new RandomFlows(seed).flow();
  }

  /** The flows of the seeds from 0 on. */
  public static Stream<Flow> first(int count) {
    return LongStream.range(0, count).mapToObj(RandomFlows::of);
  }

  private Flow flow() {
    int steps = random.nextInt(MAX_STEPS);
    for (int i = 0; i < steps; i++) {
      int entries = 1 + random.nextInt(2);
      switch (random.nextInt(12)) {
        case 0 -> addApproval(entries);
        case 1, 2, 3 -> add(Shape.FORK, entries);
        default -> add(Shape.LINE, entries);
      }
    }
    while (!open.isEmpty() || slots.isEmpty()) {
      add(Shape.STOP, 1 + random.nextInt(4));
    }
    return build();
  }

  /** Adds a prepared email that some of the open exits lead to, and the approval after it. */
  private void addApproval(int entries) {
    add(Shape.PREPARED, entries);
    add(Shape.APPROVAL, List.of(open.removeLast()));
  }

  /** Adds an element that some of the open exits lead to. */
  private void add(Shape shape, int entries) {
    var taken = new ArrayList<Open>();
    for (int i = 0; i < entries && !open.isEmpty(); i++) {
      taken.add(open.remove(random.nextInt(open.size())));
    }
    add(shape, taken);
  }

  private void add(Shape shape, List<Open> entries) {
    var id = new ElementId("e" + slots.size());
    var slot = new Slot(id, shape, new ArrayList<>(Collections.nCopies(exitsOf(shape), id)));
    slots.add(slot);
    entries.forEach(entry -> entry.slot().exits().set(entry.exit(), id));
    for (int i = 0; i < slot.exits().size(); i++) {
      open.add(new Open(slot, i));
    }
  }

  private static int exitsOf(Shape shape) {
    return switch (shape) {
      case LINE, PREPARED -> 1;
      case FORK -> 2;
      case APPROVAL -> 3;
      case STOP -> 0;
    };
  }

  private Flow build() {
    var triggers = new RandomTriggers(random);
    var trigger = triggers.next();
    var elements = new RandomElements(random, answersByWhatsApp(trigger));
    var drawn = new ArrayList<FlowElement>();
    slots.forEach(
        slot -> drawn.add(elements.next(slot.id(), slot.shape(), List.copyOf(slot.exits()))));
    if (random.nextInt(3) == 0) {
      drawn.add(elements.note(new ElementId("n0")));
    }
    Collections.shuffle(drawn, random);
    return new Flow(Flow.FORMAT, trigger, triggers.reentry(), slots.getFirst().id(), drawn);
  }

  /** Whether WhatsApp messages may follow it: an SMS is answered by SMS. */
  private static boolean answersByWhatsApp(Trigger trigger) {
    return !(trigger instanceof Trigger.ByText byText)
        || byText.channels().contains(Channel.WHATSAPP);
  }

  static Duration duration(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> Duration.ofSeconds(1 + random.nextInt(100_000));
      case 1 -> Duration.ofHours(1 + random.nextInt(60));
      default -> Duration.ofDays(1 + random.nextInt(7));
    };
  }

  @SafeVarargs
  static <T> T pick(Random random, T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
