package io.relance.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.web.router.Router;
import io.relance.functions.api.problems.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The records that routes take and answer, by the names of their schemas. */
final class RecordsOnRoutes {
  private final Map<String, Class<?>> records = new LinkedHashMap<>();

  RecordsOnRoutes(Router router) {
    router
        .uriRoutes()
        .map(route -> route.getTargetMethod().getTargetMethod())
        .flatMap(RecordsOnRoutes::types)
        .forEach(this::add);
    add(Problem.class);
  }

  /** The fields that a schema's record always has; empty when no route knows the schema. */
  Optional<List<String>> required(String schema) {
    return Optional.ofNullable(records.get(schema)).map(RecordsOnRoutes::required);
  }

  /** The name that a record gives its schema, by the name that the compiler gives it. */
  Optional<String> named(String nested) {
    return records.entrySet().stream()
        .filter(it -> nested(it.getValue()).equals(nested))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Stream<Type> types(Method method) {
    return Stream.of(
            Stream.of(method.getGenericReturnType()),
            Arrays.stream(method.getGenericParameterTypes()),
            Arrays.stream(method.getParameters()).flatMap(RecordsOnRoutes::described))
        .flatMap(types -> types);
  }

  /** The record that describes a body which is read field by field. */
  private static Stream<Type> described(Parameter body) {
    return Stream.ofNullable(body.getAnnotation(Schema.class)).map(Schema::implementation);
  }

  private void add(Type type) {
    if (type instanceof ParameterizedType generic) {
      Arrays.stream(generic.getActualTypeArguments()).forEach(this::add);
      add(generic.getRawType());
    } else if (type instanceof Class<?> form
        && form.isRecord()
        && records.putIfAbsent(name(form), form) == null) {
      Arrays.stream(form.getRecordComponents()).forEach(this::add);
    }
  }

  private void add(RecordComponent component) {
    add(component.getGenericType());
    var declared = component.getAccessor().getAnnotation(Schema.class);
    if (declared != null) {
      add(declared.implementation());
    }
  }

  private static String name(Class<?> form) {
    var named = form.getAnnotation(Schema.class);
    return named == null || named.name().isEmpty() ? nested(form) : named.name();
  }

  private static String nested(Class<?> form) {
    return form.getName().substring(form.getPackageName().length() + 1).replace('$', '.');
  }

  private static List<String> required(Class<?> form) {
    return Arrays.stream(form.getRecordComponents())
        .filter(component -> !mayBeLeftOut(component))
        .map(RecordComponent::getName)
        .sorted()
        .toList();
  }

  private static boolean mayBeLeftOut(RecordComponent component) {
    return component.getType() == Optional.class
        || component.getAnnotatedType().isAnnotationPresent(Nullable.class)
        || (component.getType() == List.class && leavesOutWhatIsEmpty(component));
  }

  private static boolean leavesOutWhatIsEmpty(RecordComponent component) {
    var included = component.getDeclaringRecord().getAnnotation(JsonInclude.class);
    return included != null && included.value() == JsonInclude.Include.NON_EMPTY;
  }
}
