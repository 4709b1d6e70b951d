package io.relance.application.composition;

import io.relance.application.persistence.Queues;
import io.relance.domain.alarm.Alarm;
import io.relance.domain.engine.FlowEngine;
import io.relance.domain.job.JobLane;
import io.relance.domain.metrics.Recorder;
import io.relance.domain.objectstore.ObjectStore;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.Queue;
import io.relance.domain.retry.Pause;
import io.relance.domain.store.ItemStore;
import java.time.InstantSource;

/** The ports that a deployment provides. */
public record Ports(
    ItemStore store,
    Queue queue,
    FlowEngine engine,
    Alarm alarm,
    ObjectStore objects,
    Clocks clocks,
    Recorder recorder,
    JobLane jobLane) {

  /** A deployment that starts jobs by a queue. */
  public Ports(
      ItemStore store,
      Queue queue,
      FlowEngine engine,
      Alarm alarm,
      ObjectStore objects,
      Clocks clocks,
      Recorder recorder) {
    this(
        store,
        queue,
        engine,
        alarm,
        objects,
        clocks,
        recorder,
        job -> queue.send(Queues.JOBS, Message.of(job.value())));
  }

  /** A deployment that records nothing. */
  public Ports(
      ItemStore store,
      Queue queue,
      FlowEngine engine,
      Alarm alarm,
      ObjectStore objects,
      Clocks clocks) {
    this(store, queue, engine, alarm, objects, clocks, Recorder.none());
  }

  /** A deployment whose real time a test clock may move. */
  public Ports(
      ItemStore store,
      Queue queue,
      FlowEngine engine,
      Alarm alarm,
      ObjectStore objects,
      InstantSource clock,
      InstantSource realTime,
      InstantSource wallClock) {
    this(
        store, queue, engine, alarm, objects, new Clocks(clock, realTime, wallClock, Pause.real()));
  }

  /** A deployment whose real time nothing moves. */
  public Ports(
      ItemStore store,
      Queue queue,
      FlowEngine engine,
      Alarm alarm,
      ObjectStore objects,
      InstantSource clock,
      InstantSource realTime) {
    this(store, queue, engine, alarm, objects, clock, realTime, realTime);
  }

  /** The same ports with a recorder. */
  public Ports recordedBy(Recorder recorder) {
    return new Ports(store, queue, engine, alarm, objects, clocks, recorder, jobLane);
  }

  /** The same ports, with another way to start jobs. */
  public Ports startingJobsBy(JobLane lane) {
    return new Ports(store, queue, engine, alarm, objects, clocks, recorder, lane);
  }

  public InstantSource clock() {
    return clocks.clock();
  }

  public InstantSource realTime() {
    return clocks.realTime();
  }

  public InstantSource wallClock() {
    return clocks.wallClock();
  }
}
