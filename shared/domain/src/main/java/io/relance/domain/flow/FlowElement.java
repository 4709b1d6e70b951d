package io.relance.domain.flow;

import io.relance.domain.consent.Purpose;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.ListKey;
import io.relance.domain.id.SenderId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** An element of a flow, one box on the canvas. */
public sealed interface FlowElement
    permits FlowElement.OneExit,
        FlowElement.NoExit,
        FlowElement.Condition,
        SplitElement,
        SelectionElement,
        ApprovalElement,
        ConversationElement {
  /** The exit of elements that have only one. */
  String NEXT = "next";

  /** The exit of a condition that holds. */
  String ON_TRUE = "onTrue";

  /** The exit of a condition that does not hold. */
  String ON_FALSE = "onFalse";

  ElementId id();

  /** The name given by the marketer; may be empty. */
  String name();

  /** The kind's name in files and answers. */
  String kind();

  /** Where each exit leads, in the order in which they are drawn. */
  SequencedMap<String, ElementId> exits();

  /** The field of the element that names the target of an exit. */
  default String exitField(String exit) {
    return exit;
  }

  /** Whether it sends a message to the contact. */
  default boolean sendsToContact() {
    return switch (this) {
      case SendSms _, SendWhatsApp _, SendEmail _, ConversationElement _ -> true;
      case AddToList _,
          ContactAction _,
          Forward _,
          Delay _,
          DelayUntilWeekday _,
          Condition _,
          SplitElement _,
          SelectionElement _,
          ApprovalElement _,
          End _,
          Note _ ->
          false;
    };
  }

  /** An element that every contact leaves the same way. */
  sealed interface OneExit extends FlowElement
      permits SendSms,
          SendWhatsApp,
          SendEmail,
          AddToList,
          ContactAction,
          Forward,
          Delay,
          DelayUntilWeekday {
    ElementId next();

    @Override
    default SequencedMap<String, ElementId> exits() {
      var exits = new LinkedHashMap<String, ElementId>();
      exits.put(NEXT, next());
      return Collections.unmodifiableSequencedMap(exits);
    }
  }

  /** An element without an exit. */
  sealed interface NoExit extends FlowElement {
    @Override
    default SequencedMap<String, ElementId> exits() {
      return Collections.unmodifiableSequencedMap(new LinkedHashMap<>());
    }
  }

  /** Sends each contact a text message. */
  record SendSms(
      ElementId id,
      String name,
      Purpose purpose,
      String text,
      Optional<SenderId> sender,
      ElementId next)
      implements OneExit {
    @Override
    public String kind() {
      return "send-sms";
    }
  }

  /**
   * Sends each contact a WhatsApp message.
   *
   * @param media the address of a picture, video or document
   */
  record SendWhatsApp(
      ElementId id,
      String name,
      Purpose purpose,
      WhatsAppBody body,
      Optional<SenderId> sender,
      Optional<String> media,
      ElementId next)
      implements OneExit {
    @Override
    public String kind() {
      return "send-whatsapp";
    }
  }

  /**
   * Sends each contact an email.
   *
   * @param prepare whether it is sent only once the approval after it is given
   */
  record SendEmail(
      ElementId id,
      String name,
      Purpose purpose,
      EmailContent content,
      Optional<SenderId> from,
      boolean prepare,
      ElementId next)
      implements OneExit {
    @Override
    public String kind() {
      return "send-email";
    }
  }

  /**
   * The content of an email.
   *
   * @param text the plain-text part; derived from the HTML when absent
   */
  record EmailContent(String subject, String html, Optional<String> text) {}

  /** Adds each contact to a list. */
  record AddToList(ElementId id, String name, ListKey list, ElementId next) implements OneExit {
    @Override
    public String kind() {
      return "add-to-list";
    }
  }

  /**
   * Passes a message on to someone who is not the contact.
   *
   * @param text absent: the inbound message
   */
  record Forward(
      ElementId id, String name, List<Receiver> to, Optional<String> text, ElementId next)
      implements OneExit {
    public Forward {
      to = List.copyOf(to);
    }

    @Override
    public String kind() {
      return "forward";
    }
  }

  /** The receiver of a forwarded message. */
  sealed interface Receiver {
    /** A phone. */
    record Phone(String number) implements Receiver {}

    /** A mailbox. */
    record Mailbox(String address) implements Receiver {}
  }

  /** Delays each contact for a period. */
  record Delay(ElementId id, String name, Duration period, ElementId next) implements OneExit {
    @Override
    public String kind() {
      return "delay";
    }
  }

  /** Delays each contact until the next chosen weekday at a local time. */
  record DelayUntilWeekday(
      ElementId id, String name, Set<DayOfWeek> days, LocalTime at, DelayZone zone, ElementId next)
      implements OneExit {
    public DelayUntilWeekday {
      var ordered = EnumSet.noneOf(DayOfWeek.class);
      ordered.addAll(days);
      days = Collections.unmodifiableSet(ordered);
    }

    @Override
    public String kind() {
      return "delay-until-weekday";
    }
  }

  /** Branches by criteria. */
  record Condition(
      ElementId id, String name, Criteria criteria, ElementId onTrue, ElementId onFalse)
      implements FlowElement {
    @Override
    public String kind() {
      return "condition";
    }

    @Override
    public SequencedMap<String, ElementId> exits() {
      var exits = new LinkedHashMap<String, ElementId>();
      exits.put(ON_TRUE, onTrue);
      exits.put(ON_FALSE, onFalse);
      return Collections.unmodifiableSequencedMap(exits);
    }
  }

  /** Where contacts leave the flow. */
  record End(ElementId id, String name, EndOutcome outcome) implements NoExit {
    @Override
    public String kind() {
      return "end";
    }
  }

  /** A sticky note on the canvas; contacts never see it. */
  record Note(ElementId id, String name, String text) implements NoExit {
    @Override
    public String kind() {
      return "note";
    }
  }
}
