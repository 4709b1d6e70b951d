package io.relance.application.conversations;

import io.relance.application.automations.AutomationSummary;
import io.relance.application.automations.Automations;
import io.relance.application.conversations.model.Conversation;
import io.relance.application.conversations.model.ConversationState;
import io.relance.application.execution.Enrollment;
import io.relance.application.execution.Enrollments;
import io.relance.application.persistence.Slice;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Index;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists conversations: those of a contact or an automation newest first. */
public final class ListConversations {
  /** The maximum number of enrollments that one page examines. */
  private static final int MAX_READ = 1_000;

  private static final char SEPARATOR = '~';

  private final ItemStore store;
  private final Automations automations;

  public ListConversations(ItemStore store, Automations automations) {
    this.store = store;
    this.automations = automations;
  }

  /** Selects conversations; an empty criterion matches all. */
  public record Filter(
      Optional<ConversationState> state,
      Optional<ContactId> contact,
      Optional<AutomationId> automation) {
    private boolean admits(Listed listed) {
      return state.map(it -> it == listed.conversation().state()).orElse(true)
          && automation.map(listed.enrollment().automation()::equals).orElse(true);
    }
  }

  /** A conversation with its enrollment, and the choices by question. */
  public record Listed(
      Enrollment enrollment, Conversation conversation, Map<String, String> answers) {
    private static Optional<Listed> of(Item item) {
      return Conversation.of(item)
          .map(found -> new Listed(Enrollments.of(item), found, Conversation.answers(item)));
    }
  }

  /**
   * A page of conversations.
   *
   * @throws IllegalArgumentException when the cursor is of another list
   */
  public Slice<Listed> list(Filter filter, PageRequest page) {
    return filter
        .contact()
        .map(contact -> list(contact.value(), Tables.ENROLLMENTS_OF_CONTACT, filter, page))
        .or(() -> filter.automation().map(of -> ofAutomation(of, filter, page)))
        .orElseGet(() -> ofAll(filter, page));
  }

  private Slice<Listed> ofAutomation(AutomationId automation, Filter filter, PageRequest page) {
    return list(automation.value(), Tables.ENROLLMENTS_OF_AUTOMATION, filter, page);
  }

  /** Automation by automation, in the order of their ids. */
  private Slice<Listed> ofAll(Filter filter, PageRequest page) {
    var from = page.cursor().map(ListConversations::automationOf).orElse("");
    var inner = page.cursor().flatMap(ListConversations::innerOf);
    var ids = automationsFrom(from);
    var listed = new ArrayList<Listed>();
    for (int at = 0; at < ids.size(); at++) {
      var request = new PageRequest(page.limit() - listed.size(), inner);
      var slice = ofAutomation(ids.get(at), filter, request);
      listed.addAll(slice.items());
      inner = slice.next();
      boolean over = at == ids.size() - 1;
      if (inner.isPresent() || (listed.size() == page.limit() && !over)) {
        var next = inner.isPresent() ? ids.get(at) : ids.get(at + 1);
        return new Slice<>(listed, Optional.of(next.value() + SEPARATOR + inner.orElse("")));
      }
    }
    return new Slice<>(listed, Optional.empty());
  }

  private List<AutomationId> automationsFrom(String first) {
    return automations.all().stream()
        .map(AutomationSummary::id)
        .filter(id -> id.value().compareTo(first) >= 0)
        .sorted((one, other) -> one.value().compareTo(other.value()))
        .toList();
  }

  private static String automationOf(String cursor) {
    int end = cursor.indexOf(SEPARATOR);
    if (end < 0) {
      throw new IllegalArgumentException("The cursor is of another list");
    }
    return cursor.substring(0, end);
  }

  private static Optional<String> innerOf(String cursor) {
    return Optional.of(cursor.substring(cursor.indexOf(SEPARATOR) + 1))
        .filter(inner -> !inner.isEmpty());
  }

  private Slice<Listed> list(String partition, Index index, Filter filter, PageRequest page) {
    var query = Query.of(Tables.WALKS, partition).on(index).backwards();
    var listed = new ArrayList<Listed>();
    var next = page.cursor();
    int looked = 0;
    do {
      var read = store.query(query.page(new PageRequest(page.limit() - listed.size(), next)));
      read.items().stream()
          .flatMap(item -> Listed.of(item).stream())
          .filter(filter::admits)
          .forEach(listed::add);
      looked += Math.max(1, read.items().size());
      next = read.next();
    } while (listed.size() < page.limit() && next.isPresent() && looked < MAX_READ);
    return new Slice<>(listed, next);
  }
}
