package io.relance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D-1: one day on a real account is a script, which says first what it would do")
class AccountDayTest {
  private static final String SCRIPT = "tools/aws/account-day";
  private static final Pattern STEP = Pattern.compile("(?m)^(\\d+)\\. (.+)$");

  @TempDir Path folder;
  private Path calls;

  /** Programs in the place of those that call an account: each notes how it was called. */
  @BeforeEach
  void standIns() throws IOException {
    calls = Files.createFile(folder.resolve("calls"));
    standIn("sam", "");
    standIn("sleep", "");
    standIn(
        "aws",
        """
        case "$*" in
          *create-owner-token*) printf '{"token": "rl_1"}' > "${@: -1}" ;;
          *OutputKey*) echo https://api.test ;;
          *describe-stacks*) exit 1 ;;
          *) echo 1000 ;;
        esac
        """);
    standIn(
        "curl",
        "echo '{\"id\": \"1\", \"items\": [{\"id\": \"1\"}],"
            + " \"upload\": {\"url\": \"https://x\", \"method\": \"PUT\", \"headers\": {}}}'");
  }

  private void standIn(String name, String script) throws IOException {
    var text = "#!/usr/bin/env bash\necho \"%s $*\" >> '%s'\n%s\n".formatted(name, calls, script);
    var file = Files.writeString(folder.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  @DisplayName("The plan calls nothing, prices the day, and has the steps of docs/operations.md")
  void plansWithoutCallingAnything() throws IOException, InterruptedException {
    var plan = run("", "--plan");

    assertThat(calls()).isEmpty();
    assertThat(plan).contains("The price").contains("together").contains("Look at: ");
    var guide = Files.readString(Project.root().resolve("docs/operations.md"));
    assertThat(steps(plan)).hasSizeGreaterThan(10).allSatisfy(it -> assertThat(guide).contains(it));
  }

  @Test
  @DisplayName("It asks before the first call that could cost anything")
  void asksBeforeItStarts() throws IOException, InterruptedException {
    var answer = run("no\n", "--email", "you@example.org");

    assertThat(answer).contains("The price").contains("Nothing was done.");
    assertThat(calls()).isEmpty();
  }

  @Test
  @DisplayName(
      "It does the steps of its plan in order, and deletes what it made once that is agreed")
  void runsThePlan() throws IOException, InterruptedException {
    var day = run("yes\nyes\nyes\n", "--email", "you@example.org");

    assertThat(steps(day)).isEqualTo(steps(run("", "--plan")));
    assertThat(calls()).first().asString().contains("sts get-caller-identity");
    assertThat(calls())
        .anyMatch(it -> it.startsWith("sam deploy --stack-name relance-day"))
        .anyMatch(it -> it.startsWith("sam delete --stack-name relance-day"))
        .anyMatch(it -> it.contains("budgets delete-budget"))
        .noneMatch(it -> it.contains("rl_1"));
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(calls);
  }

  private static List<String> steps(String output) {
    return STEP.matcher(output).results().map(step -> step.group(2)).toList();
  }

  private String run(String answers, String... options) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("bash", SCRIPT));
    command.addAll(List.of(options));
    var builder =
        new ProcessBuilder(command).directory(Project.root().toFile()).redirectErrorStream(true);
    builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
    builder.environment().put("AWS_REGION", "eu-west-1");
    builder.environment().put("RELANCE_DAY_NOTES", folder.resolve("notes").toString());
    var process = builder.start();
    try (var input = process.outputWriter(UTF_8)) {
      input.write(answers);
    }
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return output;
  }
}
