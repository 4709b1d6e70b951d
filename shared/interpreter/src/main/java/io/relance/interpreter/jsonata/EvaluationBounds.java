package io.relance.interpreter.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.Frame;

/**
 * Ends an evaluation that recurses or loops without end, by counting its steps: the same expression
 * comes to the same result however busy the machine is.
 */
final class EvaluationBounds {
  private static final int MOST_STEPS = 2_000_000;
  private static final int DEEPEST_CALL = 500;

  private int steps;
  private int depth;

  private EvaluationBounds() {}

  static void apply(Frame frame) {
    var bounds = new EvaluationBounds();
    frame.setEvaluateEntryCallback((_, _, current) -> bounds.entered(current));
    frame.setEvaluateExitCallback((_, _, current, _) -> bounds.left(current));
  }

  private void entered(Frame frame) {
    if (++steps > MOST_STEPS) {
      throw new JException("It takes more than " + MOST_STEPS + " steps.", -1);
    }
    if (!frame.isParallelCall && ++depth > DEEPEST_CALL) {
      throw new JException("It calls itself more than " + DEEPEST_CALL + " deep.", -1);
    }
  }

  private void left(Frame frame) {
    if (!frame.isParallelCall) {
      depth--;
    }
  }
}
