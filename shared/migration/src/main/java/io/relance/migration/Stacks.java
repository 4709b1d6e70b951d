package io.relance.migration;

/** Reaches deployments on AWS by the names of their stacks. */
public interface Stacks {
  /** A stack to be read whole. */
  Origin origin(String stack);

  /** A stack to be moved into. */
  Destination destination(String stack);
}
