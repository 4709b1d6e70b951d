package io.relance.application.audience;

import io.relance.application.persistence.Slice;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.PageRequest;
import java.util.Optional;

/**
 * The audience of a deployment: one that reads the store, until a deployment has a faster one that
 * gives the same answers. A list that was begun with one of them goes on with it.
 */
public final class CurrentAudience implements Audience {
  private static final String STORED = "s.";
  private static final String FASTER = "i.";

  private final Audience stored;
  private volatile Optional<Audience> faster = Optional.empty();

  public CurrentAudience(Audience stored) {
    this.stored = stored;
  }

  /** From now on another audience answers. */
  public void become(Audience audience) {
    faster = Optional.of(audience);
  }

  private Audience current() {
    return faster.orElse(stored);
  }

  @Override
  public ContactCount count(AudienceQuestion question) {
    return current().count(question);
  }

  @Override
  public Slice<ContactId> members(AudienceQuestion question, PageRequest page) {
    var fast = faster;
    var prefix = page.cursor().orElse(fast.isPresent() ? FASTER : STORED);
    var answering = prefix.startsWith(FASTER) ? fast.orElse(stored) : stored;
    var rest = page.cursor().map(cursor -> cursor.substring(Math.min(2, cursor.length())));
    var found = answering.members(question, new PageRequest(page.limit(), rest));
    return new Slice<>(
        found.items(), found.next().map(next -> (answering == stored ? STORED : FASTER) + next));
  }

  @Override
  public boolean holds(AudienceQuestion question, ContactId contact) {
    return current().holds(question, contact);
  }
}
