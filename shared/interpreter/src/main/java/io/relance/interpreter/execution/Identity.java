package io.relance.interpreter.execution;

/**
 * Who an execution is, as its context object tells it.
 *
 * @param role under which it would act on AWS
 */
public record Identity(Named execution, Named machine, String role) {
  /** Something with an id, an ARN on AWS, and a name. */
  public record Named(String id, String name) {}
}
