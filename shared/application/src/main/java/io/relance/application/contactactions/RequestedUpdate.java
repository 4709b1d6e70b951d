package io.relance.application.contactactions;

import io.relance.application.contacts.ContactEdit;
import io.relance.application.contacts.EditForAutomation.Requested;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.properties.PropertyCatalog;
import io.relance.application.properties.PropertyDefinition;
import io.relance.application.sending.model.Recipient;
import io.relance.compiler.liquid.Escaping;
import io.relance.compiler.liquid.LiquidText;
import io.relance.compiler.liquid.Rendered;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.criteria.PropertyType;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.flow.ContactAction.UpdateContact;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The edit of an {@code update-contact} element for each contact: its texts with their values. */
public final class RequestedUpdate {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,8})?");

  private final UpdateContact element;
  private final Map<PropertyName, PropertyType> types;
  private final LiquidText liquid;

  private RequestedUpdate(
      UpdateContact element, Map<PropertyName, PropertyType> types, LiquidText liquid) {
    this.element = element;
    this.types = types;
    this.liquid = liquid;
  }

  /** The update of an element; what its texts become is read as the type of the property. */
  public static RequestedUpdate of(
      UpdateContact element, PropertyCatalog properties, LiquidText liquid) {
    var types = new HashMap<PropertyName, PropertyType>();
    element
        .set()
        .forEach(
            (name, value) -> {
              if (isTemplate(value)) {
                properties
                    .find(name.value())
                    .map(PropertyDefinition::type)
                    .ifPresent(type -> types.put(name, type));
              }
            });
    return new RequestedUpdate(element, types, liquid);
  }

  /** Whether a value depends on variables. */
  public boolean isRendered() {
    return element.set().values().stream().anyMatch(RequestedUpdate::isTemplate);
  }

  /**
   * The edit of a contact; a text that comes out empty changes nothing.
   *
   * @param others the variables besides the contact
   */
  public Requested edit(Contact contact, Map<String, Object> others) {
    var variables = new HashMap<>(others);
    variables.put("contact", Recipient.of(contact).variables());
    var edit = ContactEdit.NONE;
    for (var set : element.set().entrySet()) {
      var name = set.getKey();
      if (!(set.getValue() instanceof Scalar.Text(var text))) {
        edit = edit.set(name.value(), set.getValue());
        continue;
      }
      switch (liquid.render(text, variables, Escaping.NONE)) {
        case Rendered.Text(var value) when !value.isBlank() ->
            edit = set(edit, name, isTemplate(set.getValue()) ? value.strip() : value);
        case Rendered.Text _ -> {}
        case Rendered.Broken(var reason) -> {
          return new Requested.Misfit(name + ": " + reason);
        }
      }
    }
    for (var name : element.clear()) {
      var field = ContactField.named(name.value());
      edit = field.isPresent() ? edit.remove(field.orElseThrow()) : edit.remove(name.value());
    }
    return new Requested.Change(edit);
  }

  private ContactEdit set(ContactEdit edit, PropertyName name, String text) {
    var field = ContactField.named(name.value());
    return field.isPresent()
        ? edit.set(field.orElseThrow(), text)
        : edit.set(name.value(), value(text, Optional.ofNullable(types.get(name))));
  }

  private static PropertyValue value(String text, Optional<PropertyType> type) {
    if (type.equals(Optional.of(PropertyType.NUMBER)) && NUMBER.matcher(text).matches()) {
      return new Scalar.Numeric(new BigDecimal(text));
    }
    if (type.equals(Optional.of(PropertyType.BOOLEAN))
        && (text.equals("true") || text.equals("false"))) {
      return new Scalar.Flag(Boolean.parseBoolean(text));
    }
    return new Scalar.Text(text);
  }

  private static boolean isTemplate(PropertyValue value) {
    return value instanceof Scalar.Text(var text) && (text.contains("{{") || text.contains("{%"));
  }
}
