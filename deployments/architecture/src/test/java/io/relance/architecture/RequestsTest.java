package io.relance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import io.relance.application.audience.Audience;
import io.relance.application.jobs.RunJobs;
import io.relance.domain.store.ItemStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.BaseStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D6.1, D-1: no request walks over people")
class RequestsTest {
  /** Each method that a request reaches and that reads page by page, with what bounds it. */
  private static final String READS = "reads-of-requests.txt";

  private static final CallPaths REQUESTS =
      CallPaths.from(
          ArchitectureTest.CLASSES.stream().filter(RequestsTest::takesRequests),
          RequestsTest::isFollowedNoFurther);

  /** What is no part of a request: jobs, what puts an installation together, and test doubles. */
  private static boolean isFollowedNoFurther(JavaClass type) {
    return type.isEquivalentTo(RunJobs.class)
        || Stream.of("application.composition", "lambda", "server", "testkit", "benchmarks")
            .anyMatch(module -> type.getPackageName().startsWith("io.relance." + module));
  }

  private static boolean takesRequests(JavaClass type) {
    return type.getPackageName().startsWith("io.relance.functions.api")
        || type.getPackageName().startsWith("io.relance.functions.webhooks");
  }

  /**
   * What a new line would have to say is that its items are few however many contacts there are, or
   * that it ends after a time. If neither is true, the work is a job.
   */
  @Test
  @DisplayName("All that a request reads page by page is bounded, or the work is a job")
  void readsPageByPageOnlyWhatIsBounded() throws IOException {
    var streams = streams();
    var found = new TreeMap<String, String>();
    for (var unit : REQUESTS.reached()) {
      if (!streams.contains(unit) && readsOn(unit, streams)) {
        found.putIfAbsent(CallPaths.name(unit), String.join(" → ", REQUESTS.to(unit)));
      }
    }
    var listed = listed();

    assertThat(found).allSatisfy((method, path) -> assertThat(listed).as(path).contains(method));
    assertThat(listed).as("lines of " + READS).isSubsetOf(found.keySet());
  }

  @Test
  @DisplayName("The paths are found: controllers and webhooks reach stores, and no job")
  void followsCalls() {
    var names =
        REQUESTS.reached().stream().map(CallPaths::name).collect(Collectors.toUnmodifiableSet());

    assertThat(names)
        .contains(
            "application.jobs.StartJobs.begin",
            "application.lists.Lists.of",
            "application.shop.AcceptShopFact.accept",
            "embedded.store.SqliteItemStore.query")
        .doesNotContain(
            "application.jobs.RunJobs.run",
            "application.execution.CancelWaves.end",
            "application.privacy.ForgetContact.all");
  }

  /** The methods whose result is read as it is used, so that whoever uses it reads page by page. */
  private static Set<JavaCodeUnit> streams() {
    var streams = new HashSet<JavaCodeUnit>();
    while (REQUESTS.reached().stream().anyMatch(unit -> isStream(unit, streams))) {
      REQUESTS.reached().stream().filter(unit -> isStream(unit, streams)).forEach(streams::add);
    }
    return streams;
  }

  private static boolean isStream(JavaCodeUnit unit, Set<JavaCodeUnit> streams) {
    var type = unit.getRawReturnType();
    return (type.isAssignableTo(BaseStream.class) || type.isAssignableTo(Iterator.class))
        && !streams.contains(unit)
        && readsOn(unit, streams);
  }

  private static boolean readsOn(JavaCodeUnit unit, Set<JavaCodeUnit> streams) {
    return CallPaths.accesses(unit)
        .anyMatch(
            access ->
                readsOn(access)
                    || access.getTarget().resolveMember().filter(streams::contains).isPresent());
  }

  private static boolean readsOn(JavaCodeUnitAccess<?> access) {
    var target = access.getTarget();
    return (target.getOwner().isAssignableTo(ItemStore.class) && target.getName().equals("all"))
        || (target.getOwner().isAssignableTo(Audience.class) && target.getName().equals("pages"));
  }

  /** The first word of each line. */
  private static Set<String> listed() throws IOException {
    try (var lines = Objects.requireNonNull(RequestsTest.class.getResourceAsStream("/" + READS))) {
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" ", 2)[0])
          .collect(Collectors.toUnmodifiableSet());
    }
  }
}
