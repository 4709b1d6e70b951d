package io.relance.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The methods that some classes reach by calls and method references, and how.
 *
 * <p>A call of an interface reaches each implementation. A function that was passed to a
 * constructor is not followed where it is called, only where it was written.
 */
final class CallPaths {
  private static final String PROJECT = "io.relance.";

  private final Map<JavaCodeUnit, Optional<JavaCodeUnit>> callers = new LinkedHashMap<>();
  private final Predicate<JavaClass> boundary;

  private CallPaths(Predicate<JavaClass> boundary) {
    this.boundary = boundary;
  }

  /**
   * What classes reach.
   *
   * @param boundary the classes whose own calls are not followed
   */
  static CallPaths from(Stream<JavaClass> classes, Predicate<JavaClass> boundary) {
    var paths = new CallPaths(boundary);
    var next = new ArrayDeque<JavaCodeUnit>();
    classes
        .flatMap(type -> type.getCodeUnits().stream())
        .forEach(unit -> paths.add(unit, Optional.empty(), next));
    while (!next.isEmpty()) {
      var unit = next.remove();
      accesses(unit)
          .flatMap(CallPaths::targets)
          .forEach(target -> paths.add(target, Optional.of(unit), next));
    }
    return paths;
  }

  private void add(
      JavaCodeUnit unit, Optional<JavaCodeUnit> caller, ArrayDeque<JavaCodeUnit> next) {
    if (!boundary.test(unit.getOwner()) && callers.putIfAbsent(unit, caller) == null) {
      next.add(unit);
    }
  }

  /** The methods that were reached, those that are nearest first. */
  Set<JavaCodeUnit> reached() {
    return callers.keySet();
  }

  /** How a method was reached, from outside to it. */
  List<String> to(JavaCodeUnit unit) {
    var path = new ArrayList<String>();
    for (var at = Optional.of(unit); at.isPresent(); ) {
      path.addFirst(name(at.orElseThrow()));
      at = Objects.requireNonNull(callers.get(at.orElseThrow()));
    }
    return path;
  }

  /** The method, with the package of its class below that of the project. */
  static String name(JavaCodeUnit unit) {
    var name = unit.getOwner().getName() + "." + unit.getName();
    return name.startsWith(PROJECT) ? name.substring(PROJECT.length()) : name;
  }

  static Stream<JavaCodeUnitAccess<?>> accesses(JavaCodeUnit unit) {
    return Stream.concat(
        unit.getCallsFromSelf().stream(), unit.getCodeUnitReferencesFromSelf().stream());
  }

  /** The method itself, and what overrides it. */
  private static Stream<JavaCodeUnit> targets(JavaCodeUnitAccess<?> access) {
    var target = access.getTarget();
    var parameters = target.getRawParameterTypes().stream().map(JavaClass::getName).toList();
    var overriding =
        target.getOwner().getAllSubclasses().stream()
            .flatMap(
                type ->
                    type
                        .tryGetCodeUnitWithParameterTypeNames(target.getName(), parameters)
                        .stream());
    return Stream.concat(target.resolveMember().stream(), overriding);
  }
}
