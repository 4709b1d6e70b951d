package io.relance.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.relance.application.persistence.ItemBuilder;
import io.relance.aws.dynamodb.DynamoDbWholeTables;
import io.relance.domain.retry.Pause;
import io.relance.domain.store.WholeTables;
import java.io.IOException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D-2, D9.1: dependencies between modules and packages")
class ArchitectureTest {
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.relance");

  private static final String DYNAMO_DB = "software.amazon.awssdk.services.dynamodb.";

  private static final String[] CORE = {
    "domain", "json", "compiler", "interpreter", "application",
  };

  private static final String[] WITHOUT_CLOCK_OR_TERMINAL = {
    "io.relance.domain..",
    "io.relance.audience..",
    "io.relance.json..",
    "io.relance.compiler..",
    "io.relance.interpreter..",
    "io.relance.application..",
    "io.relance.embedded..",
    "io.relance.aws..",
    "io.relance.providers..",
    "io.relance.config..",
    "io.relance.cost..",
    "io.relance.functions..",
  };

  static Stream<Arguments> dependencies() {
    return Stream.of(
        Arguments.of("domain", List.of()),
        Arguments.of("audience", List.of("domain")),
        Arguments.of("json", List.of("domain")),
        Arguments.of("compiler", List.of("domain", "json")),
        Arguments.of("interpreter", List.of("domain", "json")),
        Arguments.of("application", core()),
        Arguments.of("embedded", List.of("domain", "interpreter")),
        Arguments.of("aws", List.of("domain")),
        Arguments.of("providers", List.of("domain", "json")),
        Arguments.of("config", core("providers")),
        Arguments.of("cost", core()),
        Arguments.of("migration", core()),
        Arguments.of("mcp", List.of("domain")),
        Arguments.of("functions", core("cost")),
        Arguments.of("testkit", List.of("domain")),
        Arguments.of("lambda", core("config", "providers", "aws", "functions")),
        Arguments.of("migration.aws", core("config", "aws", "lambda", "migration")),
        Arguments.of(
            "server",
            core(
                "audience",
                "config",
                "providers",
                "embedded",
                "functions",
                "cost",
                "migration",
                "mcp")),
        Arguments.of("benchmarks", core("audience", "config", "server", "testkit")));
  }

  @ParameterizedTest
  @MethodSource("dependencies")
  void dependsOnlyOnTheModulesBelow(String module, List<String> others) {
    classes()
        .that(areIn(module))
        .should()
        .onlyDependOnClassesThat(
            Stream.concat(Stream.of(module), others.stream())
                .map(ArchitectureTest::areIn)
                .reduce(resideOutsideOfPackage("io.relance.."), (one, other) -> one.or(other)))
        .check(CLASSES);
  }

  @Test
  void hasARuleForEachModule() {
    var ruled = dependencies().map(row -> areIn((String) row.get()[0])).toList();

    assertThat(CLASSES)
        .allSatisfy(type -> assertThat(ruled).as(type.getName()).anyMatch(row -> row.test(type)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"relance-aws-lambda", "relance-aws-http"})
  void packagesNoMigrationForLambda(String module) throws IOException {
    assertThat(MavenModules.read().packagedWith(module))
        .contains("relance-application")
        .doesNotContain("relance-mcp", "relance-migration", "relance-aws-migration");
  }

  @Test
  void packagesTheCostOnlyWithTheApiForLambda() throws IOException {
    assertThat(MavenModules.read().packagedWith("relance-aws-lambda"))
        .doesNotContain("relance-cost");
  }

  @Test
  void usesOnlyTheJdkInTheDomain() {
    classes()
        .that()
        .resideInAPackage("io.relance.domain..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("io.relance.domain..", "java..", "org.jspecify..")
        .check(CLASSES);
  }

  @Test
  void hasNoDependencyBetweenFunctions() {
    slices().matching("io.relance.functions.(*)..").should().notDependOnEachOther().check(CLASSES);
  }

  @Test
  void hasNoCycleBetweenPackages() {
    slices().assignedFrom(new PackageSlices()).should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void readsOnlyTheInjectedClock() {
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

  /** {@link Pause} may sleep: tests replace it. */
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
  void scansNoTable() {
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

  /** Only export and import read whole tables, while nothing else runs on the installation. */
  @Test
  void readsWholeTablesOnlyForMigration() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "io.relance.migration..", "io.relance.server.migration..", "io.relance.testkit..")
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

  /**
   * {@link ItemBuilder} writes the components of records, some of which are optional; a private
   * method may be given one.
   */
  @Test
  void takesNoOptionalAsAParameter() {
    var takesOne =
        describe(
            "an Optional parameter",
            (JavaCodeUnit unit) ->
                unit.getRawParameterTypes().stream()
                    .anyMatch(type -> type.isEquivalentTo(Optional.class)));

    noCodeUnits()
        .that()
        .areDeclaredInClassesThat()
        .doNotBelongToAnyOf(ItemBuilder.class)
        .and(describe("are written", ArchitectureTest::isWritten))
        .should(be(takesOne))
        .check(CLASSES);
  }

  /** Neither private, nor a lambda, nor what the compiler makes of a record. */
  private static boolean isWritten(JavaCodeUnit unit) {
    return !unit.getModifiers().contains(JavaModifier.PRIVATE)
        && !unit.getModifiers().contains(JavaModifier.SYNTHETIC)
        && !unit.getName().startsWith("lambda$")
        && !(unit.isConstructor() && unit.getOwner().isRecord());
  }

  private static List<String> core(String... others) {
    return Stream.concat(Stream.of(CORE), Stream.of(others)).toList();
  }

  /** The classes of a module; {@code migration.aws} is not part of {@code migration}. */
  private static DescribedPredicate<JavaClass> areIn(String module) {
    var inside = resideInAPackage("io.relance." + module + "..");
    return module.equals("migration")
        ? inside.and(resideOutsideOfPackage("io.relance.migration.aws.."))
        : inside;
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

  /** One slice for each package, in any module. */
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
