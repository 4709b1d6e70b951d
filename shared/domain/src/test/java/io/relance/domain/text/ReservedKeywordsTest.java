package io.relance.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("K-5: words of consent are no keywords, in seven languages")
class ReservedKeywordsTest {
  static final List<String> WORDS =
      List.of(
          "STOP",
          "Arrêt",
          "ARRET",
          "JOIN",
          "Rejoindre",
          "start",
          "UNSTOP",
          "Yes",
          "Cancel",
          "END",
          "quit",
          "Revoke",
          "opt-out",
          "Help",
          "INFO",
          "aide",
          "Baja",
          "ALTA",
          "ayuda",
          "Abmelden",
          "anmelden",
          "Hilfe",
          "iscriviti",
          "Cancellami",
          "aiuto",
          "Aanmelden",
          "afmelden",
          "hulp",
          "Sair",
          "assinar",
          "ajuda",
          "Inscription",
          "s'abonner",
          "Suscripción",
          "stopp");

  @ParameterizedTest
  @FieldSource("WORDS")
  void refuses(String word) {
    assertThat(ReservedKeywords.contains(word)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pumpkin", "hours", "horaires", "stopwatch", "Endives", "starter pack"})
  void takes(String word) {
    assertThat(ReservedKeywords.contains(word)).isFalse();
  }
}
