package io.relance.lambda;

import io.relance.application.composition.Relance;
import io.relance.domain.failure.ExternalFailure;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does, before a snapshot of an instance is taken, what makes the first request slow: a read loads
 * the SDK, and one that every role allows. It reads nothing that is there, so that the snapshot
 * holds nothing of anybody.
 */
enum SnapStartPriming {
  NONE,
  BEFORE_SNAPSHOT;

  private static final Logger LOG = LoggerFactory.getLogger(SnapStartPriming.class);

  static SnapStartPriming of(Map<String, String> environment) {
    return "true".equals(environment.get("RELANCE_PRIMING")) ? BEFORE_SNAPSHOT : NONE;
  }

  void run(Relance relance) {
    if (this == NONE) {
      return;
    }
    try {
      var _ = relance.administration().tokens().holder("nobody's");
    } catch (ExternalFailure failure) {
      LOG.warn("The snapshot is taken unprimed: {}", failure.getMessage());
    }
  }
}
