package io.relance.compiler.validate.conversation;

import static java.util.stream.Collectors.toSet;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.util.Set;
import java.util.stream.Stream;

/** Reports answers in texts that no question of the flow brings. */
final class AnswerVariableRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    var questions =
        checked.flow().questions().stream().map(question -> question.id().value()).collect(toSet());
    return checked.texts().stream()
        .flatMap(
            text ->
                text.examined().answers().stream()
                    .filter(name -> !questions.contains(name))
                    .sorted()
                    .map(
                        name ->
                            checked.at(text.element(), text.field(), describe(name, questions))));
  }

  private static Diagnostic describe(String name, Set<String> questions) {
    return Diagnostic.error(
            "text.unknown-question",
            "There is no question " + Quoted.of(name) + NearestName.ending(name, questions))
        .hint("Write \"answers.\" and the id of a question of this flow.");
  }
}
