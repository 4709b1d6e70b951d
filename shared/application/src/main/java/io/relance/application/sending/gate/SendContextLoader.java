package io.relance.application.sending.gate;

import com.fasterxml.jackson.core.type.TypeReference;
import io.relance.application.automations.AutomationKeys;
import io.relance.application.conversations.model.Conversation;
import io.relance.application.conversations.model.ConversationKeys;
import io.relance.application.execution.EnrollmentKeys;
import io.relance.application.execution.wave.Wave;
import io.relance.application.launches.Launch;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Tables;
import io.relance.application.promocodes.GrantedCode;
import io.relance.application.sending.model.EmailBody;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendKeys;
import io.relance.application.sending.model.SendKind;
import io.relance.application.sending.model.SkipReason;
import io.relance.application.sending.model.WhatsAppWindow;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.Flow;
import io.relance.domain.id.LaunchId;
import io.relance.domain.id.SendId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Loads what the gate and the rendering of sends need. */
public final class SendContextLoader {
  /** The maximum number of sends, for which a batch of keys is read in two parts at most. */
  public static final int MAX_SENDS = 25;

  private static final int MAX_KEYS = 100;

  private static final TypeReference<Map<String, Object>> VARIABLES = new TypeReference<>() {};

  private final Function<Collection<ItemKey>, Map<ItemKey, Item>> items;
  private final Function<Wave, Flow> flows;
  private final Recipients recipients;
  private final Suppressions suppressions;
  private final SendingRules rules;
  private final LaunchMembership membership;
  private final UsualSenders senders;

  /**
   * @param items reads the items that exist among at most 100 distinct keys
   * @param senders the senders of messages whose elements name none
   */
  public SendContextLoader(
      Function<Collection<ItemKey>, Map<ItemKey, Item>> items,
      Function<Wave, Flow> flows,
      Recipients recipients,
      Suppressions suppressions,
      SendingRules rules,
      LaunchMembership membership,
      UsualSenders senders) {
    this.items = items;
    this.flows = flows;
    this.recipients = recipients;
    this.suppressions = suppressions;
    this.rules = rules;
    this.membership = membership;
    this.senders = senders;
  }

  /** The contexts of at most {@link #MAX_SENDS} sends, in their order. */
  public List<SendContext> load(WaveSends waveSends) {
    var sends = waveSends.sends();
    var wave = waveSends.wave();
    var flow = wave.map(flows);
    var contacts = sends.stream().map(send -> send.intent().contact()).collect(Collectors.toSet());
    var people = recipients.find(contacts);
    var enrollmentItems =
        items.apply(sends.stream().flatMap(SendContextLoader::enrollmentKeys).distinct().toList());
    var loaded =
        sends.stream()
            .map(
                send ->
                    new LoadedSend(
                            send,
                            Optional.ofNullable(people.get(send.intent().contact())),
                            Optional.empty(),
                            enrollmentItems,
                            wave,
                            flow)
                        .hashed(suppressions))
            .toList();
    var related = read(loaded.stream().flatMap(this::keys).distinct().toList());
    var left = left(loaded);
    var taken = new HashSet<ItemKey>();
    return loaded.stream().map(it -> context(it, related, left, taken)).toList();
  }

  /** Reads items, in two parts where there are too many for one. */
  private Map<ItemKey, Item> read(List<ItemKey> keys) {
    var found = new HashMap<>(items.apply(keys.subList(0, Math.min(keys.size(), MAX_KEYS))));
    if (keys.size() > MAX_KEYS) {
      found.putAll(items.apply(keys.subList(MAX_KEYS, keys.size())));
    }
    return found;
  }

  private static Stream<ItemKey> enrollmentKeys(Send send) {
    return send.intent().position().stream()
        .flatMap(
            it ->
                Stream.concat(
                    Stream.of(
                        EnrollmentKeys.enrollment(it.enrollment()),
                        AutomationKeys.automation(it.automation())),
                    it.launch().stream().map(Launch::key)));
  }

  private Stream<ItemKey> keys(LoadedSend loadedSend) {
    return Stream.of(
            occurrence(loadedSend),
            suppression(loadedSend),
            duplicate(loadedSend),
            emailBody(loadedSend),
            frequency(loadedSend),
            conversation(loadedSend),
            window(loadedSend))
        .flatMap(Optional::stream);
  }

  private static Optional<ItemKey> occurrence(LoadedSend loadedSend) {
    return loadedSend
        .source()
        .filter(source -> !isLaunch(source))
        .map(source -> new ItemKey(Tables.OCCURRENCES, "occurrence#" + source, "occurrence"));
  }

  private static Optional<ItemKey> emailBody(LoadedSend loadedSend) {
    var send = loadedSend.send();
    return Optional.of(send.id())
        .filter(_ -> send.intent().kind().isStored())
        .map(SendKeys::emailBody);
  }

  private static Optional<ItemKey> suppression(LoadedSend loadedSend) {
    var channel = loadedSend.send().intent().channel();
    return loadedSend.hashedAddress().map(hashed -> Suppressions.hashedKey(channel, hashed));
  }

  private static Optional<ItemKey> duplicate(LoadedSend loadedSend) {
    if (loadedSend.send().intent().kind() != SendKind.MESSAGE
        || loadedSend.hashedAddress().isEmpty()) {
      return Optional.empty();
    }
    var element = loadedSend.position().orElseThrow().element();
    return loadedSend
        .source()
        .filter(SendContextLoader::isLaunch)
        .map(
            launch ->
                SendKeys.duplicate(
                    new LaunchId(launch), element, loadedSend.hashedAddress().orElseThrow()));
  }

  /** Replies in an exchange do not count. */
  private Optional<ItemKey> frequency(LoadedSend loadedSend) {
    return Optional.of(loadedSend.send().intent())
        .filter(_ -> loadedSend.exchange() == Gate.Exchange.NONE)
        .flatMap(rules.frequency()::key);
  }

  private Optional<ItemKey> conversation(LoadedSend loadedSend) {
    var intent = loadedSend.send().intent();
    return loadedSend
        .question()
        .map(_ -> ConversationKeys.open(intent.contact(), intent.channel(), usual(loadedSend)));
  }

  private String usual(LoadedSend loadedSend) {
    var send = loadedSend.send();
    return loadedSend.wave().map(wave -> senders.of(send, wave)).orElseGet(() -> senders.of(send));
  }

  private Optional<ItemKey> window(LoadedSend loadedSend) {
    var contact = loadedSend.send().intent().contact();
    return Optional.of(loadedSend)
        .filter(LoadedSend::isFreeWhatsApp)
        .map(it -> it.whatsAppSender().orElseGet(() -> senders.of(Channel.WHATSAPP)))
        .map(sender -> WhatsAppWindow.key(contact, sender));
  }

  private boolean windowClosed(LoadedSend loadedSend, Map<ItemKey, Item> related) {
    var now = rules.hours().clock().instant();
    return window(loadedSend)
        .filter(
            key ->
                Optional.ofNullable(related.get(key))
                    .map(WhatsAppWindow::of)
                    .filter(window -> window.isOpen(now))
                    .isEmpty())
        .isPresent();
  }

  private Optional<AskReservation> ask(LoadedSend loadedSend, Map<ItemKey, Item> related) {
    var channel = loadedSend.send().intent().channel();
    return conversation(loadedSend)
        .flatMap(
            key ->
                loadedSend
                    .enrollment()
                    .map(
                        enrollment ->
                            new AskReservation(
                                key,
                                Optional.ofNullable(related.get(key)),
                                enrollment,
                                loadedSend.position().orElseThrow(),
                                new Conversation.Address(channel, usual(loadedSend)),
                                loadedSend.flow().orElseThrow().conversation().maxDelay())));
  }

  private Optional<FrequencyCount> count(LoadedSend loadedSend, Map<ItemKey, Item> related) {
    return loadedSend
        .recipient()
        .filter(_ -> frequency(loadedSend).isPresent())
        .flatMap(it -> rules.frequency().count(loadedSend.send().intent(), it, related));
  }

  /** An event id contains a colon after its kind; a launch id contains none. */
  private static boolean isLaunch(String source) {
    return source.indexOf(':') < 0;
  }

  private SendContext context(
      LoadedSend loadedSend, Map<ItemKey, Item> related, Set<SendId> left, Set<ItemKey> taken) {
    var frequency = count(loadedSend, related);
    var facts =
        new Gate.Facts(
            loadedSend.send().intent(),
            loadedSend
                .enrollmentOver()
                .or(
                    () ->
                        Optional.of(SkipReason.LEFT_SEGMENT)
                            .filter(_ -> left.contains(loadedSend.send().id()))),
            loadedSend.exchange(),
            loadedSend.recipient().map(it -> new Gate.Person(loadedSend.address(), it.consents())),
            suppression(loadedSend).map(related::get).map(Suppression::of),
            opening(loadedSend),
            windowClosed(loadedSend, related),
            frequency.filter(it -> it.isReached(loadedSend.send().id())).isPresent(),
            isDuplicate(loadedSend, related, taken));
    return new SendContext(
        loadedSend.send(),
        facts,
        loadedSend.recipient(),
        loadedSend.position().flatMap(it -> loadedSend.flow().orElseThrow().element(it.element())),
        variables(loadedSend, related),
        new Reservations(duplicate(loadedSend), frequency, ask(loadedSend, related)),
        emailBody(loadedSend).map(related::get).map(EmailBody::of),
        loadedSend.source(),
        usual(loadedSend));
  }

  /**
   * The sends whose contacts have left the audience of their launch, which is asked again for each
   * message, but not after a delay.
   */
  private Set<SendId> left(List<LoadedSend> loaded) {
    return loaded.stream()
        .filter(it -> it.send().intent().kind() == SendKind.MESSAGE)
        .filter(it -> it.recipient().isPresent() && it.enrollmentOver().isEmpty())
        .filter(it -> it.launch().isPresent())
        .collect(Collectors.groupingBy(it -> it.launch().orElseThrow()))
        .entrySet()
        .stream()
        .flatMap(of -> left(Launch.of(of.getKey()), of.getValue()))
        .collect(Collectors.toSet());
  }

  private Stream<SendId> left(Launch launch, List<LoadedSend> loaded) {
    var contacts = loaded.stream().map(it -> it.send().intent().contact()).distinct().toList();
    var left = membership.left(launch, contacts);
    return loaded.stream()
        .map(LoadedSend::send)
        .filter(send -> left.contains(send.intent().contact()))
        .map(Send::id);
  }

  /** Replies in an exchange may be sent at any hour. */
  private Optional<Instant> opening(LoadedSend loadedSend) {
    return loadedSend
        .recipient()
        .filter(_ -> loadedSend.exchange() == Gate.Exchange.NONE)
        .flatMap(recipient -> rules.hours().opening(loadedSend.send().intent(), recipient));
  }

  private static Map<String, Object> variables(LoadedSend loadedSend, Map<ItemKey, Item> related) {
    var variables =
        occurrence(loadedSend).map(related::get).map(SendContextLoader::variables).orElse(Map.of());
    var answers = loadedSend.enrollment().map(Conversation::answers).orElse(Map.of());
    var promo = loadedSend.enrollment().map(GrantedCode::variables).orElse(Map.of());
    if (answers.isEmpty() && promo.isEmpty()) {
      return variables;
    }
    var all = new HashMap<>(variables);
    all.putAll(promo);
    if (!answers.isEmpty()) {
      all.put("answers", answers);
    }
    return all;
  }

  private static Map<String, Object> variables(Item occurrence) {
    return Json.read(occurrence.text("variables").orElse("{}"), VARIABLES);
  }

  /** Whether the address is taken: by another send, or by one before it in this batch. */
  private static boolean isDuplicate(
      LoadedSend loadedSend, Map<ItemKey, Item> related, Set<ItemKey> taken) {
    return duplicate(loadedSend)
        .map(
            key -> {
              var owner = Optional.ofNullable(related.get(key)).flatMap(item -> item.text("send"));
              return owner
                  .map(id -> !id.equals(loadedSend.send().id().value()))
                  .orElse(!taken.add(key));
            })
        .orElse(false);
  }
}
