package io.relance.functions.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.text.NearestName;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds what a document has and the record it becomes does not: fields, and nulls in lists. */
final class UnknownFields {
  private static final int LONGEST = 100;

  private UnknownFields() {}

  /** A fault for each, by its place. */
  static Stream<Problem.Fault> in(JsonNode document, Class<?> type) {
    return in(document, type, "");
  }

  private static Stream<Problem.Fault> in(JsonNode node, Type type, String path) {
    if (type instanceof Class<?> form && form.isRecord() && node.isObject()) {
      return node.propertyStream()
          .flatMap(
              field -> {
                var place = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                return component(form, field.getKey())
                    .map(known -> in(field.getValue(), known.getGenericType(), place))
                    .orElseGet(() -> Stream.of(unknown(place, field.getKey(), names(form))));
              });
    }
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      var element = list.getActualTypeArguments()[0];
      return IntStream.range(0, node.size())
          .boxed()
          .flatMap(at -> inElement(node.path(at), element, path + "[" + at + "]"));
    }
    return Stream.empty();
  }

  private static Stream<Problem.Fault> inElement(JsonNode node, Type type, String path) {
    return node.isNull()
        ? Stream.of(Problem.Fault.field(path, "must not be null"))
        : in(node, type, path);
  }

  /**
   * The fault of a field that nothing reads.
   *
   * @param known the fields that there are
   */
  static Problem.Fault unknown(String path, String name, Collection<String> known) {
    var hint = NearestName.of(name, known).map(near -> " (did you mean \"" + near + "\"?)");
    return Problem.Fault.field(
        clipped(path), "unknown field \"%s\"%s".formatted(clipped(name), hint.orElse("")));
  }

  /** Enough of a name to find it by; names come from outside and may be very long. */
  static String clipped(String name) {
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "…";
  }

  private static List<String> names(Class<?> form) {
    return Arrays.stream(form.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  private static Optional<RecordComponent> component(Class<?> form, String name) {
    return Arrays.stream(form.getRecordComponents())
        .filter(component -> component.getName().equals(name))
        .findFirst();
  }
}
