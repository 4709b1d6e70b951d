package io.relance.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
  private static final List<String> KNOWN = List.of("firstName", "lastName", "email", "is");

  @Test
  void findsTheNameThatDiffersInCaseOrSeparators() {
    assertThat(NearestName.of("first_name", KNOWN)).contains("firstName");
    assertThat(NearestName.of("LAST-NAME", KNOWN)).contains("lastName");
  }

  @Test
  void findsTheNameWithUpToTwoTypos() {
    assertThat(NearestName.of("emial", KNOWN)).contains("email");
    assertThat(NearestName.of("frstNam", KNOWN)).contains("firstName");
  }

  @Test
  void findsNothingThatIsFar() {
    assertThat(NearestName.of("phone", KNOWN)).isEmpty();
    assertThat(NearestName.of("x", KNOWN)).isEmpty();
    assertThat(NearestName.of("vip", List.of("id"))).isEmpty();
    assertThat(NearestName.of("nope", List.of("done"))).isEmpty();
    assertThat(NearestName.of("", KNOWN)).isEmpty();
    assertThat(NearestName.of("e".repeat(100_000), KNOWN)).isEmpty();
  }

  @Test
  void endsAMessage() {
    assertThat(NearestName.ending("emial", KNOWN)).isEqualTo("; did you mean \"email\"?");
    assertThat(NearestName.ending("phone", KNOWN)).isEqualTo(".");
  }

  @Test
  void quotesValuesInOneLineAndShort() {
    assertThat(Quoted.of("a\nb")).isEqualTo("\"a\uFFFDb\"");
    assertThat(Quoted.of("x".repeat(99))).isEqualTo("\"" + "x".repeat(60) + "…\"");
  }
}
