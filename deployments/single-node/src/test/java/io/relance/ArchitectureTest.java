package io.relance;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.relance.aws.dynamodb.DynamoDbWholeTables;
import io.relance.domain.retry.Pause;
import io.relance.domain.store.WholeTables;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("D-2, D9.1: who may use whom")
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.relance");

  private static final String DYNAMO_DB = "software.amazon.awssdk.services.dynamodb.";

  private static final String[] WITHOUT_CLOCK_OR_TERMINAL = {
    "io.relance.domain..",
    "io.relance.json..",
    "io.relance.compiler..",
    "io.relance.interpreter..",
    "io.relance.application..",
    "io.relance.embedded..",
    "io.relance.aws..",
    "io.relance.providers..",
    "io.relance.config..",
    "io.relance.functions.handlers..",
    "io.relance.functions..",
  };

  static Stream<Arguments> whoMayUseWhom() {
    return Stream.of(
        Arguments.of("domain", List.of()),
        Arguments.of("json", List.of("domain")),
        Arguments.of("compiler", List.of("domain", "json")),
        Arguments.of("interpreter", List.of("domain", "json")),
        Arguments.of("application", List.of("domain", "json", "compiler", "interpreter")),
        Arguments.of("embedded", List.of("domain", "interpreter")),
        Arguments.of("aws", List.of("domain")),
        Arguments.of("providers", List.of("domain", "json")),
        Arguments.of(
            "config", List.of("domain", "compiler", "interpreter", "application", "providers")),
        Arguments.of("lambda", List.of("domain", "application")),
        Arguments.of(
            "functions",
            List.of("domain", "json", "compiler", "interpreter", "application", "lambda")));
  }

  @ParameterizedTest
  @MethodSource("whoMayUseWhom")
  void looksOneWayOnly(String module, List<String> others) {
    var allowed =
        Stream.concat(Stream.of(module), others.stream())
            .map(name -> "io.relance." + name + "..")
            .toArray(String[]::new);

    classes()
        .that()
        .resideInAPackage("io.relance." + module + "..")
        .should()
        .onlyDependOnClassesThat(
            JavaClass.Predicates.resideOutsideOfPackage("io.relance..")
                .or(JavaClass.Predicates.resideInAnyPackage(allowed)))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void keepsTheDomainToTheJdk() {
    classes()
        .that()
        .resideInAPackage("io.relance.domain..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("io.relance.domain..", "java..", "org.jspecify..")
        .check(CLASSES);
  }

  @Test
  void keepsEachFunctionToItself() {
    slices()
        .matching("io.relance.functions.(*)..")
        .should()
        .notDependOnEachOther()
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void hasNoCycleBetweenPackages() {
    slices().assignedFrom(new PackageSlices()).should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void readsNoClockButTheOneItIsGiven() {
    var now =
        describe(
            "the time of the machine",
            (JavaAccess<?> access) ->
                isNow(access)
                    || isAny(access, Clock.class, "system", "systemUTC", "systemDefaultZone")
                    || isAny(access, InstantSource.class, "system")
                    || isAny(access, System.class, "currentTimeMillis"));

    noClasses()
        .that()
        .resideInAnyPackage(WITHOUT_CLOCK_OR_TERMINAL)
        .should()
        .accessTargetWhere(now)
        .check(CLASSES);
  }

  /** The pause between two tries has a name, so that tests give another. */
  @Test
  void neverSleepsNorPrints() {
    var terminal =
        describe(
            "a sleep or the terminal",
            (JavaAccess<?> access) ->
                (isAny(access, Thread.class, "sleep") && !isIn(access, Pause.class))
                    || isAny(access, System.class, "out", "err", "console", "exit")
                    || access.getTarget().getName().equals("printStackTrace"));

    noClasses()
        .that()
        .resideInAnyPackage(WITHOUT_CLOCK_OR_TERMINAL)
        .should()
        .accessTargetWhere(terminal)
        .check(CLASSES);
  }

  @Test
  void readsNoTableFromEndToEnd() {
    var scan =
        describe(
            "a scan of a table",
            (JavaAccess<?> access) ->
                access.getTarget().getOwner().getName().startsWith(DYNAMO_DB)
                    && access.getTarget().getName().startsWith("scan")
                    && !access.getTarget().getName().equals("scanIndexForward"));

    noClasses()
        .that()
        .resideInAPackage("io.relance..")
        .and()
        .doNotBelongToAnyOf(DynamoDbWholeTables.class)
        .should()
        .accessTargetWhere(scan)
        .check(CLASSES);
  }

  /** The exception: an installation is moved by a command, when nothing works on it. */
  @Test
  void readsWholeTablesOnlyToMoveThem() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "io.relance.migration..",
            "io.relance.server.migration..",
            "io.relance.migration.aws..",
            "io.relance.testkit..")
        .and()
        .doNotImplement(WholeTables.class)
        .should()
        .dependOnClassesThat()
        .areAssignableTo(WholeTables.class)
        .check(CLASSES);
  }

  @Test
  void logsThroughOneLibrary() {
    noClasses()
        .that()
        .resideInAPackage("io.relance..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "org.apache.commons.logging..")
        .check(CLASSES);
  }

  private static boolean isNow(JavaAccess<?> access) {
    var target = access.getTarget();
    return target.getName().equals("now")
        && target.getOwner().getPackageName().equals("java.time")
        && !target.getFullName().contains("(java.time.Clock)");
  }

  private static boolean isIn(JavaAccess<?> access, Class<?>... origins) {
    return Stream.of(origins).anyMatch(access.getOriginOwner()::isEquivalentTo);
  }

  private static boolean isAny(JavaAccess<?> access, Class<?> owner, String... names) {
    var target = access.getTarget();
    return target.getOwner().isEquivalentTo(owner) && Set.of(names).contains(target.getName());
  }

  /** Each package is a slice of its own, whatever module it is in. */
  private static final class PackageSlices implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
      return SliceIdentifier.of(javaClass.getPackageName());
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }
}
