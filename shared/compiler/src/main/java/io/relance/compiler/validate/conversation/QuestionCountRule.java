package io.relance.compiler.validate.conversation;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.flow.Diagnostic;
import java.util.stream.Stream;

/** Reports more questions than a flow may ask (K-9). */
final class QuestionCountRule implements FlowRule {
  private static final int MOST = 4;
  private static final int MOST_ON_REPLY = 3;

  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    var questions = checked.flow().questions();
    boolean onReply = checked.flow().trigger().kind().equals("reply-to-message");
    int most = onReply ? MOST_ON_REPLY : MOST;
    return questions.size() <= most
        ? Stream.empty()
        : Stream.of(
            checked.at(
                questions.get(most),
                Diagnostic.error(
                        "question.too-many-questions",
                        "A flow%s must have at most %d questions, not %d."
                            .formatted(
                                onReply ? " with the trigger reply-to-message" : "",
                                most,
                                questions.size()))
                    .hint("Ask the most important questions, or continue in another automation.")));
  }
}
