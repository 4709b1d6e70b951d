package io.relance.application.jobs;

/**
 * The work of one kind of job, done in parts.
 *
 * <p>A part takes a few seconds at most. After a crash a part may be done again from the progress
 * that was stored last, and two workers may do the same part at once: each of its writes must have
 * the same effect when it is repeated.
 */
public interface JobWork {
  JobKind kind();

  /** Begins or continues a job where its stored progress ends. */
  Session open(Job job);

  /** The parts of one job, one after the other. */
  interface Session extends AutoCloseable {
    /** Does the next part. */
    JobStep next();

    @Override
    default void close() {}
  }
}
