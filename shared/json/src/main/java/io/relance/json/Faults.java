package io.relance.json;

import java.util.ArrayList;
import java.util.List;

/** Collects faults, up to a bound; a document full of them is not worth more. */
public final class Faults implements FaultSink {
  private static final int MOST = 100;

  private final List<Fault> faults = new ArrayList<>();

  /** Adds a fault; beyond 100 it is left out. */
  @Override
  public void add(String path, String message) {
    if (faults.size() < MOST) {
      faults.add(new Fault(path, message));
    }
  }

  public boolean isEmpty() {
    return faults.isEmpty();
  }

  /** All of them, in the order in which they were found. */
  public List<Fault> all() {
    return List.copyOf(faults);
  }
}
