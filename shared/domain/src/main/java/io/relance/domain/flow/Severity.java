package io.relance.domain.flow;

/** Whether a fault forbids activation. */
public enum Severity {
  ERROR,
  WARNING
}
