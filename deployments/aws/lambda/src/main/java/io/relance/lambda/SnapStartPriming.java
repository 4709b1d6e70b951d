package io.relance.lambda;

import io.relance.application.composition.Relance;
import io.relance.domain.failure.ExternalFailure;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads, before the snapshot of an instance is taken, what makes the first request slow: it reads
 * with the SDK, which every role permits. The item does not exist, so the snapshot contains no
 * data.
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
