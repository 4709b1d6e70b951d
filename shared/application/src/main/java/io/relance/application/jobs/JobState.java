package io.relance.application.jobs;

/** How far a job is. */
public enum JobState {
  /** It is being worked on, or will be within a minute. */
  RUNNING,
  /** It waits for an instant, at which it continues by itself. */
  PAUSED,
  /** All of it is done. */
  DONE,
  /** It ended before its work was done; the error says why. */
  FAILED,
  /** It was cancelled; what was done until then stays. */
  CANCELLED;

  /** Whether nothing more happens. */
  public boolean ended() {
    return switch (this) {
      case RUNNING, PAUSED -> false;
      case DONE, FAILED, CANCELLED -> true;
    };
  }
}
