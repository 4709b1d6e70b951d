package io.relance.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D3.7: relance cost says what a flow would cost on AWS")
class CostCommandTest {
  private static final Path FLOW = Path.of("../../benchmarks/flows/ten-in-line.json");

  private static final Path QUIZ = Path.of("../../benchmarks/flows/quiz.json");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void setsWavesBesideOneExecutionForEachContact() {
    assertThat(run("--contacts", "1000000", FLOW.toString())).isZero();

    assertThat(out.toString())
        .contains("1,000,000 contacts", "waves of 1,000", "one execution each")
        .containsPattern("Step Functions: state transitions +\\d+,\\d{3} +\\d+,\\d{3},\\d{3}")
        .containsPattern("DynamoDB +\\$\\d+\\.\\d+ +\\$\\d+")
        .containsPattern("until all have started +0 s +55 min")
        .doesNotContain("warning:");
  }

  @Test
  @DisplayName("D-1: without a flow, relance cost estimates an idle month")
  void estimatesAnIdleMonth() {
    assertThat(run()).isZero();

    assertThat(out.toString())
        .contains("An idle month of 30 days", "own key", "a secret in Secrets Manager")
        .containsPattern("SQS: requests +[\\d,]+ +\\$0\\.\\d+")
        .containsPattern("total +\\$0\\.\\d+");
  }

  @Test
  void reportsTheFaultsOfAFlowThatDoesNotCompile(@TempDir Path folder) throws IOException {
    var broken = folder.resolve("broken.json");
    Files.writeString(
        broken, Files.readString(FLOW).replace("\"next\": \"done\"", "\"next\": \"x\""));

    assertThat(run(broken.toString())).isEqualTo(1);

    assertThat(err.toString()).contains("elements[8].next").doesNotContain("\tat ");
  }

  @Test
  void takesThePricesOfMessages() {
    assertThat(run("--sms-price", "0.05", "--contacts", "1000", QUIZ.toString())).isZero();

    assertThat(out.toString()).containsPattern("messages, charged by providers +\\$150\\.00");
    assertThat(run("--sms-price", "-1", QUIZ.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("A price must be 0 to 100 dollars, not -1.0");
  }

  @Test
  void refusesWhatCannotBeEstimated() {
    assertThat(run("nowhere.json")).isEqualTo(2);
    assertThat(run("--contacts", "0", FLOW.toString())).isEqualTo(2);
    assertThat(run("--branch-share", "x=1.5", FLOW.toString())).isEqualTo(2);

    assertThat(err.toString())
        .contains("There is no file nowhere.json", "must be at least 1", "must be 0 to 1");
  }

  private int run(String... arguments) {
    var commandLine = Main.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    var whole = new String[arguments.length + 1];
    whole[0] = "cost";
    System.arraycopy(arguments, 0, whole, 1, arguments.length);
    return commandLine.execute(whole);
  }
}
