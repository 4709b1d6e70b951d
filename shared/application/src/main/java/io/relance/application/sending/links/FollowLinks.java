package io.relance.application.sending.links;

import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Queues;
import io.relance.application.sending.engagement.MessageEvents;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.TrackedLinks;
import io.relance.application.sending.unsubscribe.UnsubscribeLinks;
import io.relance.domain.contact.Channel;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.id.SendId;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.Queue;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.text.ShortLinks;
import io.relance.json.Choices;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds where a short link leads, only to an address that was in its message, and queues the click;
 * queues that the image of an email is loaded. Who requests them waits for two reads and one
 * message.
 */
public final class FollowLinks {
  private static final Logger LOG = LoggerFactory.getLogger(FollowLinks.class);

  private final TrackedMessages messages;
  private final Queue queue;
  private final String unsubscribe;
  private final VisitorMarks marks;
  private final InstantSource clock;

  /**
   * @param publicUrl the public URL of the deployment: links that unsubscribe are no clicks
   * @param marks added to URLs of the shop's pages
   */
  public FollowLinks(
      ItemStore store, Queue queue, URI publicUrl, VisitorMarks marks, InstantSource clock) {
    this.messages = new TrackedMessages(store);
    this.queue = queue;
    this.unsubscribe = UnsubscribeLinks.prefix(publicUrl);
    this.marks = marks;
    this.clock = clock;
  }

  /**
   * The address that a short link leads to, for a page of the shop with the mark of the contact;
   * empty when no message has the link, and after its contact is erased.
   */
  public Optional<URI> follow(LinkRequest request) {
    var path = ShortLinks.path(request.path());
    var send = path.flatMap(it -> messages.byCode(it.code()));
    var target =
        send.flatMap(TrackedLinks::of).flatMap(it -> it.target(path.orElseThrow().number()));
    if (target.filter(it -> !it.startsWith(unsubscribe)).isEmpty()) {
      return target.map(URI::create);
    }
    var now = clock.instant();
    var robot = RobotRules.isRobot(request, age(send.orElseThrow(), now));
    var number = Optional.of(path.orElseThrow().number());
    queue(new TrackedRequest(Ids.random(), id(send.orElseThrow()), number, now, robot));
    return target.map(it -> robot ? it : marked(it, send.orElseThrow())).map(URI::create);
  }

  /** Tests and forwarded messages are followed by others than the contact. */
  private String marked(String target, Item item) {
    if (!marks.isMarked(target)) {
      return target;
    }
    var send = Send.of(item);
    return MessageEvents.isOfContact(send) ? marks.marked(target, send.intent().contact()) : target;
  }

  /** Queues that the image of an email is loaded; other messages have none. */
  public void open(LinkRequest request) {
    try {
      messages
          .byImage(request.path())
          .filter(send -> send.text("channel").equals(Optional.of(Choices.name(Channel.EMAIL))))
          .ifPresent(send -> open(request, send));
    } catch (TransientFailure failure) {
      LOG.warn("The open of an email was not recorded: {}", failure.getMessage());
    }
  }

  private void open(LinkRequest request, Item send) {
    var now = clock.instant();
    var robot = RobotRules.isRobotOpening(request, age(send, now));
    queue(new TrackedRequest(Ids.random(), id(send), Optional.empty(), now, robot));
  }

  private static SendId id(Item send) {
    return new SendId(send.text("id").orElseThrow());
  }

  /** How long ago a message was sent; long ago if that is not known. */
  private static Duration age(Item send, Instant now) {
    return send.text(Send.SETTLED_AT)
        .map(at -> Duration.between(Instant.parse(at), now))
        .orElse(ChronoUnit.FOREVER.getDuration());
  }

  /** What cannot be queued is lost: who follows a link is not to wait for us. */
  private void queue(TrackedRequest request) {
    try {
      queue.send(Queues.CLICKS, Message.of(Json.write(request)));
    } catch (TransientFailure failure) {
      LOG.warn("A request of send {} was not recorded: {}", request.send(), failure.getMessage());
    }
  }
}
