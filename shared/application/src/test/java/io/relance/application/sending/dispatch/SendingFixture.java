package io.relance.application.sending.dispatch;

import io.relance.application.automations.AutomationKeys;
import io.relance.application.automations.LiveAutomation;
import io.relance.application.composition.Clocks;
import io.relance.application.composition.FlowExecution;
import io.relance.application.composition.Messaging;
import io.relance.application.composition.Ports;
import io.relance.application.composition.Project;
import io.relance.application.composition.Relance;
import io.relance.application.contacts.ConsentLedger;
import io.relance.application.contacts.Contacts;
import io.relance.application.execution.CancelEnrollments;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Queues;
import io.relance.application.sending.gate.FrequencyCap;
import io.relance.application.sending.gate.SendingLimits;
import io.relance.application.sending.guard.DailyCaps;
import io.relance.application.sending.model.WorkerLeases;
import io.relance.application.sending.provider.ChannelProvider;
import io.relance.application.sending.provider.ChannelProviders;
import io.relance.application.sending.provider.EmailSettings;
import io.relance.application.sending.unsubscribe.UnsubscribeLinks;
import io.relance.application.testing.LiveFlows;
import io.relance.application.testing.RecordingEngine;
import io.relance.application.testing.TestProject;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.AutomationId;
import io.relance.domain.provider.SmsProvider;
import io.relance.domain.queue.Queue;
import io.relance.domain.queue.Received;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import io.relance.domain.time.QuietHours;
import io.relance.embedded.objectstore.FolderObjectStore;
import io.relance.embedded.queue.SqliteQueue;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.embedded.store.SqliteItemStore;
import io.relance.providers.sandbox.SandboxWhatsApp;
import io.relance.testkit.crash.CrashPoint;
import io.relance.testkit.crash.WatchedFlowEngine;
import io.relance.testkit.crash.WatchedItemStore;
import io.relance.testkit.crash.WatchedQueue;
import io.relance.testkit.fault.FaultyItemStore;
import io.relance.testkit.time.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sending on the real store and queue, put together as a process puts it together. */
final class SendingFixture implements AutoCloseable {
  static final AutomationId AUTOMATION = new AutomationId("a1");
  static final String SENDER = "+33700000001";

  /** What outlives a process. */
  record Around(
      Path folder,
      HandClock clock,
      HandClock realTime,
      RecordingEngine engine,
      SmsProvider sms,
      FakeEmailProvider email) {
    static Around in(Path folder, SmsProvider sms) {
      return new Around(
          folder,
          TestProject.clock(),
          TestProject.clock(),
          new RecordingEngine(),
          sms,
          new FakeEmailProvider());
    }
  }

  private EmailSettings emailSettings = new EmailSettings(1_000_000, "");
  final Around around;
  final ProviderFaults faults = new ProviderFaults();
  final ItemStore store;
  final Queue queue;
  final Contacts contacts;
  final ConsentLedger ledger;
  final FlowExecution walking;
  final CancelEnrollments ending;
  final UnsubscribeLinks links;
  private final String boot;
  private final Ports ports;
  private final SqliteDatabase database;
  private Relance relance;
  private SendingLimits limits = SendingLimits.NONE;

  SendingFixture(Path folder, SmsProvider sms) {
    this(Around.in(folder, sms), "boot-1", CrashPoint.never());
  }

  /** A process of its own on what was there before. */
  SendingFixture(Around around, String boot, CrashPoint crash) {
    this.around = around;
    this.boot = boot;
    var realTime = around.realTime();
    database = SqliteDatabase.open(around.folder());
    store =
        new WatchedItemStore(
            new FaultyItemStore(new SqliteItemStore(database, realTime), faults), crash);
    queue = new WatchedQueue(new SqliteQueue(database, realTime), crash);
    ports =
        new Ports(
            store,
            queue,
            new WatchedFlowEngine(around.engine(), crash),
            _ -> {},
            new FolderObjectStore(around.folder().resolve("objects"), InstantSource.system()),
            new Clocks(around.clock(), realTime, realTime, realTime::pass));
    relance = relance(1_000_000, true);
    contacts = relance.people().contacts();
    ledger = relance.people().ledger();
    walking = relance.execution();
    ending = relance.messaging().cancelEnrollments();
    links = relance.messaging().unsubscribeLinks();
  }

  private Relance relance(int smsRate, boolean answersOptOuts) {
    var project =
        new Project(
            ZoneOffset.UTC,
            "FR",
            TestProject.ADDRESS,
            smsRate,
            Set.of(SENDER),
            answersOptOuts,
            limits,
            new ChannelProviders(
                List.of(new ChannelProvider.SmsChannel(around.sms(), SENDER)),
                new ChannelProvider.EmailChannel(around.email(), "shop@example.com"),
                new ChannelProvider.WhatsAppChannel(new SandboxWhatsApp(), "sandbox"),
                emailSettings),
            WorkerLeases.singleProcess(boot, around.realTime()));
    return new Relance(ports, project);
  }

  Messaging sending() {
    return relance.messaging();
  }

  /** From now on emails are sent so. */
  void emails(EmailSettings settings) {
    emailSettings = settings;
    relance = relance(1_000_000, true);
  }

  /** From now on the sender takes so many messages a second. */
  void limitTo(int smsRate) {
    relance = relance(smsRate, true);
  }

  /** From now on no marketing texts are sent at these hours. */
  void quietAt(QuietHours hours) {
    limits = new SendingLimits(hours, limits.frequencyCaps(), limits.dailyCaps());
    relance = relance(1_000_000, true);
  }

  /** From now on a contact gets so many marketing texts in so many days. */
  void capAt(int messages, int days) {
    var caps = Map.of(Channel.SMS, new FrequencyCap(messages, days));
    limits = new SendingLimits(limits.quietHours(), caps, limits.dailyCaps());
    relance = relance(1_000_000, true);
  }

  /** From now on no frequency cap is set. */
  void capOff() {
    limits = new SendingLimits(limits.quietHours(), Map.of(), limits.dailyCaps());
    relance = relance(1_000_000, true);
  }

  /** From now on automations send so many messages a day. */
  void capsOfADay(DailyCaps caps) {
    limits = new SendingLimits(limits.quietHours(), limits.frequencyCaps(), caps);
    relance = relance(1_000_000, true);
  }

  /** From now on the provider answers STOP and its like. */
  void letProviderAnswer() {
    relance = relance(1_000_000, false);
  }

  /** The opt-outs that automations are to hear of. */
  List<Received> optOuts() {
    return queue.receive(Queues.OCCURRENCES, 10, Duration.ZERO);
  }

  /** An automation that is live. */
  LiveAutomation live(String json) {
    var live = LiveFlows.publish(store, AUTOMATION, json, around.clock().instant());
    exitedThrough(0);
    return live;
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
}
