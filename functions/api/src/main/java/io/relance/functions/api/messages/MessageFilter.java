package io.relance.functions.api.messages;

import io.relance.application.sending.model.Messages.Field;
import io.relance.application.sending.model.Messages.Filter;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.LaunchId;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.PlainIds;
import io.relance.functions.api.problems.ApiException;
import io.relance.json.Choices;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the query parameters that filter messages. */
final class MessageFilter {
  private static final List<String> CHANNELS = List.of("sms", "whatsapp", "email");
  private static final List<String> DIRECTIONS = List.of("outbound", "inbound");
  private static final List<String> STATES =
      List.of(
          "queued", "held", "sent", "delivered", "failed", "skipped", "unconfirmed", "received");
  private static final int LONGEST_REASON = 200;

  private final Function<LaunchId, Optional<AutomationId>> automationOfLaunch;
  private final Map<Field, String> wanted = new EnumMap<>(Field.class);

  /**
   * @param automationOfLaunch finds the automation of a launch, whose messages are fewer to look
   *     through than all
   */
  MessageFilter(Function<LaunchId, Optional<AutomationId>> automationOfLaunch) {
    this.automationOfLaunch = automationOfLaunch;
  }

  Filter read(MessagesController.Wanted query) {
    id(Field.CONTACT, "contactId", query.contactId());
    id(Field.AUTOMATION, "automationId", query.automationId());
    id(Field.ELEMENT, "elementId", query.elementId());
    id(Field.LAUNCH, "launchId", query.launchId());
    oneOf(Field.CHANNEL, "channel", query.channel(), CHANNELS);
    oneOf(Field.DIRECTION, "direction", query.direction(), DIRECTIONS);
    oneOf(Field.STATE, "state", query.state(), STATES);
    reason(query.reason());
    var launch = wanted.get(Field.LAUNCH);
    if (launch != null) {
      automationOfLaunch
          .apply(new LaunchId(launch))
          .ifPresent(automation -> wanted.putIfAbsent(Field.AUTOMATION, automation.value()));
    }
    return new Filter(wanted);
  }

  private void id(Field field, String name, @Nullable String id) {
    if (id != null) {
      wanted.put(field, PlainIds.parameter(name, id));
    }
  }

  private void oneOf(Field field, String name, @Nullable String value, List<String> allowed) {
    if (value == null) {
      return;
    }
    if (!allowed.contains(value)) {
      throw ApiException.parameter(name, Choices.fault(value, allowed));
    }
    wanted.put(field, value);
  }

  private void reason(@Nullable String reason) {
    if (reason == null) {
      return;
    }
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw ApiException.parameter(
          "reason",
          "must be 1 to %d characters, not %s".formatted(LONGEST_REASON, Quoted.of(reason)));
    }
    wanted.put(Field.REASON, reason);
  }
}
