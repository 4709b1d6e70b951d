package io.relance.compiler.codec;

import io.relance.domain.flow.ElementId;
import io.relance.domain.flow.Flow;
import java.util.Set;

/**
 * What could be made out of a faulty file, placeholders standing where something is missing.
 *
 * @param unread elements of which only id, name and exits could be read
 * @param triggerRead whether the trigger is the one in the file
 */
public record PartialFlow(Flow flow, Set<ElementId> unread, boolean triggerRead) {
  public PartialFlow {
    unread = Set.copyOf(unread);
  }
}
