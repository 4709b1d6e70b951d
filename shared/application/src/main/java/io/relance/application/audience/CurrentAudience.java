package io.relance.application.audience;

import io.relance.application.persistence.Slice;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.PageRequest;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audience of a deployment: one that reads the store, until a deployment has a faster one that
 * gives the same answers, and whenever that one cannot answer now. A list that was begun with one
 * of them goes on with it.
 */
public final class CurrentAudience implements Audience {
  private static final String STORED = "s.";
  private static final String FASTER = "i.";

  private static final Logger LOG = LoggerFactory.getLogger(CurrentAudience.class);

  private final Audience stored;
  private volatile Optional<Audience> faster = Optional.empty();

  public CurrentAudience(Audience stored) {
    this.stored = stored;
  }

  /** From now on another audience answers. */
  public void become(Audience audience) {
    faster = Optional.of(audience);
  }

  /** The answer of the faster one, if it has one. */
  private <T> T answer(Function<Audience, T> question) {
    var fast = faster;
    if (fast.isPresent()) {
      try {
        return question.apply(fast.orElseThrow());
      } catch (TransientFailure unavailable) {
        LOG.debug("The faster audience has no answer now", unavailable);
      }
    }
    return question.apply(stored);
  }

  @Override
  public ContactCount count(AudienceQuestion question) {
    return answer(
        audience ->
            audience == stored && faster.isEmpty()
                ? countUntilFaster(question)
                : audience.count(question));
  }

  /** Counts in the store; begins again when the faster one becomes available meanwhile. */
  private ContactCount countUntilFaster(AudienceQuestion question) {
    var superseded = question.superseded();
    try {
      return stored.count(
          new AudienceQuestion(
              question.criteria(),
              question.now(),
              () -> superseded.getAsBoolean() || faster.isPresent()));
    } catch (CancellationException ended) {
      if (superseded.getAsBoolean()) {
        throw ended;
      }
      return count(question);
    }
  }

  @Override
  public Slice<ContactId> members(AudienceQuestion question, PageRequest page) {
    return page.cursor()
        .map(cursor -> members(question, page.limit(), cursor))
        .orElseGet(() -> answer(audience -> members(audience, question, page)));
  }

  private Slice<ContactId> members(AudienceQuestion question, int limit, String cursor) {
    var answering = cursor.startsWith(FASTER) ? faster.orElse(stored) : stored;
    var rest = cursor.substring(Math.min(2, cursor.length()));
    return members(answering, question, new PageRequest(limit, Optional.of(rest)));
  }

  private Slice<ContactId> members(
      Audience answering, AudienceQuestion question, PageRequest page) {
    var found = answering.members(question, page);
    var prefix = answering == stored ? STORED : FASTER;
    return new Slice<>(found.items(), found.next().map(next -> prefix + next));
  }

  @Override
  public boolean holds(AudienceQuestion question, ContactId contact) {
    return answer(audience -> audience.holds(question, contact));
  }
}
