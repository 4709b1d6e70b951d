package io.relance.server;

import io.relance.application.composition.Ports;
import io.relance.application.composition.Project;
import io.relance.application.sending.provider.ChannelProvider;
import io.relance.application.sending.provider.ChannelProviders;
import io.relance.config.Settings;
import io.relance.testkit.crash.Effect;
import io.relance.testkit.crash.EffectWatch;
import io.relance.testkit.crash.WatchedFlowEngine;
import io.relance.testkit.crash.WatchedItemStore;
import io.relance.testkit.crash.WatchedObjectStore;
import io.relance.testkit.crash.WatchedProviders;
import io.relance.testkit.crash.WatchedQueue;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The server as a program that halts by itself in a gap, as suddenly as by kill -9: no hook runs
 * and nothing is flushed.
 */
final class HaltingServer {
  /** The status of a process that SIGKILL ended. */
  static final int KILLED = 137;

  private HaltingServer() {}

  /** Takes a port, a folder, and perhaps a gap with how often it is passed before. */
  public static void main(String[] arguments) throws InterruptedException {
    int port = Integer.parseInt(arguments[0]);
    var portDecorators = arguments.length < 3 ? PortDecorators.none() : halting(arguments);
    var settings = Settings.read(System.getenv(), port);
    try (var deployment = new Deployment(settings, Path.of(arguments[1]), port, portDecorators)) {
      System.out.println("ready " + deployment.address());
      new CountDownLatch(1).await();
    }
  }

  private static PortDecorators halting(String[] arguments) {
    return new Watched(new Halt(Gap.valueOf(arguments[2]), Integer.parseInt(arguments[3])));
  }

  /** Ends the process in a gap. */
  private record Halt(Gap gap, AtomicInteger times) implements EffectWatch {
    Halt(Gap gap, int before) {
      this(gap, new AtomicInteger(before));
    }

    @Override
    public void before(Effect effect) {
      if (gap.isBefore(effect)) {
        come();
      }
    }

    @Override
    public void after(Effect effect) {
      if (gap.isAfter(effect)) {
        come();
      }
    }

    private void come() {
      if (times.getAndDecrement() == 0) {
        Runtime.getRuntime().halt(KILLED);
      }
    }
  }

  private record Watched(EffectWatch watch) implements PortDecorators {
    @Override
    public Ports around(Ports ports) {
      return new Ports(
          new WatchedItemStore(ports.store(), watch),
          new WatchedQueue(ports.queue(), watch),
          new WatchedFlowEngine(ports.engine(), watch),
          ports.alarm(),
          new WatchedObjectStore(ports.objects(), watch),
          ports.clock(),
          ports.realTime(),
          ports.wallClock());
    }

    @Override
    public Project around(Project project) {
      var smsChannel = project.channelProviders().sms();
      var watched = WatchedProviders.of(smsChannel.provider(), watch);
      return new Project(
          project.zone(),
          project.country(),
          project.publicUrl(),
          project.smsRate(),
          project.ownNumbers(),
          project.answersOptOuts(),
          project.sendingLimits(),
          new ChannelProviders(
              new ChannelProvider.SmsChannel(watched, smsChannel.defaultSender()),
              project.channelProviders().email(),
              project.channelProviders().whatsApp()),
          project.workerLeases());
    }
  }
}
