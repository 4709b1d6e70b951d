package io.relance.server;

/** The flows of stories. */
final class Flows {
  static final String THANKS =
      """
      {"format": 1, "trigger": {"kind": "post-purchase"}, "start": "thanks", "elements": [
        {"id": "thanks", "name": "Thanks", "kind": "send-sms", "purpose": "transactional",
         "text": "Thank you for {{ order.name }}", "next": "ana"},
        {"id": "ana", "name": "Ana?", "kind": "condition",
         "criteria": {"property": "firstName", "is": "Ana"}, "onTrue": "wait", "onFalse": "again"},
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "PT10M", "next": "again"},
        {"id": "again", "name": "Again", "kind": "send-sms", "purpose": "transactional",
         "text": "Again {{ order.name }}", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  static final String KEYWORD =
      """
      {"format": 1, "trigger": {"kind": "inbound-message", "channel": "sms",
        "keywords": ["ORDER"], "match": "exact", "caseSensitive": false},
       "start": "how", "elements": [
        {"id": "how", "name": "How", "kind": "send-sms", "purpose": "marketing",
         "text": "How would you like it?", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  static final String QUIZ =
      """
      {"format": 1, "trigger": {"kind": "inbound-message", "channel": "sms",
        "keywords": ["CAKE"], "match": "exact", "caseSensitive": false},
       "conversation": {"reprompt": "Sorry?", "fallback": "We will call you.", "maxDelay": "PT2H"},
       "start": "flavour", "elements": [
        {"id": "flavour", "kind": "question", "text": "Which flavour?", "storeAs": "favourite",
         "choices": [{"text": "Vanilla"}, {"text": "Chocolate"}], "next": "strength",
         "onNoAnswer": "bye"},
        {"id": "strength", "kind": "question", "text": "{{ answers.flavour }}: how strong?",
         "choices": [{"text": "Mild"}, {"text": "Dark"}], "next": "thanks"},
        {"id": "thanks", "kind": "message", "text": "{{ answers.strength }} it is."},
        {"id": "bye", "kind": "message", "text": "Text CAKE to start again."}]}
      """;

  static final String FAREWELL_TO_TEXTS =
      """
      {"format": 1, "trigger": {"kind": "contact-unsubscribed", "channel": "sms"},
       "start": "bye", "elements": [
        {"id": "bye", "name": "Bye", "kind": "send-email", "purpose": "transactional",
         "subject": "No more texts", "html": "<p>We write no more texts.</p>", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "neutral"}]}
      """;

  static final String FAREWELL_TO_EMAILS =
      """
      {"format": 1, "trigger": {"kind": "contact-unsubscribed", "channel": "email"},
       "start": "bye", "elements": [
        {"id": "bye", "name": "Bye", "kind": "send-sms", "purpose": "transactional",
         "text": "We write no more emails.", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "neutral"}]}
      """;

  static final String NEWS =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "news", "elements": [
        {"id": "news", "name": "News", "kind": "send-email", "purpose": "marketing",
         "subject": "News", "html": "<p>Something new.</p>", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  /** Half an hour after the beginning of a story, and a day later. */
  static final String RECURRING =
      """
      {"format": 1,
       "trigger": {"kind": "recurrence", "rule": "FREQ=DAILY;COUNT=2", "start": "2026-03-02",
         "zone": "project", "at": "09:30",
         "audience": {"criteria": {"consent": "sms", "is": "subscribed"}}},
       "start": "offer", "elements": [
        {"id": "offer", "name": "Offer", "kind": "send-sms", "purpose": "marketing",
         "text": "An offer", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  static final String OFFER =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "offer", "elements": [
        {"id": "offer", "name": "Offer", "kind": "send-sms", "purpose": "marketing",
         "text": "An offer", "next": "wait"},
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "P1D", "next": "last"},
        {"id": "last", "name": "Last", "kind": "send-sms", "purpose": "marketing",
         "text": "The last day", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  /** The first variation wins after an hour; who got which is at random, and every text alike. */
  static final String TWO_OFFERS =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "which", "elements": [
        {"id": "which", "kind": "ax-test", "variations": [
          {"id": "a", "share": 20, "next": "gift"}, {"id": "b", "share": 20, "next": "price"}],
         "metric": "success", "after": "PT1H", "minimum": 1, "onNoWinner": "b"},
        {"id": "gift", "kind": "send-sms", "purpose": "marketing", "text": "An offer", "next": "won"},
        {"id": "price", "kind": "send-sms", "purpose": "marketing", "text": "An offer",
         "next": "lost"},
        {"id": "won", "kind": "end", "outcome": "success"},
        {"id": "lost", "kind": "end", "outcome": "abandon"}]}
      """;

  static final String OFFER_AND_AN_HOUR_LATER =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "offer", "elements": [
        {"id": "offer", "name": "Offer", "kind": "send-sms", "purpose": "marketing",
         "text": "An offer. STOP to unsubscribe", "next": "wait"},
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "PT1H", "next": "after"},
        {"id": "after", "name": "After", "kind": "send-sms", "purpose": "transactional",
         "text": "An hour later", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  static final String REMINDER =
      """
      {"format": 1, "trigger": {"kind": "abandoned-cart", "after": "PT1H"},
       "start": "remind", "elements": [
        {"id": "remind", "name": "Remind", "kind": "send-sms", "purpose": "transactional",
         "text": "Your cart: {{ checkout.recoveryUrl }}", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  static final String PARCEL =
      """
      {"format": 1, "trigger": {"kind": "shipment-update", "statuses": ["shipped"]},
       "start": "way", "elements": [
        {"id": "way", "name": "On its way", "kind": "send-sms", "purpose": "transactional",
         "text": "{{ order.name }} is on its way", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  /** An email that is sent once an approver approves it. */
  static final String APPROVED_NEWS =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "news", "elements": [
        {"id": "news", "kind": "send-email", "purpose": "marketing", "subject": "News of May",
         "html": "<p>Hello <b>{{ contact.firstName | default: 'you' }}</b></p>", "prepare": true,
         "next": "ask"},
        {"id": "ask", "kind": "approval", "approvers": ["mia@lumen.test", "tom@lumen.test"],
         "expires": "P2D", "next": "sent", "onRefused": "refused", "onExpired": "late"},
        {"id": "sent", "kind": "end", "outcome": "success"},
        {"id": "refused", "kind": "end", "outcome": "abandon"},
        {"id": "late", "kind": "end", "outcome": "failure"}]}
      """;

  static final String VISITED =
      """
      {"format": 1, "reentry": {"kind": "every-time"}, "start": "seen",
       "trigger": {"kind": "page-visited",
        "pages": [{"match": "is", "url": "https://www.lumen.test/sale"}]},
       "elements": [
        {"id": "seen", "name": "Seen", "kind": "send-sms", "purpose": "marketing",
         "text": "The sale goes on", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  private Flows() {}

  /**
   * Asks for a flavour and how strong it may be, and recommends something.
   *
   * @param conversation the fields of the conversation's settings
   * @param strength the text of the second question
   */
  static String tasting(String conversation, String strength) {
    return """
    {"format": 1,
     "trigger": {"kind": "inbound-message", "channel": "sms", "keywords": ["CAKE"], "match": "exact"},
     "conversation": {%s},
     "start": "flavour", "elements": [
      {"id": "flavour", "kind": "question", "text": "Which flavour?", "storeAs": "favourite",
       "choices": [{"text": "Vanilla", "next": "thanks"}, {"text": "Chocolate"}],
       "next": "strength", "onNoAnswer": "bye"},
      {"id": "strength", "kind": "question", "text": "%s",
       "choices": [{"text": "Mild"}, {"text": "Dark"}], "next": "advice"},
      {"id": "advice", "kind": "recommendations", "recommendations": [
        {"name": "Dark", "text": "Try our 90 bar.", "when": [{"flavour": "Chocolate", "strength": "Dark"}]}],
       "default": {"name": "Best", "text": "Try our truffles."}, "next": "done"},
      {"id": "thanks", "kind": "message", "text": "Try our cream."},
      {"id": "bye", "kind": "message", "text": "Text CAKE to start again."},
      {"id": "done", "kind": "end", "outcome": "success"}]}
    """
        .formatted(conversation, strength);
  }

  /** Asks for a flavour, on the channels of its keyword. */
  static String cakes(String... channels) {
    return """
    {"format": 1,
     "trigger": {"kind": "keyword", "channels": ["%s"], "keywords": ["CAKE"]},
     "conversation": {"reprompt": "Sorry?", "fallback": "We will call you."},
     "start": "flavour",
     "elements": [
       {"id": "flavour", "kind": "question", "text": "Which flavour?",
        "choices": [{"text": "Vanilla"}, {"text": "Chocolate"}], "next": "bye"},
       {"id": "bye", "kind": "message", "text": "Your {{ answers.flavour }} cake is ready."}
     ]}
    """
        .formatted(String.join("\", \"", channels));
  }

  /** Puts the first subscriber on a list, and nobody else. */
  static String sorting(String list) {
    return """
    {"format": 1, "trigger": {"kind": "manual"}, "start": "first", "elements": [
      {"id": "first", "name": "First?", "kind": "condition",
       "criteria": {"property": "firstName", "is": "Ana1"}, "onTrue": "add", "onFalse": "not"},
      {"id": "add", "name": "Add", "kind": "add-to-list", "list": "%s", "next": "done"},
      {"id": "done", "name": "Done", "kind": "end", "outcome": "success"},
      {"id": "not", "name": "Not", "kind": "end", "outcome": "abandon"}]}
    """
        .formatted(list);
  }
}
