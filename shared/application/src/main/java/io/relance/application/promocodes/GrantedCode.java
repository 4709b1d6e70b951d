package io.relance.application.promocodes;

import io.relance.application.execution.EnrollmentKeys;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.Json;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.id.PromoBankId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Value;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A promo code that was granted to an enrollment at an element. It is stored with the enrollment,
 * and goes when the contact is erased.
 *
 * @param position of the code in its bank
 */
public record GrantedCode(
    ElementId element, PromoBankId bank, long position, String code, Instant at) {
  /** The root of the variables of texts: {@code promo.code}. */
  public static final String VARIABLE = "promo";

  /** The variable that texts print. */
  public static final String CODE = VARIABLE + ".code";

  private static final String PREFIX = "promoCode:";

  private record Stored(String bank, long position, String code, String at) {}

  /** The codes of an enrollment's item, the latest last. */
  public static List<GrantedCode> of(Item enrollment) {
    return enrollment.attributes().keySet().stream()
        .filter(name -> name.startsWith(PREFIX))
        .map(name -> read(enrollment, name))
        .sorted(Comparator.comparing(GrantedCode::at))
        .toList();
  }

  private static GrantedCode read(Item enrollment, String name) {
    var stored = Json.read(enrollment.text(name).orElseThrow(), Stored.class);
    return new GrantedCode(
        new ElementId(name.substring(PREFIX.length())),
        new PromoBankId(stored.bank()),
        stored.position(),
        stored.code(),
        Instant.parse(stored.at()));
  }

  /** The variables of texts that an enrollment's codes fill: those of the latest. */
  public static Map<String, Object> variables(Item enrollment) {
    var codes = of(enrollment);
    return codes.isEmpty() ? Map.of() : Map.of(VARIABLE, Map.of("code", codes.getLast().code()));
  }

  /** The write that grants it, once and again, while the enrollment is in progress. */
  Write write(EnrollmentId enrollment) {
    return Write.update(
        EnrollmentKeys.enrollment(enrollment),
        Precondition.all(Precondition.present(), new Precondition.AttributeAbsent("outcome")),
        Edit.set(attribute(), json()));
  }

  private String attribute() {
    return PREFIX + element.value();
  }

  private String json() {
    return Json.write(new Stored(bank.value(), position, code, Instants.text(at)));
  }

  /** An enrollment's item with the code, where nothing is written. */
  public Item in(Item enrollment) {
    var attributes = new LinkedHashMap<>(enrollment.attributes());
    attributes.put(attribute(), Value.of(json()));
    return new Item(enrollment.key(), attributes);
  }

  /**
   * The writes that remove the codes of an erased contact from an enrollment's item, and their
   * texts from their banks, in which they stay counted as granted.
   */
  public static List<Write> forget(Item enrollment) {
    var codes = of(enrollment);
    if (codes.isEmpty()) {
      return List.of();
    }
    var writes = new ArrayList<Write>();
    writes.add(
        new Write.Update(
            enrollment.key(),
            codes.stream().map(code -> Edit.remove(code.attribute())).toList(),
            Precondition.present()));
    codes.forEach(
        code -> writes.add(Write.delete(PromoBankKeys.code(code.bank(), code.position()))));
    return writes;
  }

  /** Omits the code, which belongs to a person. */
  @Override
  public String toString() {
    return "GrantedCode[element=%s, bank=%s]".formatted(element, bank);
  }
}
