package io.relance.domain.flow;

/** Which quiet hours hold the messages of a flow. */
public enum FlowQuietHours {
  /** The project's, which hold marketing texts only. */
  PROJECT,
  /** None: only for flows whose messages are all transactional. */
  OFF
}
