package io.relance.compiler.codec;

import io.relance.domain.flow.Diagnostic;
import io.relance.domain.id.ElementId;
import java.util.List;
import java.util.Optional;

/**
 * A place in a file, where faults can be noted.
 *
 * @param faults all that was noted so far, of the whole file
 */
record JsonPath(String path, Optional<ElementId> element, List<Diagnostic> faults) {
  JsonPath field(String name) {
    return new JsonPath(path.isEmpty() ? name : path + "." + name, element, faults);
  }

  JsonPath item(int index) {
    return new JsonPath(path + "[" + index + "]", element, faults);
  }

  JsonPath within(ElementId id) {
    return new JsonPath(path, Optional.of(id), faults);
  }

  void note(Diagnostic fault) {
    var placed = path.isEmpty() ? fault : fault.path(path);
    faults.add(element.map(placed::at).orElse(placed));
  }
}
