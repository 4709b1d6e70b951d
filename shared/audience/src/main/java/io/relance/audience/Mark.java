package io.relance.audience;

import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ListKey;
import io.relance.domain.id.TableKey;
import java.util.HashSet;
import java.util.Set;

/** Something that is so for a contact or is not, kept as a set of contacts. */
sealed interface Mark {
  /** Is a member of a list. */
  record Listed(ListKey list) implements Mark {}

  /** Has a current consent in this state. */
  record Consented(Channel channel, Purpose type, ConsentState state) implements Mark {}

  /** Has an address on a channel. */
  record Addressed(Channel channel) implements Mark {}

  /** Has an address on a channel that is suppressed. */
  record Suppressed(Channel channel) implements Mark {}

  /** Has rows in a related table. */
  record Related(TableKey table) implements Mark {}

  static Set<Mark> of(IndexedContact contact) {
    var marks = new HashSet<Mark>();
    contact.lists().forEach(list -> marks.add(new Listed(list)));
    contact
        .consents()
        .standing()
        .forEach(entry -> marks.add(new Consented(entry.channel(), entry.type(), entry.state())));
    contact.addresses().forEach(channel -> marks.add(new Addressed(channel)));
    contact.suppressed().forEach(channel -> marks.add(new Suppressed(channel)));
    contact.rows().keySet().forEach(table -> marks.add(new Related(table)));
    return marks;
  }

  /** A text from which {@link #parse} makes it again. */
  default String text() {
    return switch (this) {
      case Listed(var list) -> "list/" + list;
      case Consented(var channel, var type, var state) ->
          "consent/" + channel + "/" + type + "/" + state;
      case Addressed(var channel) -> "address/" + channel;
      case Suppressed(var channel) -> "suppressed/" + channel;
      case Related(var table) -> "related/" + table;
    };
  }

  static Mark parse(String text) {
    var parts = text.split("/", 2);
    return switch (parts[0]) {
      case "list" -> new Listed(new ListKey(parts[1]));
      case "consent" -> consented(parts[1].split("/", 3));
      case "address" -> new Addressed(Channel.valueOf(parts[1]));
      case "suppressed" -> new Suppressed(Channel.valueOf(parts[1]));
      case "related" -> new Related(new TableKey(parts[1]));
      default -> throw new IllegalStateException("Mark " + text + " is not known");
    };
  }

  private static Consented consented(String[] parts) {
    return new Consented(
        Channel.valueOf(parts[0]), Purpose.valueOf(parts[1]), ConsentState.valueOf(parts[2]));
  }
}
