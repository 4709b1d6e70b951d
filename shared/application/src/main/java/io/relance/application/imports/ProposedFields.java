package io.relance.application.imports;

import io.relance.application.contacts.model.ContactField;
import io.relance.application.contacts.model.PropertyLimits;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Proposes the fields of columns by their names, in English and French. */
final class ProposedFields {
  private static final Map<String, String> CONTACTS =
      words(
          Map.of(
              "email", List.of("email", "emailaddress", "mail", "courriel", "adresseemail"),
              "phone",
                  List.of(
                      "phone",
                      "phonenumber",
                      "mobile",
                      "mobilephone",
                      "mobilenumber",
                      "tel",
                      "telephone",
                      "portable",
                      "gsm",
                      "cell",
                      "cellphone"),
              "firstName", List.of("firstname", "first", "givenname", "prenom"),
              "lastName",
                  List.of("lastname", "last", "surname", "familyname", "nom", "nomdefamille"),
              "country", List.of("country", "countrycode", "pays", "codepays"),
              "locale", List.of("locale", "language", "langue"),
              "timeZone", List.of("timezone", "fuseauhoraire"),
              "externalIds.shopify",
                  List.of("externalidsshopify", "shopifyid", "shopifycustomerid", "customerid")));

  private static final Map<String, String> REFERENCES =
      words(
          Map.of(
              "contactId", List.of("contactid"),
              "email", List.of("email", "emailaddress", "mail", "courriel"),
              "phone", List.of("phone", "phonenumber", "mobile", "telephone"),
              "externalIds.shopify", List.of("externalidsshopify", "shopifyid", "customerid")));

  private static final Map<String, String> EVENTS =
      words(
          Map.of(
              "event", List.of("event", "eventname", "evenement"),
              "at", List.of("at", "time", "timestamp", "date", "datetime"),
              "id", List.of("id", "eventid")));

  private static final Set<String> CODES =
      Set.of("code", "codes", "promocode", "couponcode", "coupon", "discountcode", "codepromo");

  private ProposedFields() {}

  private static Map<String, String> words(Map<String, List<String>> fields) {
    return fields.entrySet().stream()
        .flatMap(it -> it.getValue().stream().map(word -> Map.entry(word, it.getKey())))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * The fields of those columns for which there is one, each field once.
   *
   * @param tableColumns those of the table, for rows
   */
  static Map<String, String> of(
      ImportRequest request, List<String> columns, Collection<String> tableColumns) {
    var proposed = new LinkedHashMap<String, String>();
    var used = new HashSet<String>();
    for (var column : columns) {
      field(request, column, tableColumns)
          .filter(field -> ImportField.read(request.kind(), field, tableColumns).isPresent())
          .filter(used::add)
          .ifPresent(field -> proposed.put(column, field));
    }
    return proposed;
  }

  private static Optional<String> field(
      ImportRequest request, String column, Collection<String> tableColumns) {
    var exact = ImportField.read(request.kind(), column, tableColumns).map(ImportField::name);
    if (request.preset().isPresent()) {
      return request.preset().flatMap(preset -> preset.field(column));
    }
    var word = word(column);
    return exact.or(
        () ->
            switch (request.kind()) {
              case CONTACTS -> Optional.ofNullable(CONTACTS.get(word)).or(() -> property(column));
              case ROWS ->
                  Optional.ofNullable(REFERENCES.get(word))
                      .or(
                          () ->
                              tableColumns.stream()
                                  .filter(known -> word(known).equals(word))
                                  .findFirst())
                      .or(() -> Optional.of("row").filter(_ -> word.equals("id")));
              case EVENTS ->
                  Optional.ofNullable(EVENTS.get(word))
                      .or(() -> Optional.ofNullable(REFERENCES.get(word)))
                      .or(() -> property(column));
              case CODES -> Optional.of(ImportField.CODE).filter(_ -> CODES.contains(word));
            });
  }

  private static Optional<String> property(String column) {
    return Optional.of(column)
        .filter(name -> PropertyLimits.nameFault(name).isEmpty() && !ContactField.reserved(name))
        .filter(name -> !name.startsWith("consents."))
        .map(name -> ImportField.PROPERTY + name);
  }

  /** A name without case, accents and punctuation. */
  private static String word(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKD)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
