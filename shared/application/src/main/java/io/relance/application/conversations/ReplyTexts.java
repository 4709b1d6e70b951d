package io.relance.application.conversations;

import io.relance.application.sending.model.Language;
import io.relance.domain.flow.ConversationElement.Question;
import io.relance.domain.flow.ConversationSettings;
import java.util.List;
import java.util.stream.Collectors;

/** The texts after replies that match no choice. */
public final class ReplyTexts {
  private ReplyTexts() {}

  /** The template of the text before the choices of a question that is asked again. */
  public static String reprompt(ConversationSettings settings, Language language) {
    return settings
        .reprompt()
        .orElseGet(
            () ->
                switch (language) {
                  case ENGLISH -> "Sorry, we did not understand. Please reply with one of these:";
                  case FRENCH ->
                      "Désolé, nous n'avons pas compris. Répondez par l'un de ces choix :";
                });
  }

  /**
   * The text of a question that is asked again.
   *
   * @param rendered the text before the choices
   * @param tied the indexes of the choices that the reply may mean, if these are several
   */
  public static String reprompt(
      String rendered, Question question, List<Integer> tied, Language language) {
    return rendered + tie(question, tied, language) + question.choiceLines();
  }

  private static String tie(Question question, List<Integer> tied, Language language) {
    if (tied.isEmpty()) {
      return "";
    }
    var texts = tied.stream().map(at -> question.choices().get(at).text()).toList();
    return switch (language) {
      case ENGLISH -> "\nDid you mean " + listed(texts, " or ") + "?";
      case FRENCH -> "\nVouliez-vous dire " + listed(texts, " ou ") + " ?";
    };
  }

  private static String listed(List<String> texts, String last) {
    return texts.size() == 1
        ? texts.getFirst()
        : texts.subList(0, texts.size() - 1).stream().collect(Collectors.joining(", "))
            + last
            + texts.getLast();
  }
}
