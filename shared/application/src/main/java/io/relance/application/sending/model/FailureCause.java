package io.relance.application.sending.model;

import io.relance.domain.provider.SendResult.Kind;
import io.relance.json.Choices;

/** The cause of a failed send. */
public enum FailureCause {
  /** The text cannot be rendered for the contact. */
  BROKEN_TEXT,
  /** The provider rejected the message. */
  REJECTED,
  INVALID_ADDRESS,
  /** The receiver has opted out at the provider. */
  OPTED_OUT,
  /** The provider did not accept the message within 24 hours. */
  NOT_ACCEPTED,
  /** No receipt confirmed that the provider has the message. */
  NOT_CONFIRMED,
  /** The provider accepted the message, and reported that it could not deliver it. */
  NOT_DELIVERED;

  /** The cause as metrics name it. */
  public String code() {
    return Choices.name(this);
  }

  /** The cause of a rejection. */
  public static FailureCause of(Kind rejection) {
    return switch (rejection) {
      case MESSAGE -> REJECTED;
      case INVALID_ADDRESS -> INVALID_ADDRESS;
      case OPTED_OUT -> OPTED_OUT;
    };
  }
}
