package io.relance.application.visits;

import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Queues;
import io.relance.application.sending.links.RobotRules;
import io.relance.application.sending.links.VisitorMarks;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.Queue;
import io.relance.domain.visit.ShopOrigins;
import java.time.InstantSource;

/**
 * Accepts what the browsers of visitors report, and queues it: only from pages of the shop, with
 * the visitor's consent, and not from robots. All else is dropped.
 */
public final class AcceptVisits {
  private final Queue queue;
  private final ShopOrigins origins;
  private final VisitorMarks marks;
  private final InstantSource clock;

  public AcceptVisits(Queue queue, ShopOrigins origins, VisitorMarks marks, InstantSource clock) {
    this.queue = queue;
    this.origins = origins;
    this.marks = marks;
    this.clock = clock;
  }

  /** Queues the visits of a request, unless it is to be dropped. */
  public void accept(CollectRequest request) {
    if (request.origin().filter(origins::include).isPresent()
        && request.userAgent().filter(RobotRules::isBrowser).isPresent()) {
      CollectBody.read(request.body()).filter(CollectBody::consents).ifPresent(this::accept);
    }
  }

  private void accept(CollectBody body) {
    body.visitor().ifPresent(visitor -> accept(Ids.hash("visitor", visitor), body));
  }

  private void accept(String visitor, CollectBody body) {
    var collected =
        new CollectedVisits(
            visitor,
            body.marks().flatMap(mark -> marks.verify(mark).stream()).findFirst(),
            body.email(),
            clock.instant(),
            body.visits(origins));
    if (collected.identifies() || !collected.visits().isEmpty()) {
      queue.send(Queues.VISITS, Message.of(Json.write(collected)));
    }
  }
}
