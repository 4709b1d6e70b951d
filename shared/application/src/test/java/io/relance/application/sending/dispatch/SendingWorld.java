package io.relance.application.sending.dispatch;

import io.relance.application.automations.AutomationKeys;
import io.relance.application.automations.LiveAutomation;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.contacts.ConsentChanged;
import io.relance.application.contacts.ConsentLedger;
import io.relance.application.contacts.Contacts;
import io.relance.application.contacts.PhoneNumbers;
import io.relance.application.execution.CancelWaves;
import io.relance.application.execution.EnrollContacts;
import io.relance.application.execution.Enrollments;
import io.relance.application.execution.ExecuteSteps;
import io.relance.application.execution.StartWaves;
import io.relance.application.execution.Waves;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.scheduling.Agenda;
import io.relance.application.sending.gate.ContactRecipients;
import io.relance.application.sending.gate.Suppressions;
import io.relance.application.sending.model.WorkerLeases;
import io.relance.application.sending.provider.ChannelProvider;
import io.relance.application.sending.provider.ChannelProviders;
import io.relance.application.sending.unsubscribe.UnsubscribeLinks;
import io.relance.application.testing.HandClock;
import io.relance.application.testing.NotingEngine;
import io.relance.compiler.codec.DecodeResult;
import io.relance.compiler.codec.FlowCodec;
import io.relance.compiler.liquid.LiquidText;
import io.relance.domain.flow.Flow;
import io.relance.domain.provider.SmsProvider;
import io.relance.domain.queue.Queue;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import io.relance.embedded.queue.SqliteQueue;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.embedded.store.SqliteItemStore;
import io.relance.testkit.crash.CrashPoint;
import io.relance.testkit.crash.WatchedFlowEngine;
import io.relance.testkit.crash.WatchedItemStore;
import io.relance.testkit.crash.WatchedQueue;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** Sending on the real store and queue, put together as a process puts it together. */
final class SendingWorld implements AutoCloseable {
  static final String AUTOMATION = "a1";
  static final String SENDER = "+33700000001";

  /** What outlives a process. */
  record Around(
      Path folder,
      HandClock clock,
      HandClock realTime,
      NotingEngine engine,
      SmsProvider sms,
      PlayedEmail email) {
    static Around in(Path folder, SmsProvider sms) {
      return new Around(
          folder, new HandClock(), new HandClock(), new NotingEngine(), sms, new PlayedEmail());
    }
  }

  final Around around;
  final PlayedFaults faults = new PlayedFaults();
  final List<ConsentChanged> told = new ArrayList<>();
  final ItemStore store;
  final Queue queue;
  final Agenda agenda;
  final Contacts contacts;
  final ConsentLedger ledger;
  final Waves waves;
  final Enrollments enrollments;
  final EnrollContacts enrolling;
  final ExecuteSteps steps;
  final CancelWaves ending;
  final UnsubscribeLinks links;
  final SendingParts parts;
  final Sending sending;
  OptionalDouble rate = OptionalDouble.empty();
  private final SqliteDatabase database;

  SendingWorld(Path folder, SmsProvider sms) {
    this(Around.in(folder, sms), "boot-1", CrashPoint.never());
  }

  /** A process of its own on what was there before. */
  SendingWorld(Around around, String boot, CrashPoint crash) {
    this.around = around;
    database = SqliteDatabase.open(around.folder());
    store =
        new WatchedItemStore(
            new SqliteItemStore(database, around.realTime(), Set.of(), faults), crash);
    queue = new WatchedQueue(new SqliteQueue(database, around.realTime()), crash);
    var engine = new WatchedFlowEngine(around.engine(), crash);
    agenda = new Agenda(store, _ -> {}, around.clock());
    contacts = new Contacts(store, new PhoneNumbers("FR"), around.clock());
    ledger = new ConsentLedger(store, contacts, around.clock());
    waves = new Waves(store, agenda, around.clock(), ZoneOffset.UTC);
    enrollments = new Enrollments(store);
    var starts = new StartWaves(engine);
    enrolling = new EnrollContacts(store, waves, starts, around.clock());
    var walks = new ExecuteSteps.WalkParts(waves, enrollments, starts);
    var flows = new PublishedFlows(store, SendingWorld::read);
    steps = new ExecuteSteps(store, walks, flows, agenda, around.clock());
    links = new UnsubscribeLinks(store, URI.create("https://relance.example.com"));
    parts =
        new SendingParts(
            store,
            queue,
            agenda,
            new SendingParts.Walking(waves, steps, flows, engine),
            timing(boot),
            outside());
    sending = new Sending(parts);
    ending = new CancelWaves(store, walks, agenda, engine, sending.skipSends(), around.clock());
  }

  private SendingParts.Timing timing(String boot) {
    return new SendingParts.Timing(
        around.clock(),
        around.realTime(),
        around.realTime()::advance,
        WorkerLeases.oneProcess(boot, around.realTime()),
        around.realTime());
  }

  private SendingParts.Outside outside() {
    return new SendingParts.Outside(
        new ContactRecipients(contacts, ledger, told::add, around.clock()),
        new Suppressions(address -> Integer.toHexString(address.hashCode())),
        new ChannelProviders(
            new ChannelProvider.Texts(around.sms(), SENDER),
            new ChannelProvider.Emails(around.email(), "shop@example.com")),
        (channel, _) ->
            switch (channel) {
              case SMS, WHATSAPP -> rate;
              case EMAIL -> OptionalDouble.empty();
            },
        new LiquidText(around.clock(), ZoneOffset.UTC),
        links);
  }

  /** An automation that is live. */
  LiveAutomation live(String json) {
    var flow = read(json);
    var version =
        ItemBuilder.at(AutomationKeys.version(AUTOMATION, 1))
            .text("flow", json)
            .text("machine", "a1:1");
    store.transact(List.of(Write.put(version.build())));
    exitedThrough(0);
    return new LiveAutomation(AUTOMATION, "Thanks", around.clock().instant(), 1, 1, "a1:1", flow);
  }

  /** Everybody who entered under an activation up to this one is taken out. */
  void exitedThrough(long activation) {
    var automation =
        ItemBuilder.at(AutomationKeys.automation(AUTOMATION)).number("exitedThrough", activation);
    store.transact(List.of(Write.put(automation.build())));
  }

  @Override
  public void close() {
    database.close();
  }

  private static Flow read(String json) {
    if (FlowCodec.decode(json) instanceof DecodeResult.Whole<Flow>(var flow)) {
      return flow;
    }
    throw new IllegalArgumentException("Not a flow: " + FlowCodec.decode(json));
  }
}
