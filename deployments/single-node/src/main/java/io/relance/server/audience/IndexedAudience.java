package io.relance.server.audience;

import io.relance.application.audience.Audience;
import io.relance.application.audience.AudienceQuestion;
import io.relance.application.audience.ContactCount;
import io.relance.application.persistence.Slice;
import io.relance.audience.AudienceIndex;
import io.relance.audience.AudienceQuery;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.PageRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Answers from an index in the process, after it has applied what was committed before. */
final class IndexedAudience implements Audience {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final AudienceFeed feed;
  private final ZoneId zone;

  /**
   * @param zone the project's, in which a day is a day
   */
  IndexedAudience(AudienceFeed feed, ZoneId zone) {
    this.feed = feed;
    this.zone = zone;
  }

  @Override
  public ContactCount count(AudienceQuestion question) {
    var count = current().count(query(question));
    return new ContactCount(count.all(), count.reachable(), question.now());
  }

  @Override
  public Slice<ContactId> members(AudienceQuestion question, PageRequest page) {
    var index = current();
    var query = query(question);
    int limit = page.limit() + 1;
    var found =
        page.cursor()
            .map(cursor -> index.membersAfter(contact(cursor), query, limit))
            .orElseGet(() -> index.members(query, limit));
    return found.size() < limit
        ? new Slice<>(found, Optional.empty())
        : new Slice<>(found.subList(0, page.limit()), cursor(found));
  }

  private static Optional<String> cursor(List<ContactId> found) {
    var last = found.get(found.size() - 2).value().getBytes(StandardCharsets.UTF_8);
    return Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(last));
  }

  private static ContactId contact(String cursor) {
    return new ContactId(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
  }

  @Override
  public boolean holds(AudienceQuestion question, ContactId contact) {
    return current().matches(contact, query(question));
  }

  private AudienceIndex current() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      if (!feed.catchUp(() -> System.nanoTime() - deadline < 0)) {
        throw new TransientFailure("The index of contacts has not caught up within " + PATIENCE);
      }
    } catch (IllegalArgumentException gone) {
      throw new TransientFailure("The index of contacts is being built again", gone);
    }
    return feed.index();
  }

  private AudienceQuery query(AudienceQuestion question) {
    return new AudienceQuery(question.criteria(), question.now(), zone, question.superseded());
  }
}
