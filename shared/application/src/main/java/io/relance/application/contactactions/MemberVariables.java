package io.relance.application.contactactions;

import com.fasterxml.jackson.core.type.TypeReference;
import io.relance.application.conversations.model.Conversation;
import io.relance.application.events.ContactEventKeys;
import io.relance.application.execution.EnrollmentKeys;
import io.relance.application.execution.wave.Member;
import io.relance.application.persistence.Json;
import io.relance.application.promocodes.GrantedCode;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The variables of texts for members of a wave: those of the event that brought each, and its
 * answers.
 *
 * @param items reads the items that exist among at most 100 keys
 */
public record MemberVariables(Function<Collection<ItemKey>, Map<ItemKey, Item>> items) {
  private static final TypeReference<Map<String, Object>> VARIABLES = new TypeReference<>() {};

  /** The variables of a member besides the contact. */
  public Map<String, Object> of(Member member) {
    return find(EnrollmentKeys.enrollment(member.enrollment()))
        .map(this::of)
        .orElseGet(HashMap::new);
  }

  private Map<String, Object> of(Item enrollment) {
    var variables = new HashMap<String, Object>();
    enrollment
        .text("source")
        .flatMap(source -> find(ContactEventKeys.occurrence(source)))
        .flatMap(event -> event.text("variables"))
        .ifPresent(text -> variables.putAll(Json.read(text, VARIABLES)));
    var answers = Conversation.answers(enrollment);
    if (!answers.isEmpty()) {
      variables.put("answers", answers);
    }
    variables.putAll(GrantedCode.variables(enrollment));
    return variables;
  }

  private Optional<Item> find(ItemKey key) {
    return Optional.ofNullable(items.apply(List.of(key)).get(key));
  }
}
