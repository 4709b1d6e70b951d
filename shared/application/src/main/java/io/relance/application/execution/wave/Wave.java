package io.relance.application.execution.wave;

import io.relance.application.automations.Cohort;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.LaunchId;
import io.relance.domain.id.SenderId;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.Item;
import io.relance.domain.store.Value;
import io.relance.json.Choices;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Up to 1,000 enrollments that go through one version of an automation together.
 *
 * @param attempt the number of its execution: incremented at each replay, which voids the previous
 *     one
 * @param watch the schedule entry that checks it
 */
public record Wave(
    WaveId id,
    Path path,
    Place place,
    State state,
    long attempt,
    int size,
    Instant formedAt,
    Optional<Instant> movedAt,
    String watch) {

  /** The state of a wave. */
  public enum State {
    /** Members may still join. */
    FORMING,
    /** Complete; its execution is due or running. */
    SEALED,
    /** Its members wait for replies to a question or for a winner; no execution runs. */
    PARKED,
    /** Its members are being cancelled; it does not advance any more. */
    ENDING,
    ENDED,
    /** Its execution failed; there is a dead letter for it. */
    LOST
  }

  /**
   * The flow of a wave.
   *
   * @param activation the activation under which all members entered
   * @param machine reference of the published definition
   * @param launch the launch by which all members entered
   * @param channel the channel of its conversation, which is that of the text that started it
   * @param sender our sender that answers the text that started it; empty where the channel has one
   *     provider, and for waves that no text started
   */
  public record Path(
      Cohort cohort,
      long activation,
      String machine,
      Optional<LaunchId> launch,
      Channel channel,
      Optional<SenderId> sender) {
    /** The flow of a wave that no text started. */
    public Path(
        Cohort cohort,
        long activation,
        String machine,
        Optional<LaunchId> launch,
        Channel channel) {
      this(cohort, activation, machine, launch, channel, Optional.empty());
    }
  }

  /**
   * Where a wave is.
   *
   * @param at the element it is at, or enters when it starts
   * @param until the instant to wait for before that element
   * @param exchange whether its messages reply to a text of its members; false after any delay
   * @param delayed whether its members have come through a delay element
   * @param delay the delay in which its members wait until then; empty once the wait is over
   * @param trials the variations that its members got
   * @param approved the approval that its members have been given, until they leave it
   */
  public record Place(
      ElementId at,
      Optional<Instant> until,
      boolean exchange,
      boolean delayed,
      Optional<Delay> delay,
      List<Trial> trials,
      Optional<ElementId> approved) {
    public Place {
      trials = List.copyOf(trials);
    }

    /** A position without members. */
    public static Place at(ElementId element, boolean exchange) {
      return new Place(
          element,
          Optional.empty(),
          exchange,
          false,
          Optional.empty(),
          List.of(),
          Optional.empty());
    }

    /** A position without members, which they enter at an instant. */
    static Place after(ElementId element, Instant until) {
      return new Place(
          element, Optional.of(until), false, false, Optional.empty(), List.of(), Optional.empty());
    }

    /** The position of members who have waited here without a delay element. */
    Place left(ElementId next, boolean exchange) {
      return left(next, exchange, Optional.empty());
    }

    /** The position of members who send what an approval was given for. */
    Place approved(ElementId email, ElementId approval) {
      return left(email, false, Optional.of(approval));
    }

    private Place left(ElementId next, boolean exchange, Optional<ElementId> approved) {
      return new Place(
          next, Optional.empty(), exchange, delayed, Optional.empty(), trials, approved);
    }

    /** The position that a branch of the wave reaches. */
    Place next(ElementId next, WaveBranch waveBranch) {
      return new Place(
          next,
          waveBranch.until(),
          exchange && waveBranch.until().isEmpty(),
          delayed || (waveBranch.until().isPresent() && !waveBranch.isHeld()),
          waveBranch
              .until()
              .filter(_ -> !waveBranch.isHeld())
              .map(_ -> new Delay(at, waveBranch.exit())),
          Stream.concat(trials.stream(), waveBranch.trial().stream()).toList(),
          approved.filter(it -> waveBranch.isHeld() || it.equals(next)));
    }

    /** The place once the wait is over. */
    Place arrived() {
      return new Place(at, until, exchange, delayed, Optional.empty(), trials, approved);
    }
  }

  /** A delay in which a wave waits, and the exit by which it will leave. */
  public record Delay(ElementId element, String exit) {}

  public static final int MAX_SIZE = 1000;

  /** The exit of members whose messages were approved: they stay at the approval until then. */
  public static final String APPROVED = "approved here";

  private static final String CHANNEL = "channel";
  private static final String SENDER = "sender";

  public AutomationId automation() {
    return path.cohort().automation();
  }

  public long version() {
    return path.cohort().version();
  }

  /** The enrollments among which its members are counted. */
  public Cohort cohort() {
    return path.cohort();
  }

  public long activation() {
    return path.activation();
  }

  public String machine() {
    return path.machine();
  }

  public Optional<LaunchId> launch() {
    return path.launch();
  }

  /** The channel of its conversation: that of the text that started it. */
  public Channel channel() {
    return path.channel();
  }

  /** Our sender that answers on a channel what started it; empty for the usual one. */
  public Optional<SenderId> sender(Channel channel) {
    return path.sender().filter(_ -> path.channel() == channel);
  }

  public ElementId at() {
    return place.at();
  }

  public Optional<Instant> until() {
    return place.until();
  }

  public boolean exchange() {
    return place.exchange();
  }

  /** Whether its members have come through a delay element. */
  public boolean isDelayed() {
    return place.delayed();
  }

  /** The delay in which its members wait; empty where they are at an element. */
  public Optional<Delay> delay() {
    return place.delay();
  }

  /** Whether its members have been given an approval. */
  public boolean isApprovedBy(ElementId approval) {
    return place.approved().equals(Optional.of(approval));
  }

  /** Whether its members are counted at an approval that follows the element they are at. */
  public boolean isSendingApproved() {
    return place.approved().filter(it -> !it.equals(at())).isPresent();
  }

  /**
   * The element at which its members are counted: the delay in which they wait, the approval that
   * they were given, or {@link #at}.
   */
  public ElementId here() {
    return delay().map(Delay::element).or(place::approved).orElseGet(this::at);
  }

  /** Whether none of its members continues in it. */
  public boolean isOver() {
    return state == State.ENDING || state == State.ENDED;
  }

  /** Whether it is in progress: forming, due or running. */
  public boolean inProgress() {
    return state == State.FORMING || state == State.SEALED;
  }

  /** The name of its execution, which can start once for each attempt. */
  public String execution() {
    return id + "-" + attempt;
  }

  /** The wave at its next element, with the part that stays in it. */
  public Wave moved(ElementId next, WaveBranch waveBranch, String watch, Instant now) {
    var moved = Optional.of(now);
    WaveTransitions.TABLE.check(id.value(), state, State.SEALED);
    return new Wave(
        id,
        path,
        place.next(next, waveBranch),
        State.SEALED,
        attempt,
        waveBranch.members().size(),
        formedAt,
        moved,
        watch);
  }

  /** The wave with the members that wait at the element that it is at. */
  public Wave parked(ElementId element, int size, String watch, Instant now) {
    WaveTransitions.TABLE.check(id.value(), state, State.PARKED);
    var waiting = place.left(element, false);
    return new Wave(
        id, path, waiting, State.PARKED, attempt, size, formedAt, Optional.of(now), watch);
  }

  public Wave ofSize(int size) {
    return new Wave(id, path, place, state, attempt, size, formedAt, movedAt, watch);
  }

  /** The wave with another schedule entry. */
  Wave watched(String watch) {
    return new Wave(id, path, place, state, attempt, size, formedAt, movedAt, watch);
  }

  /** The wave with its wait over. */
  Wave arrived() {
    return new Wave(id, path, place.arrived(), state, attempt, size, formedAt, movedAt, watch);
  }

  /** The wave without members. */
  public Wave ended(Instant now) {
    WaveTransitions.TABLE.check(id.value(), state, State.ENDED);
    return new Wave(
        id, path, place.arrived(), State.ENDED, attempt, size, formedAt, Optional.of(now), watch);
  }

  /** The wave in its next state. */
  public Wave in(State next) {
    WaveTransitions.TABLE.check(id.value(), state, next);
    return new Wave(id, path, place, next, attempt, size, formedAt, movedAt, watch);
  }

  /** The failed wave with a new attempt, to start again from its element. */
  Wave retried() {
    WaveTransitions.TABLE.check(id.value(), state, State.SEALED);
    return new Wave(
        id, path, place, State.SEALED, attempt + 1, size, formedAt, Optional.empty(), watch);
  }

  static Wave of(Item item) {
    return new Wave(
        new WaveId(item.key().partition().substring("wave#".length())),
        new Path(
            Cohort.of(item),
            item.number("activation"),
            item.text("machine").orElseThrow(),
            item.text("launch").map(LaunchId::new),
            item.text(CHANNEL)
                .flatMap(name -> Optional.ofNullable(Choices.of(Channel.class).get(name)))
                .orElse(Channel.SMS),
            item.text(SENDER).map(SenderId::new)),
        new Place(
            new ElementId(item.text("at").orElseThrow()),
            item.text("until").map(Instant::parse),
            item.attribute("exchange").equals(Optional.of(Value.of(true))),
            item.attribute("delayed").equals(Optional.of(Value.of(true))),
            item.text("delay")
                .map(delay -> new Delay(new ElementId(delay), item.text("exit").orElseThrow())),
            Trial.of(item.text("trials").orElse("")),
            item.text("approved").map(ElementId::new)),
        State.valueOf(item.text("state").orElseThrow()),
        item.number("attempt"),
        Math.toIntExact(item.number("size")),
        item.instant("formedAt").orElseThrow(),
        item.text("movedAt").map(Instant::parse),
        item.text("watch").orElse(""));
  }

  Item item() {
    var item =
        ItemBuilder.at(WaveKeys.wave(id))
            .number("activation", activation())
            .text("machine", machine())
            .text("launch", launch().map(LaunchId::value))
            .text(
                CHANNEL, Optional.of(channel()).filter(it -> it != Channel.SMS).map(Choices::name))
            .text(SENDER, path.sender().map(SenderId::value))
            .text("at", at().value())
            .instant("until", until())
            .flag("exchange", exchange())
            .flag("delayed", isDelayed())
            .text("delay", delay().map(it -> it.element().value()))
            .text("exit", delay().map(Delay::exit))
            .text("trials", Optional.of(Trial.text(place.trials())).filter(it -> !it.isEmpty()))
            .text("approved", place.approved().map(ElementId::value))
            .text("state", state.name())
            .number("attempt", attempt)
            .number("size", size)
            .instant("formedAt", formedAt)
            .instant("movedAt", movedAt)
            .text("watch", watch);
    cohort().into(item);
    var listed = state == State.ENDED ? EndedWaves.partition(automation()) : automation().value();
    item.text(Tables.OPEN_WAVES.partitionAttribute(), listed);
    return item.build();
  }
}
