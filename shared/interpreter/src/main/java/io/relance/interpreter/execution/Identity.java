package io.relance.interpreter.execution;

/**
 * The names and ids of an execution and its machine, as in the context object.
 *
 * @param role the role that it would have on AWS
 */
public record Identity(Named execution, Named machine, String role) {
  /** An id, which is an ARN on AWS, and a name. */
  public record Named(String id, String name) {}
}
