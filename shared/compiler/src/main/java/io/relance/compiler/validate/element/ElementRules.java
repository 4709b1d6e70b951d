package io.relance.compiler.validate.element;

import io.relance.compiler.validate.FlowRule;
import java.util.List;

/** The rules about the fields of triggers, elements and criteria. */
public final class ElementRules {
  private ElementRules() {}

  /** All of them, in the order in which their diagnostics are listed. */
  public static List<FlowRule> all() {
    return List.of(
        new ReplyChannelRule(),
        new DurationRule(),
        new WeekdayRule(),
        new KnownListRule(),
        new UpdateContactRule(),
        new SplitRule(),
        new WinnerRuleCheck(),
        new ApprovalRule(),
        new KnownPromoBankRule(),
        new RemoteFileRule(),
        new RemoveDuplicatesRule(),
        new SenderRule(),
        new WhatsAppFormRule(),
        new WhatsAppWindowRule(),
        new ForwardRule(),
        new KnownNameRule(),
        new KnownPropertyRule(),
        new PropertyTypeRule(),
        new KnownTableRule(),
        new PageUrlRule(),
        new KnownSegmentRule(),
        new EventCriteriaRule(),
        new SentMessageRule(),
        new MessageLinksRule(),
        new DatesRule(),
        new PurposeRule(),
        new QuietHoursRule());
  }
}
