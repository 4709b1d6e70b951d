package io.relance.testkit.flow;

import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.ContactAction;
import io.relance.domain.flow.DelayZone;
import io.relance.domain.flow.EndOutcome;
import io.relance.domain.flow.ExportFormat;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.FlowElement.EmailContent;
import io.relance.domain.flow.FlowElement.Receiver;
import io.relance.domain.flow.RemoteFile;
import io.relance.domain.flow.SelectionElement;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.flow.Uniqueness;
import io.relance.domain.flow.WhatsAppBody;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.ListKey;
import io.relance.domain.id.PromoBankKey;
import io.relance.domain.id.SftpServerKey;
import io.relance.domain.provider.WhatsAppTemplate;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Draws random elements with given exits. */
final class RandomElements {
  /** How many exits an element has, and whether it prepares messages or holds them. */
  enum Shape {
    LINE,
    FORK,
    STOP,
    /** The email before an approval. */
    PREPARED,
    APPROVAL
  }

  private final Random random;
  private final boolean whatsApp;
  private final RandomCriteria criteria;
  private final Set<ElementId> afterSend = new HashSet<>();
  private final RandomConversations conversations;

  /**
   * @param whatsApp whether WhatsApp messages may be among them
   */
  RandomElements(Random random, boolean whatsApp) {
    this.random = random;
    this.whatsApp = whatsApp;
    this.criteria = new RandomCriteria(random);
    this.conversations = new RandomConversations(random);
  }

  /** Call it for each element before its successors. */
  FlowElement next(ElementId id, Shape shape, List<ElementId> exits) {
    var element = conversations.next(id, shape, exits).orElseGet(() -> make(id, shape, exits));
    if (element.sendsToContact() || afterSend.contains(id)) {
      afterSend.addAll(exits);
    }
    return element;
  }

  private FlowElement make(ElementId id, Shape shape, List<ElementId> exits) {
    return switch (shape) {
      case LINE -> line(id, exits.getFirst());
      case FORK -> fork(id, exits.getFirst(), exits.getLast());
      case STOP -> new FlowElement.End(id, name(), RandomFlows.pick(random, EndOutcome.values()));
      case PREPARED -> email(id, true, exits.getFirst());
      case APPROVAL ->
          new ApprovalElement(
              id,
              name(),
              List.of("mia@lumen.test", "tom@lumen.test").subList(0, 1 + random.nextInt(2)),
              RandomFlows.duration(random),
              exits.getFirst(),
              exits.get(1),
              exits.getLast());
    };
  }

  private FlowElement fork(ElementId id, ElementId first, ElementId second) {
    return switch (random.nextInt(7)) {
      case 0 -> {
        var share = BigDecimal.valueOf(random.nextInt(101));
        yield new SplitElement.AxSplit(
            id,
            name(),
            List.of(
                new SplitElement.Variation("a", "Short", share, first),
                new SplitElement.Variation(
                    "b", "", BigDecimal.valueOf(100).subtract(share), second)));
      }
      case 1 ->
          new SplitElement.Distribution(
              id,
              name(),
              List.of(new SplitElement.LimitedExit("today", random.nextInt(1_000), first)),
              second);
      case 2 -> new SelectionElement.GrantPromoCode(id, name(), bank(), first, Optional.of(second));
      case 3 ->
          new SelectionElement.RemoveDuplicates(
              id,
              name(),
              new Uniqueness(
                  RandomFlows.pick(random, Uniqueness.By.values()),
                  RandomFlows.pick(random, Uniqueness.Keep.values())),
              first,
              second);
      default ->
          new FlowElement.Condition(
              id, name(), criteria.next(afterSend.contains(id)), first, second);
    };
  }

  FlowElement note(ElementId id) {
    return new FlowElement.Note(id, name(), "Ask Zoë " + random.nextInt(100));
  }

  private FlowElement line(ElementId id, ElementId next) {
    return switch (random.nextInt(whatsApp ? 11 : 10)) {
      case 0 -> new FlowElement.SendSms(id, name(), purpose(), text(), Optional.empty(), next);
      case 1 -> email(id, false, next);
      case 2 ->
          new FlowElement.AddToList(id, name(), new ListKey("list-" + random.nextInt(5)), next);
      case 3 -> new FlowElement.Forward(id, name(), receivers(), Optional.of(text()), next);
      case 4 -> new FlowElement.Delay(id, name(), RandomFlows.duration(random), next);
      case 5, 6 -> action(id, next);
      case 7 -> new SelectionElement.GrantPromoCode(id, name(), bank(), next, Optional.empty());
      case 10 ->
          new FlowElement.SendWhatsApp(
              id, name(), purpose(), whatsAppBody(), Optional.empty(), media(), next);
      default -> new FlowElement.DelayUntilWeekday(id, name(), days(), time(), zone(), next);
    };
  }

  private PromoBankKey bank() {
    return new PromoBankKey("bank-" + random.nextInt(2));
  }

  private FlowElement action(ElementId id, ElementId next) {
    return switch (random.nextInt(4)) {
      case 3 -> new ContactAction.Export(id, name(), file(), next);
      case 0 ->
          new ContactAction.RemoveFromList(
              id, name(), new ListKey("list-" + random.nextInt(5)), next);
      case 1 ->
          new ContactAction.Unsubscribe(
              id,
              name(),
              Optional.of(RandomFlows.pick(random, Channel.EMAIL, Channel.SMS)),
              purpose(),
              next);
      default -> new ContactAction.UpdateContact(id, name(), values(), cleared(), next);
    };
  }

  private RemoteFile file() {
    return new RemoteFile(
        new SftpServerKey("server-" + random.nextInt(2)),
        RandomFlows.pick(random, "contacts.csv", "{{ date | date: '%Y/%m' }}/contacts.xlsx"),
        RandomFlows.pick(random, ExportFormat.values()),
        RandomFlows.pick(random, List.of("id"), List.of("phone", "properties.level-1", "email")),
        RandomFlows.pick(random, Duration.ofMinutes(1), Duration.ofHours(36)));
  }

  private Map<PropertyName, PropertyValue> values() {
    return Map.of(
        new PropertyName("level-" + random.nextInt(3)),
        RandomFlows.pick(
            random,
            new Scalar.Text("gold"),
            new Scalar.Text("{{ contact.firstName | default: 'none' }}"),
            new Scalar.Numeric(BigDecimal.valueOf(random.nextInt(100))),
            new Scalar.Flag(random.nextBoolean()),
            new PropertyValue.TextList(List.of("a", "b"))));
  }

  private List<PropertyName> cleared() {
    return random.nextBoolean() ? List.of() : List.of(new PropertyName("cart"));
  }

  /** Names such as marketers give, and such as would break a definition. */
  private String name() {
    return RandomFlows.pick(
        random,
        "Thank them",
        "Thank them",
        "Wait ended",
        "Début d’été ☀️",
        "50% off? <b>{{ now }}</b> [x] \"y\" #1 \\ ^ | ~ ` $ & , ; : /",
        "A very long name that goes on and on and on ".repeat(3),
        "   ",
        "😀".repeat(60),
        "a\tb\nc\u0007d\u200be",
        "Step " + random.nextInt(1000));
  }

  private Purpose purpose() {
    return RandomFlows.pick(random, Purpose.values());
  }

  private String text() {
    return RandomFlows.pick(
        random,
        "Hello {{ contact.firstName | default: 'you' }}!",
        "Merci, à bientôt.",
        "{% if contact.email %}Check your mailbox.{% else %}Answer us.{% endif %}",
        "Costs 5 {% raw %}{%{% endraw %} only");
  }

  private WhatsAppBody whatsAppBody() {
    return random.nextBoolean()
        ? new WhatsAppBody.FreeText(text())
        : new WhatsAppBody.Approved(
            new WhatsAppTemplate("news_" + random.nextInt(10), "en_US", List.of(text())));
  }

  private Optional<String> media() {
    return random.nextInt(4) == 0
        ? Optional.of("https://shop.example.org/mug.jpg")
        : Optional.empty();
  }

  private FlowElement email(ElementId id, boolean prepare, ElementId next) {
    return new FlowElement.SendEmail(
        id, name(), purpose(), email(), Optional.empty(), prepare, next);
  }

  private EmailContent email() {
    return new EmailContent(
        "News " + random.nextInt(10),
        "<p>" + text() + "</p>",
        random.nextBoolean() ? Optional.of(text()) : Optional.empty());
  }

  private List<Receiver> receivers() {
    var phone = new Receiver.Phone("+3361234567" + random.nextInt(10));
    var mailbox = new Receiver.Mailbox("desk" + random.nextInt(10) + "@trattoria.test");
    return switch (random.nextInt(3)) {
      case 0 -> List.of(phone);
      case 1 -> List.of(mailbox);
      default -> List.of(phone, mailbox);
    };
  }

  private Set<DayOfWeek> days() {
    return random
        .ints(1 + random.nextInt(4), 1, 8)
        .mapToObj(DayOfWeek::of)
        .collect(Collectors.toSet());
  }

  private LocalTime time() {
    return LocalTime.of(random.nextInt(24), random.nextInt(60), random.nextInt(2) * 30);
  }

  private DelayZone zone() {
    return RandomFlows.pick(random, DelayZone.values());
  }
}
