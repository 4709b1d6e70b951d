package io.relance.application.contacts;
import io.relance.application.contacts.model.ContactField;

import io.relance.domain.criteria.PropertyValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A requested change of a contact, unparsed: absent fields do not change, empty ones are removed.
 */
public record ContactEdit(
    Map<ContactField, Optional<String>> fields, Map<String, Optional<PropertyValue>> properties) {
  public static final ContactEdit NONE = new ContactEdit(Map.of(), Map.of());

  public ContactEdit {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  public ContactEdit set(ContactField field, String value) {
    return new ContactEdit(with(fields, Map.of(field, Optional.of(value))), properties);
  }

  public ContactEdit remove(ContactField field) {
    return new ContactEdit(with(fields, Map.of(field, Optional.empty())), properties);
  }

  public ContactEdit set(String property, PropertyValue value) {
    return new ContactEdit(fields, with(properties, Map.of(property, Optional.of(value))));
  }

  public ContactEdit remove(String property) {
    return new ContactEdit(fields, with(properties, Map.of(property, Optional.empty())));
  }

  private static <K, V> Map<K, V> with(Map<K, V> before, Map<K, V> change) {
    var after = new LinkedHashMap<>(before);
    after.putAll(change);
    return after;
  }
}
