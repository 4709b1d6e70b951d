package io.relance.application.sending.links;

import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Queues;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendKeys;
import io.relance.application.sending.model.TrackedLinks;
import io.relance.application.sending.unsubscribe.UnsubscribeLinks;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.id.SendId;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.Queue;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.text.ShortLinks;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds where a short link leads, only to an address that was in the text of its message, and
 * queues the click. Who follows a link waits for two reads and one message.
 */
public final class FollowLinks {
  private static final Logger LOG = LoggerFactory.getLogger(FollowLinks.class);

  private final ItemStore store;
  private final Queue queue;
  private final String unsubscribe;
  private final InstantSource clock;

  /**
   * @param publicUrl the public URL of the deployment: links that unsubscribe are no clicks
   */
  public FollowLinks(ItemStore store, Queue queue, URI publicUrl, InstantSource clock) {
    this.store = store;
    this.queue = queue;
    this.unsubscribe = UnsubscribeLinks.prefix(publicUrl);
    this.clock = clock;
  }

  /**
   * The address that a short link leads to; empty when no message has the link, and after its
   * contact is erased.
   */
  public Optional<URI> follow(LinkRequest request) {
    var path = ShortLinks.path(request.path());
    var send = path.flatMap(it -> send(it.code()));
    var target =
        send.flatMap(TrackedLinks::of).flatMap(it -> it.target(path.orElseThrow().number()));
    target
        .filter(it -> !it.startsWith(unsubscribe))
        .ifPresent(_ -> click(request, send.orElseThrow(), path.orElseThrow().number()));
    return target.map(URI::create);
  }

  private Optional<Item> send(String code) {
    return store
        .get(SendKeys.link(code))
        .flatMap(item -> item.text("send"))
        .map(SendId::new)
        .flatMap(send -> store.get(SendKeys.send(send)));
  }

  /** A click that cannot be queued is lost: who follows a link is not to wait for us. */
  private void click(LinkRequest request, Item send, int link) {
    var now = clock.instant();
    boolean justSent =
        send.text(Send.SETTLED_AT)
            .map(Instant::parse)
            .filter(at -> RobotRules.isJustSent(at, now))
            .isPresent();
    var id = new SendId(send.text("id").orElseThrow());
    var robot = RobotRules.isRobot(request, justSent);
    try {
      var click = new ClickMessage(Ids.random(), id, link, now, robot);
      queue.send(Queues.CLICKS, Message.of(Json.write(click)));
    } catch (TransientFailure failure) {
      LOG.warn("A click on a link of send {} was not recorded: {}", id, failure.getMessage());
    }
  }
}
