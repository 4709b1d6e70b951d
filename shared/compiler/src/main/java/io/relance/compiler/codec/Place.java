package io.relance.compiler.codec;

import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.ElementId;
import java.util.List;
import java.util.Optional;

/**
 * A place in a file, where faults can be noted.
 *
 * @param faults all that was noted so far, of the whole file
 */
record Place(String path, Optional<ElementId> element, List<Diagnostic> faults) {
  Place field(String name) {
    return new Place(path.isEmpty() ? name : path + "." + name, element, faults);
  }

  Place item(int index) {
    return new Place(path + "[" + index + "]", element, faults);
  }

  Place within(ElementId id) {
    return new Place(path, Optional.of(id), faults);
  }

  void note(Diagnostic fault) {
    var placed = path.isEmpty() ? fault : fault.path(path);
    faults.add(element.map(placed::at).orElse(placed));
  }
}
