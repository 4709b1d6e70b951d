package io.relance.application.contacts;

import io.relance.domain.criteria.Scalar;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A requested change of a contact, unparsed: absent fields do not change, empty ones are removed.
 */
public record ContactEdit(
    Map<ContactField, Optional<String>> fields, Map<String, Optional<Scalar>> properties) {
  public static final ContactEdit NONE = new ContactEdit(Map.of(), Map.of());

  public ContactEdit {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  public ContactEdit set(ContactField field, String value) {
    return with(field, Optional.of(value));
  }

  public ContactEdit remove(ContactField field) {
    return with(field, Optional.empty());
  }

  public ContactEdit set(String property, Scalar value) {
    return with(property, Optional.of(value));
  }

  public ContactEdit remove(String property) {
    return with(property, Optional.empty());
  }

  private ContactEdit with(ContactField field, Optional<String> value) {
    var more = new LinkedHashMap<>(fields);
    more.put(field, value);
    return new ContactEdit(more, properties);
  }

  private ContactEdit with(String property, Optional<Scalar> value) {
    var more = new LinkedHashMap<>(properties);
    more.put(property, value);
    return new ContactEdit(fields, more);
  }
}
