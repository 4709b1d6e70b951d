package io.relance.domain.flow;

import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.ListKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An element that changes or exports each contact, and sends it nothing. */
public sealed interface ContactAction extends FlowElement.OneExit {
  /**
   * Sets and clears fields and properties of each contact.
   *
   * @param set the new values in the order of the file; a text is a Liquid template
   * @param clear the names whose values are removed
   */
  record UpdateContact(
      ElementId id,
      String name,
      Map<PropertyName, PropertyValue> set,
      List<PropertyName> clear,
      ElementId next)
      implements ContactAction {
    public UpdateContact {
      set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
      clear = List.copyOf(clear);
    }

    @Override
    public String kind() {
      return "update-contact";
    }
  }

  /** Removes each contact from a list. */
  record RemoveFromList(ElementId id, String name, ListKey list, ElementId next)
      implements ContactAction {
    @Override
    public String kind() {
      return "remove-from-list";
    }
  }

  /**
   * Unsubscribes each contact.
   *
   * @param channel absent: every channel
   */
  record Unsubscribe(
      ElementId id, String name, Optional<Channel> channel, Purpose type, ElementId next)
      implements ContactAction {
    @Override
    public String kind() {
      return "unsubscribe";
    }
  }

  /** Exports each contact as a row of a file. */
  record Export(ElementId id, String name, RemoteFile file, ElementId next)
      implements ContactAction {
    @Override
    public String kind() {
      return "export";
    }
  }
}
