package io.relance.application.conversations.model;

import io.relance.application.persistence.ItemBuilder;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;

/**
 * The item that makes sure that a contact has one conversation at a time on a channel and sender.
 *
 * @param enrollment the enrollment that has the conversation, or had the last one
 * @param isOpen whether it is still open
 */
public record OpenConversation(EnrollmentId enrollment, boolean isOpen) {
  /** How long a reply that comes too late is recognized as one. */
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private static final String ENROLLMENT = "enrollment";
  private static final String OPEN = "open";

  public static OpenConversation of(Item item) {
    return new OpenConversation(
        new EnrollmentId(item.text(ENROLLMENT).orElseThrow()), item.text(OPEN).isPresent());
  }

  /** Whether a stored item is of an open conversation of another enrollment. */
  public static boolean isOther(Item stored, EnrollmentId enrollment) {
    var found = of(stored);
    return found.isOpen() && !found.enrollment().equals(enrollment);
  }

  /** The write that opens a conversation; refused while another one is open. */
  public static Write open(ItemKey key, EnrollmentId enrollment) {
    var item =
        ItemBuilder.at(key)
            .text(ENROLLMENT, enrollment.value())
            .text(OPEN, enrollment.value())
            .build();
    return new Write.Put(item, free(enrollment));
  }

  /** The write that closes the conversation of an enrollment; refused while another one is open. */
  static Write close(ItemKey key, EnrollmentId enrollment, Instant now) {
    var item =
        ItemBuilder.at(key)
            .text(ENROLLMENT, enrollment.value())
            .expiresAt(now.plus(REMEMBERED))
            .build();
    return new Write.Put(item, free(enrollment));
  }

  private static Precondition free(EnrollmentId enrollment) {
    return Precondition.any(
        Precondition.absent(),
        new Precondition.AttributeAbsent(OPEN),
        Precondition.equal(OPEN, enrollment.value()));
  }
}
