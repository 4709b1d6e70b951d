package io.relance.application.contacts;

import com.fasterxml.jackson.core.type.TypeReference;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.contacts.model.ContactPhone;
import io.relance.application.contacts.model.Identities;
import io.relance.application.contacts.model.Profile;
import io.relance.application.contacts.model.PropertyValueJson;
import io.relance.application.contacts.model.ShopSaid;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Tables;
import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.Consents;
import io.relance.domain.shop.CustomerField;
import io.relance.domain.store.Item;
import io.relance.domain.store.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Contacts as items and back. */
final class ContactItems {
  /** The partition of the index in which contacts are listed. */
  static final String LISTED = "contacts";

  static final String VERSION = "version";
  private static final TypeReference<List<ConsentEntry>> ENTRIES = new TypeReference<>() {};

  private static final TypeReference<Set<CustomerField>> FIELDS = new TypeReference<>() {};

  private ContactItems() {}

  static Item item(Contact contact) {
    var profile = contact.profile();
    return ItemBuilder.at(ContactKeys.contact(contact.id()))
        .text("shopCustomerId", contact.shopCustomerId())
        .text("phone", contact.phone())
        .flag("addressPhone", contact.phone().isPresent() && !contact.ownsPhone())
        .text("email", contact.email())
        .text("firstName", profile.firstName())
        .text("lastName", profile.lastName())
        .text("timeZone", profile.timeZone())
        .text("locale", profile.locale())
        .text("country", profile.country())
        .json("properties", PropertyValueJson.plain(contact.properties()))
        .json("consents", contact.consents().standing())
        .number("consentVersion", contact.consentVersion())
        .number(VERSION, contact.version())
        .instant("shopSaid", contact.shopSaid().at())
        .json("shopFields", contact.shopSaid().fields())
        .instant("createdAt", contact.createdAt())
        .instant("updatedAt", contact.updatedAt())
        .text(Tables.CONTACTS_LISTED.partitionAttribute(), LISTED)
        .text(Tables.CONTACTS_LISTED.sortAttribute(), Contacts.place(contact))
        .build();
  }

  static Contact contact(Item item) {
    return new Contact(
        ContactKeys.contactOf(item.key()),
        identities(item),
        profile(item),
        PropertyValueJson.read(item.text("properties").orElse("{}")),
        new Consents(Json.read(item.text("consents").orElse("[]"), ENTRIES)),
        item.number("consentVersion"),
        item.number(VERSION),
        shopSaid(item),
        item.instant("createdAt").orElseThrow(),
        item.instant("updatedAt").orElseThrow());
  }

  private static Identities identities(Item item) {
    var own = !item.attribute("addressPhone").equals(Optional.of(Value.of(true)));
    return new Identities(
        item.text("shopCustomerId"),
        item.text("phone").map(number -> new ContactPhone(number, own)),
        item.text("email"));
  }

  private static ShopSaid shopSaid(Item item) {
    return new ShopSaid(
        item.text("shopSaid").map(Instant::parse),
        Json.read(item.text("shopFields").orElse("[]"), FIELDS));
  }

  private static Profile profile(Item item) {
    return new Profile(
        item.text("firstName"),
        item.text("lastName"),
        item.text("timeZone"),
        item.text("locale"),
        item.text("country"));
  }
}
